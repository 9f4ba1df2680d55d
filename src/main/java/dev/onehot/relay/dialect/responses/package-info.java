/// OpenAI Responses, as Codex speaks it.
@NullMarked
package dev.onehot.relay.dialect.responses;

import org.jspecify.annotations.NullMarked;
