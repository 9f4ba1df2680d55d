package dev.onehot.tools;

import dev.onehot.model.Message;
import java.util.Optional;
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

    static Optional<JsonNode> toml(String text, Harvest harvest) {
        return read(Mappers.TOML, text, harvest);
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

    /// The text at `name`, also of a number; empty when there is none.
    static String text(JsonNode node, String name) {
        return node.path(name).asString("").strip();
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
