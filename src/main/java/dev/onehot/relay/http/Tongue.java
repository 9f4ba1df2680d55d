package dev.onehot.relay.http;

import module java.base;

import dev.onehot.model.Protocol;

/// The dialects in which programs ask.
enum Tongue {
    MESSAGES(Protocol.ANTHROPIC),
    CHAT(Protocol.OPENAI),
    RESPONSES(Protocol.OPENAI),
    GEMINI(Protocol.GOOGLE);

    private final Protocol protocol;

    Tongue(Protocol protocol) {
        this.protocol = protocol;
    }

    Protocol protocol() {
        return protocol;
    }

    /// As a string of JSON.
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
