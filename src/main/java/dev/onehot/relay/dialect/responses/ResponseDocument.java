package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a whole answer is, and what the first and the last event hold. One thread.
final class ResponseDocument {
    private final String id = "resp_" + UUID.randomUUID().toString().replace("-", "");
    private final long created = Instant.now().getEpochSecond();
    private final ArrayNode output = WireJson.object().putArray("output");
    private final ModelTurn asked;
    private String model;

    ResponseDocument(ModelTurn asked) {
        this.asked = asked;
        this.model = asked.model();
    }

    /// What was asked, by which calls are written as the program wants them.
    ModelTurn asked() {
        return asked;
    }

    void begin(Piece.Began began) {
        model = began.model().isEmpty() ? model : began.model();
    }

    void add(ObjectNode item) {
        output.add(item);
    }

    /// The place of the next item.
    int size() {
        return output.size();
    }

    ObjectNode begun() {
        return document("in_progress");
    }

    ObjectNode ended(Piece.Ended ended) {
        var reason = switch (ended.stop()) {
            case MAX_TOKENS -> "max_output_tokens";
            case REFUSED -> "content_filter";
            default -> "";
        };
        var document = document(reason.isEmpty() ? "completed" : "incomplete");
        if (!reason.isEmpty()) {
            document.putObject("incomplete_details").put("reason", reason);
        }
        var usage = ended.usage();
        var told = document.putObject("usage").put("input_tokens", usage.input());
        told.putObject("input_tokens_details").put("cached_tokens", usage.cached()).put("cache_write_tokens", usage.cacheWritten());
        told.put("output_tokens", usage.output()).putObject("output_tokens_details").put("reasoning_tokens", usage.thought());
        told.put("total_tokens", usage.input() + usage.output());
        return document;
    }

    ObjectNode failed(Piece.Failed failed) {
        var document = document("failed");
        document.set("error", ResponsesFailure.error(failed));
        return document;
    }

    private ObjectNode document(String status) {
        var document = WireJson.object()
                .put("id", id).put("object", "response").put("created_at", created).put("status", status)
                .putNull("error").putNull("incomplete_details").putNull("instructions").put("model", model);
        document.set("output", output.deepCopy());
        document.put("parallel_tool_calls", asked.choice().parallel()).putNull("previous_response_id").put("store", false).putNull("temperature");
        return document.put("tool_choice", asked.choice().mode() == ToolChoice.Mode.NONE ? "none" : "auto")
                .set("tools", WireJson.object().putArray("tools")).putNull("top_p").put("truncation", "disabled").putNull("usage")
                .set("metadata", WireJson.object());
    }
}
