package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.dialect.Dialect;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.dialect.messages.Messages;
import dev.onehot.relay.dialect.responses.Responses;

/// How each dialect is read and written.
final class Dialects {
    private Dialects() {}

    /// @param asked what a program asks in it, or a provider is asked
    static Dialect of(Asked asked) {
        return switch (asked.tongue()) {
            case MESSAGES -> new Messages();
            case RESPONSES -> new Responses();
            case CHAT, GEMINI -> throw new UnreadableTurnException("Choose a provider of the program's own dialect: this one speaks another.");
        };
    }
}
