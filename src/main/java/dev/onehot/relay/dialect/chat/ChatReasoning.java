package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.Signatures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a model thought, as servers that took Chat Completions over tell it; the vendor itself tells none.
///
/// @param signature in which member it came, so that it goes back in the same
record ChatReasoning(String text, String signature) {
    private static final List<String> MEMBERS = List.of("reasoning_content", "reasoning");

    /// @param message or a piece of one
    static Optional<ChatReasoning> in(JsonNode message) {
        return MEMBERS.stream()
                .filter(it -> message.path(it).isString() && !message.path(it).asString("").isEmpty())
                .findFirst()
                .map(it -> new ChatReasoning(message.path(it).asString(""), Signatures.fromProvider(Chat.NAME, it)));
    }

    /// The member in which it goes back; empty when it is another dialect's.
    static String member(String signature) {
        var member = Signatures.toProvider(Chat.NAME, signature);
        return MEMBERS.contains(member) ? member : "";
    }

    /// What Google wants back with a call, in its own place in this dialect.
    static String signature(JsonNode call) {
        return Signatures.fromProvider("gemini", call.path("extra_content").path("google").path("thought_signature").asString(""));
    }

    static void sign(ObjectNode call, String signature) {
        var google = Signatures.toProvider("gemini", signature);
        if (!google.isEmpty()) {
            call.putObject("extra_content").putObject("google").put("thought_signature", google);
        }
    }
}
