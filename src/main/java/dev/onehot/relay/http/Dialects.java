package dev.onehot.relay.http;

import dev.onehot.relay.dialect.Dialect;
import dev.onehot.relay.dialect.chat.Chat;
import dev.onehot.relay.dialect.gemini.Gemini;
import dev.onehot.relay.dialect.messages.Messages;
import dev.onehot.relay.dialect.responses.Responses;

/// How each dialect is read and written.
final class Dialects {
    private Dialects() {}

    /// As a program asks in it, or a provider is asked.
    static Dialect of(Asked asked) {
        boolean listed = asked.tongue() == Tongue.GEMINI && !asked.query().contains("alt=sse");
        return listed ? new Gemini(true) : of(asked.tongue());
    }

    static Dialect of(Tongue tongue) {
        return switch (tongue) {
            case MESSAGES -> new Messages();
            case CHAT -> new Chat();
            case RESPONSES -> new Responses();
            case GEMINI -> new Gemini();
        };
    }
}
