package dev.onehot.schema;

import module java.base;

import dev.onehot.model.Message;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One schema, read with limits: whoever wrote it may mean harm.
///
/// It describes one object whose properties are settings. What it says of the object as a whole is not looked at, because settings are
/// stored one by one.
final class SchemaDocument {
    /// Reads values and schemas; what is nested deeper than any setting is refused while it is read.
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(400)
                            .build())
                    .build())
            .build();

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final int MOST_SETTINGS = 200_000;
    private static final int LONGEST_CHAIN = 16;

    private final String name;
    private final String text;
    private final boolean own;

    SchemaDocument(String name, String text, boolean own) {
        this.name = name;
        this.text = text;
        this.own = own;
    }

    void readInto(Map<String, SettingCheck> checks, List<SchemaFault> faults) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException broken) {
            var place = broken.getLocation();
            var where = place == null ? "1" : place.getLineNr() + ":" + place.getColumnNr();
            faults.add(fault("", Message.of("schema.json", name, where)));
            return;
        }
        if (!isOfTheDialect(root)) {
            faults.add(fault("", Message.of("schema.dialect", name, dialect(root))));
            return;
        }
        var properties = root.path("properties");
        if (!properties.isObject() || properties.isEmpty() || properties.size() > MOST_SETTINGS) {
            faults.add(fault("", Message.of("schema.empty", name)));
            return;
        }
        var definitions = root.path("$defs");
        var group = root.path("title").asString(name);
        var validators = new Validators(definitions);
        int place = 0;
        for (var entry : properties.properties()) {
            var resolved = resolve(definitions, entry.getValue());
            if (resolved == null) {
                faults.add(fault(entry.getKey(), Message.of("schema.reference", name, entry.getKey())));
                continue;
            }
            var setting = new KnownSettingReader(resolved, name, own, group).read(entry.getKey(), place++);
            checks.putIfAbsent(entry.getKey(), new SettingCheck(setting, entry.getValue(), validators));
        }
    }

    static boolean isOfTheDialect(JsonNode root) {
        return dialect(root).replace("#", "").equals(DIALECT);
    }

    private static String dialect(JsonNode root) {
        return root.path("$schema").asString(DIALECT);
    }

    private SchemaFault fault(String key, Message message) {
        return new SchemaFault(name, key, message);
    }

    /// What the property is after following its references within the document; null when they lead nowhere or in a circle.
    private static @Nullable ObjectNode resolve(JsonNode definitions, JsonNode property) {
        if (property.isBoolean()) {
            return JSON.createObjectNode();
        }
        if (!(property instanceof ObjectNode object)) {
            return null;
        }
        var merged = object.deepCopy();
        for (int hops = 0; merged.has("$ref"); hops++) {
            var reference = merged.remove("$ref").asString("");
            var prefix = "#/$defs/";
            var target = reference.startsWith(prefix) ? definitions.path(reference.substring(prefix.length())) : null;
            if (!(target instanceof ObjectNode found) || hops == LONGEST_CHAIN) {
                return null;
            }
            for (var member : found.properties()) {
                if (!merged.has(member.getKey())) {
                    merged.set(member.getKey(), member.getValue());
                }
            }
        }
        return merged;
    }
}
