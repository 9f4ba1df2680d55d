package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.files.ExportDocument.Beside;
import dev.onehot.core.files.ExportDocument.Entry;
import dev.onehot.model.SpareKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes nothing in an export for what it is not: an import that replaces would remove what a slip of the pen leaves out.
final class DocumentReading {
    private static final String REFERENCE = "env:";
    private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,8}");

    private DocumentReading() {}

    /// Throws [DocumentException] when it is none, or malformed.
    static ExportDocument read(String text) {
        ExportDocument.requireFew(text);
        var root = ExportDocument.parse(text);
        if (!root.path("format").asString("").equals(ExportDocument.FORMAT)) {
            throw DocumentException.noExport("format");
        }
        var version = root.path("version");
        if (!version.isIntegralNumber() || version.asLong(0) < 1) {
            throw DocumentException.noExport("version");
        }
        if (version.asLong() > ExportDocument.VERSION) {
            throw new DocumentException(DocumentException.Kind.NEWER, "import.newer", String.valueOf(version.asLong()));
        }
        return of(root);
    }

    /// Throws [DocumentException] with the place of the first thing that is malformed.
    private static ExportDocument of(ObjectNode root) {
        var settings = Optional.ofNullable(root.get("settings")).map(DocumentReading::settings);
        var providers = Optional.ofNullable(root.get("providers")).map(DocumentReading::providers);
        if (settings.isEmpty() && providers.isEmpty()) {
            throw DocumentException.malformed("settings, providers");
        }
        return new ExportDocument(settings, providers, Optional.ofNullable(root.get("keys")).map(it -> text(it, "keys")));
    }

    private static Map<String, String> settings(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw DocumentException.malformed("settings");
        }
        var texts = new LinkedHashMap<String, String>();
        object.properties().forEach(it -> texts.put(it.getKey(), text(it.getValue(), "settings." + it.getKey())));
        return texts;
    }

    private static List<Entry> providers(JsonNode node) {
        if (!(node instanceof ArrayNode array)) {
            throw DocumentException.malformed("providers");
        }
        var entries = new ArrayList<Entry>();
        boolean oneIsActive = false;
        for (var it : array) {
            var place = "providers[" + entries.size() + "]";
            var entry = entry(it, place);
            if (entry.active() && oneIsActive) {
                throw DocumentException.malformed(place + ".active");
            }
            oneIsActive |= entry.active();
            entries.add(entry);
        }
        return entries;
    }

    /// Members that this version does not know are left aside, as long as they are texts.
    private static Entry entry(JsonNode node, String place) {
        if (!(node instanceof ObjectNode object)) {
            throw DocumentException.malformed(place);
        }
        var fields = new LinkedHashMap<String, String>();
        boolean active = false;
        for (var it : object.properties()) {
            var name = it.getKey();
            if (name.equals("active")) {
                active = truth(it.getValue(), place + ".active");
            } else {
                fields.put(name, text(it.getValue(), place + "." + name));
            }
        }
        var from = Optional.ofNullable(fields.remove("keyFrom"));
        if (from.filter(it -> !it.startsWith(REFERENCE)).isPresent()) {
            throw DocumentException.malformed(place + ".keyFrom");
        }
        if (fields.getOrDefault("name", "").isBlank()) {
            throw DocumentException.malformed(place + ".name");
        }
        var beside = beside(fields, place);
        return new Entry(fields, active, from.map(it -> it.substring(REFERENCE.length())).orElse(""), beside);
    }

    /// Takes out of the fields what stands beside them.
    private static Beside beside(Map<String, String> fields, String place) {
        var label = Optional.ofNullable(fields.remove("keyLabel"));
        var pinned = Optional.ofNullable(fields.remove("pinned"));
        if (label.filter(it -> it.length() > SpareKey.LONGEST_LABEL).isPresent()) {
            throw DocumentException.malformed(place + ".keyLabel");
        }
        if (pinned.filter(it -> !it.equals("true") && !it.equals("false")).isPresent()) {
            throw DocumentException.malformed(place + ".pinned");
        }
        var position = Optional.ofNullable(fields.remove("position"));
        if (position.filter(it -> !POSITION.matcher(it).matches()).isPresent()) {
            throw DocumentException.malformed(place + ".position");
        }
        return new Beside(label, pinned.map(Boolean::valueOf), position.map(Integer::valueOf));
    }

    private static String text(JsonNode node, String place) {
        if (!node.isString()) {
            throw DocumentException.malformed(place);
        }
        return node.asString();
    }

    private static boolean truth(JsonNode node, String place) {
        if (!node.isBoolean()) {
            throw DocumentException.malformed(place);
        }
        return node.asBoolean();
    }
}
