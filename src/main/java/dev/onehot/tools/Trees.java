package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/// The structure of configurations, read as people write them: with comments and trailing commas.
final class Trees {
    private Trees() {}

    /// The JSON in `text`; otherwise why there is none is told.
    static Optional<JsonNode> json(String text, Harvest harvest) {
        return read(Mappers.JSON, text, harvest);
    }

    /// The TOML in `text`, an empty table where that is blank; otherwise why there is none is told.
    static Optional<JsonNode> toml(String text, Harvest harvest) {
        return text.isBlank() ? Optional.of(json("")) : read(Mappers.TOML, text, harvest);
    }

    /// The JSON in `text`, or an empty object.
    static JsonNode json(String text) {
        try {
            return text.isBlank() ? Mappers.JSON.createObjectNode() : Mappers.JSON.readTree(text);
        } catch (JacksonException broken) {
            return Mappers.JSON.createObjectNode();
        }
    }

    static boolean isJson(String text) {
        try {
            return Mappers.JSON.readTree(text).isContainer();
        } catch (JacksonException broken) {
            return false;
        }
    }

    /// The text at the first of `names` that has one, also of a number; empty when none has.
    static String text(JsonNode node, String... names) {
        return Value.first(Arrays.stream(names).map(it -> node.path(it).asString("").strip()).toArray(String[]::new));
    }

    /// The members of an object, each with what its text means.
    static Map<String, Value> values(JsonNode object, Function<String, Value> meaning) {
        Map<String, Value> values = new LinkedHashMap<>();
        object.properties().forEach(it -> values.put(it.getKey(), meaning.apply(it.getValue().asString(""))));
        return values;
    }

    /// Those of the same server, which are one provider.
    ///
    /// @param server what tells one from another
    static Map<List<String>, List<JsonNode>> byServer(JsonNode models, Function<JsonNode, List<String>> server) {
        return models.values().stream().collect(Collectors.groupingBy(server, LinkedHashMap::new, Collectors.toList()));
    }

    /// Where these names lead one after the other.
    static JsonNode at(JsonNode node, String... names) {
        var here = node;
        for (var name : names) {
            here = here.path(name);
        }
        return here;
    }

    private static Optional<JsonNode> read(ObjectMapper mapper, String text, Harvest harvest) {
        if (text.isBlank()) {
            harvest.nothing(Message.of("found.empty"));
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.readTree(text));
        } catch (JacksonException broken) {
            // Its own words may repeat what is in the file.
            var where = broken.getLocation();
            harvest.nothing(Message.of("found.broken", where == null ? 1 : where.getLineNr(), where == null ? 1 : where.getColumnNr()));
            return Optional.empty();
        }
    }

    /// Made when they are first needed.
    private static final class Mappers {
        static final ObjectMapper JSON = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
        static final ObjectMapper TOML = new TomlMapper();
    }
}
