package dev.onehot.relay.dialect;

import module java.base;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as programs and providers send it: what is hostile is refused while it is read. Any thread.
public final class WireJson {
    private static final int LONGEST = 64 << 20;
    private static final int DEEPEST = 256;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST)
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .build();

    private WireJson() {}

    /// What a program sends.
    ///
    /// @throws UnreadableTurnException when it is no JSON object
    public static ObjectNode request(byte[] body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException _) {
            // Its message quotes the request.
        }
        throw new UnreadableTurnException("The request has to be a JSON object.");
    }

    /// Empty when it is no JSON object.
    public static Optional<ObjectNode> object(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    /// Empty when it is no whole number that fits.
    public static OptionalInt integer(JsonNode number) {
        return number.isNumber() && number.canConvertToInt() ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    /// Empty when it is no number.
    public static OptionalDouble decimal(JsonNode number) {
        return number.isNumber() ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    /// Not below 0; 0 when it is no number.
    public static long tokens(JsonNode number) {
        return number.isNumber() && number.canConvertToLong() ? Math.max(0, number.longValue()) : 0;
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static byte[] bytes(JsonNode json) {
        return JSON.writeValueAsBytes(json);
    }
}
