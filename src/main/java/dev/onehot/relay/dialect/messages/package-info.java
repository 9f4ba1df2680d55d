/// Anthropic Messages, as of anthropic-version 2023-06-01.
@NullMarked
package dev.onehot.relay.dialect.messages;

import org.jspecify.annotations.NullMarked;
