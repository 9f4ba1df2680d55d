package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Schemas as Google has them: an older kind of its own, and as much of JSON Schema as its servers take. Pure.
final class GeminiSchema {
    private static final Set<String> TAKEN = Set.of("$id", "$defs", "$ref", "$anchor", "type", "format", "title", "description", "enum", "items", "prefixItems",
            "minItems", "maxItems", "minimum", "maximum", "anyOf", "oneOf", "properties", "additionalProperties", "required", "propertyOrdering");
    /// Nobody misses these.
    private static final Set<String> IDLE = Set.of("$schema", "$comment", "examples", "example");
    private static final Set<String> NUMBERS = Set.of("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties");
    private static final String OLDER_DEFINITIONS = "#/definitions/";

    private GeminiSchema() {}

    /// JSON Schema out of Google's own kind.
    static ObjectNode read(JsonNode schema) {
        var read = WireJson.object();
        schema.properties().forEach(it -> member(it.getKey(), it.getValue(), read));
        if (schema.path("nullable").booleanValue(false) && read.path("type").isString()) {
            var type = read.path("type").stringValue();
            read.putArray("type").add(type).add("null");
        }
        if (read.isEmpty()) {
            read.put("type", "object").putObject("properties");
        }
        return read;
    }

    private static void member(String written, JsonNode value, ObjectNode read) {
        var name = written.equals("any_of") ? "anyOf" : written;
        switch (name) {
            case "nullable", "propertyOrdering", "property_ordering", "example" -> {}
            case "type" -> {
                if (value.isString() && !value.stringValue().equals("TYPE_UNSPECIFIED")) {
                    read.put("type", value.stringValue().toLowerCase(Locale.ROOT));
                }
            }
            case "properties" -> {
                var properties = read.putObject(name);
                value.properties().forEach(it -> properties.set(it.getKey(), read(it.getValue())));
            }
            case "items" -> read.set(name, read(value));
            case "anyOf" -> {
                var kinds = read.putArray(name);
                value.forEach(it -> kinds.add(read(it)));
            }
            // Large numbers are texts in Google's JSON.
            default -> read.set(name, NUMBERS.contains(name) && value.isString() && value.stringValue().matches("\\d{1,9}")
                    ? WireJson.object().numberNode(Integer.parseInt(value.stringValue())) : value);
        }
    }

    /// As much of a JSON Schema as Google takes.
    ///
    /// @param omissions is told what it does not take
    static ObjectNode write(JsonNode schema, Omissions omissions) {
        var written = WireJson.object();
        boolean reference = schema.path("$ref").isString();
        for (var member : schema.properties()) {
            var name = member.getKey().equals("definitions") ? "$defs" : member.getKey();
            var value = member.getValue();
            if (name.equals("const") && (value.isString() || value.isNumber())) {
                written.putArray("enum").add(value);
            } else if (!TAKEN.contains(name) || (reference && !name.startsWith("$")) || (name.equals("enum") && !isEnum(value))) {
                if (!IDLE.contains(name)) {
                    omissions.add("schema", GeminiMember.snake(name));
                }
            } else {
                written.set(name, value(name, value, omissions));
            }
        }
        return written;
    }

    private static boolean isEnum(JsonNode values) {
        return values.isArray() && values.valueStream().allMatch(it -> it.isString() || it.isNumber());
    }

    private static JsonNode value(String name, JsonNode value, Omissions omissions) {
        return switch (name) {
            case "properties", "$defs" -> {
                var named = WireJson.object();
                value.properties().forEach(it -> named.set(it.getKey(), inner(it.getValue(), omissions)));
                yield named;
            }
            case "items", "additionalProperties" -> inner(value, omissions);
            case "anyOf", "oneOf", "prefixItems" -> {
                ArrayNode kinds = WireJson.object().putArray(name);
                value.forEach(it -> kinds.add(inner(it, omissions)));
                yield kinds;
            }
            case "$ref" -> value.isString() && value.stringValue().startsWith(OLDER_DEFINITIONS)
                    ? WireJson.object().stringNode("#/$defs/" + value.stringValue().substring(OLDER_DEFINITIONS.length())) : value;
            default -> value;
        };
    }

    private static JsonNode inner(JsonNode schema, Omissions omissions) {
        return schema.isObject() ? write(schema, omissions) : schema;
    }
}
