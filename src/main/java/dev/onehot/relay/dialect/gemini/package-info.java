/// Google's Gemini: `generateContent` and its stream.
@NullMarked
package dev.onehot.relay.dialect.gemini;

import org.jspecify.annotations.NullMarked;
