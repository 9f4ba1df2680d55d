package dev.onehot.relay.dialect.gemini;

import module java.base;

import tools.jackson.databind.JsonNode;

/// Google's servers take a member's name in both ways of writing it: `maxOutputTokens`, `max_output_tokens`. Pure.
final class GeminiMember {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private GeminiMember() {}

    /// The member, or a missing node.
    ///
    /// @param name as `maxOutputTokens`
    static JsonNode of(JsonNode object, String name) {
        var member = object.path(name);
        return member.isMissingNode() ? object.path(snake(name)) : member;
    }

    static String text(JsonNode object, String name) {
        return of(object, name).stringValue("");
    }

    static boolean isThere(JsonNode object, String name) {
        var member = of(object, name);
        return !member.isMissingNode() && !member.isNull();
    }

    /// As `max_output_tokens`.
    static String snake(String name) {
        return HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
