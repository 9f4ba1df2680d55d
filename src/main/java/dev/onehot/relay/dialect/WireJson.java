package dev.onehot.relay.dialect;

import module java.base;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as programs and providers send it: what is hostile is refused while it is read. Any thread.
public final class WireJson {
    private static final int LONGEST = 64 << 20;
    private static final int DEEPEST = 256;
    /// Sums of them fit.
    private static final long MOST_TOKENS = 1L << 50;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST)
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            // What tools are given keeps its digits.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
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
        } catch (JacksonException | NumberFormatException _) {
            // Its message quotes the request. A number with an exponent that none has is told in the second way.
        }
        throw new UnreadableTurnException("The request has to be a JSON object.");
    }

    /// Empty when it is no JSON object.
    public static Optional<ObjectNode> object(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /// Empty when it is no whole number that fits.
    public static OptionalInt integer(JsonNode number) {
        return number.isNumber() && number.canConvertToInt() && number.canConvertToExactIntegral() ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    /// Empty when it is no number.
    public static OptionalDouble decimal(JsonNode number) {
        double value = number.isNumber() ? number.asDouble(Double.NaN) : Double.NaN;
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /// A count from 0 to [#MOST_TOKENS]; 0 when it is none.
    public static long tokens(JsonNode number) {
        return number.isNumber() && number.canConvertToLong() && number.canConvertToExactIntegral() ? Math.clamp(number.longValue(), 0, MOST_TOKENS) : 0;
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static byte[] bytes(JsonNode json) {
        return JSON.writeValueAsBytes(json);
    }
}
