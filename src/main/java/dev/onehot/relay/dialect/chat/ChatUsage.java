package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What was counted, as Chat Completions tells it.
final class ChatUsage {
    private ChatUsage() {}

    /// Empty when nothing is told.
    static Optional<Piece.Usage> read(JsonNode usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        var input = usage.path("prompt_tokens_details");
        // As DeepSeek calls them.
        long cached = Math.max(WireJson.tokens(input.path("cached_tokens")), WireJson.tokens(usage.path("prompt_cache_hit_tokens")));
        return Optional.of(new Piece.Usage(WireJson.tokens(usage.path("prompt_tokens")), cached, WireJson.tokens(input.path("cache_write_tokens")),
                WireJson.tokens(usage.path("completion_tokens")), WireJson.tokens(usage.path("completion_tokens_details").path("reasoning_tokens"))));
    }

    static ObjectNode write(Piece.Usage usage) {
        var written = WireJson.object()
                .put("prompt_tokens", usage.input())
                .put("completion_tokens", usage.output())
                .put("total_tokens", usage.input() + usage.output());
        written.putObject("prompt_tokens_details").put("cached_tokens", usage.cached());
        written.putObject("completion_tokens_details").put("reasoning_tokens", usage.thought());
        return written;
    }
}
