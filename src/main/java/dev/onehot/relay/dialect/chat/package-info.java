/// OpenAI Chat Completions, and what servers that took it over made of it.
@NullMarked
package dev.onehot.relay.dialect.chat;

import org.jspecify.annotations.NullMarked;
