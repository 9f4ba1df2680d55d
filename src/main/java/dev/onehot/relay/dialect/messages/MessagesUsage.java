package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What was counted, as Messages tells it: at the beginning and once more at the end, and what the cache had beside the rest.
final class MessagesUsage {
    private static final List<String> MEMBERS = List.of("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", "output_tokens");

    private final Map<String, Long> counted = new HashMap<>();
    private long thought;

    /// Later numbers are those that count; what is missing, or 0, says nothing.
    void read(JsonNode usage) {
        for (var member : MEMBERS) {
            counted.merge(member, WireJson.tokens(usage.path(member)), (before, now) -> now == 0 ? before : now);
        }
        thought = Math.max(thought, WireJson.tokens(usage.path("output_tokens_details").path("thinking_tokens")));
    }

    Piece.Usage usage() {
        long cached = of("cache_read_input_tokens");
        long written = of("cache_creation_input_tokens");
        return new Piece.Usage(of("input_tokens") + cached + written, cached, written, of("output_tokens"), thought);
    }

    private long of(String member) {
        return counted.getOrDefault(member, 0L);
    }

    static ObjectNode write(Piece.Usage usage) {
        var written = WireJson.object()
                .put("input_tokens", Math.max(0, usage.input() - usage.cached() - usage.cacheWritten()))
                .put("cache_creation_input_tokens", usage.cacheWritten())
                .put("cache_read_input_tokens", usage.cached())
                .put("output_tokens", usage.output());
        if (usage.thought() > 0) {
            written.putObject("output_tokens_details").put("thinking_tokens", usage.thought());
        }
        return written;
    }
}
