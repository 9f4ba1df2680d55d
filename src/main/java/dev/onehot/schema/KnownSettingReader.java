package dev.onehot.schema;

import module java.base;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.KnownSetting.Choice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one property of a schema as the setting that it describes: what an editor needs to know of it.
final class KnownSettingReader {
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_CHOICES = 2_000;

    private final ObjectNode property;
    private final String schema;
    private final boolean own;
    private final String group;

    /// @param group the category of a setting that names none
    KnownSettingReader(ObjectNode property, String schema, boolean own, String group) {
        this.property = property;
        this.schema = schema;
        this.own = own;
        this.group = group;
    }

    /// @param place where it stands in the document; its order when it names none
    KnownSetting read(String key, int place) {
        var choices = choices();
        var defaultNode = property.path("default");
        return new KnownSetting(
                key,
                type(choices),
                defaultNode.isMissingNode() ? Optional.empty() : Optional.of(text(defaultNode)),
                bound("minimum", "exclusiveMinimum"),
                bound("maximum", "exclusiveMaximum"),
                choices,
                cut(property.path("x-unit").asString("")),
                step(),
                cut(property.path("title").asString("")),
                cut(property.path("description").asString("")),
                cut(property.path("x-category").asString(group)),
                property.path("x-order").asInt(place),
                property.path("deprecated").asBoolean(false),
                schema,
                own,
                cut(property.path("x-program").asString(own ? "" : group)));
    }

    private KnownSetting.Type type(List<Choice> choices) {
        if (!choices.isEmpty()) {
            return KnownSetting.Type.CHOICE;
        }
        var type = property.path("type");
        return switch (type.isString() ? type.asString() : "") {
            case "boolean" -> KnownSetting.Type.SWITCH;
            case "integer" -> KnownSetting.Type.INTEGER;
            case "number" -> KnownSetting.Type.NUMBER;
            case "string" -> textType();
            case "" -> type.isMissingNode() ? textType() : KnownSetting.Type.JSON;
            default -> KnownSetting.Type.JSON;
        };
    }

    private KnownSetting.Type textType() {
        if (property.path("writeOnly").asBoolean(false)) {
            return KnownSetting.Type.SECRET;
        }
        return switch (property.path("format").asString("")) {
            case "path", "file-path", "directory-path" -> KnownSetting.Type.PATH;
            case "url", "uri", "iri" -> KnownSetting.Type.URL;
            case "duration" -> KnownSetting.Type.DURATION;
            case "color", "colour" -> KnownSetting.Type.COLOUR;
            case "timezone", "time-zone" -> KnownSetting.Type.TIMEZONE;
            case "secret", "password" -> KnownSetting.Type.SECRET;
            default -> KnownSetting.Type.TEXT;
        };
    }

    /// From `oneOf` with `const` and `title`, or from `enum` with labels beside it.
    private List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        for (var option : property.path("oneOf")) {
            if (!option.has("const") || !option.path("const").isValueNode()) {
                return List.of();
            }
            var value = text(option.path("const"));
            choices.add(new Choice(value, cut(option.path("title").asString(value))));
        }
        if (choices.isEmpty()) {
            var labels = property.has("x-labels") ? property.path("x-labels") : property.path("enumItemLabels");
            int place = 0;
            for (var value : property.path("enum")) {
                if (!value.isValueNode()) {
                    return List.of();
                }
                choices.add(new Choice(text(value), cut(labels.path(place++).asString(text(value)))));
            }
        }
        return choices.size() > MOST_CHOICES ? List.of() : choices;
    }

    private String bound(String inclusive, String exclusive) {
        var bound = property.has(inclusive) ? property.path(inclusive) : property.path(exclusive);
        return bound.isNumber() ? bound.asString() : "";
    }

    private String step() {
        var step = property.has("x-step") ? property.path("x-step") : property.path("multipleOf");
        return step.isNumber() && step.decimalValue().signum() > 0 ? step.asString() : "1";
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }
}
