package dev.onehot.relay.dialect;

import module java.base;

import tools.jackson.databind.JsonNode;

/// What vendors want of a JSON Schema before they hold a model to it.
public final class Strictness {
    private Strictness() {}

    /// Whether no object of it takes members that it does not name.
    public static boolean isClosed(JsonNode schema) {
        return everyObject(schema, it -> it.path("additionalProperties").isBoolean() && !it.path("additionalProperties").asBoolean(true));
    }

    /// Whether it is closed, and every member is required.
    public static boolean isStrict(JsonNode schema) {
        return isClosed(schema) && everyObject(schema, it -> {
            var required = it.path("required").valueStream().map(name -> name.asString("")).collect(Collectors.toSet());
            return required.containsAll(it.path("properties").propertyNames());
        });
    }

    private static boolean everyObject(JsonNode schema, Predicate<JsonNode> rule) {
        boolean object = schema.path("type").asString("").equals("object") || schema.path("properties").isObject();
        return (!object || rule.test(schema)) && schema.valueStream().allMatch(it -> everyObject(it, rule));
    }
}
