package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer, or a piece of one, which looks the same. Pure.
final class GeminiChunk {
    private GeminiChunk() {}

    static ObjectNode of(ArrayNode parts, Piece.Began began, String model) {
        var chunk = WireJson.object();
        chunk.putArray("candidates").addObject().set("content", WireJson.object().put("role", "model").set("parts", parts)).put("index", 0);
        chunk.put("modelVersion", began.model().isEmpty() ? model : began.model());
        return began.id().isEmpty() ? chunk : chunk.put("responseId", began.id());
    }

    /// Says in the last piece why it is, and what was used.
    static ObjectNode ended(ObjectNode chunk, Piece.Ended ended) {
        ((ObjectNode) chunk.path("candidates").path(0)).put("finishReason", switch (ended.stop()) {
            case MAX_TOKENS -> "MAX_TOKENS";
            case REFUSED -> "SAFETY";
            case END, STOP_TEXT, TOOL_CALLS, PAUSED -> "STOP";
        });
        var usage = ended.usage();
        var told = chunk.putObject("usageMetadata").put("promptTokenCount", usage.input()).put("candidatesTokenCount", usage.output() - usage.thought())
                .put("totalTokenCount", usage.input() + usage.output());
        if (usage.cached() > 0) {
            told.put("cachedContentTokenCount", usage.cached());
        }
        if (usage.thought() > 0) {
            told.put("thoughtsTokenCount", usage.thought());
        }
        return chunk;
    }

    /// Adds a part that has ended.
    static void add(MessagePart part, ArrayNode to) {
        switch (part) {
            case MessagePart.Text(var text) -> to.addObject().put("text", text);
            case MessagePart.Thought(var text, _, var hidden) when !hidden -> signed(to.addObject().put("text", text).put("thought", true), part);
            case MessagePart.Thought _ -> signed(to.addObject().put("text", ""), part);
            case MessagePart.ToolCall call -> {
                var written = to.addObject();
                written.putObject("functionCall").put("id", call.id()).put("name", call.name())
                        .set("args", WireJson.object(call.arguments()).orElseGet(WireJson::object));
                signed(written, part);
            }
            default -> {}
        }
    }

    /// The end of a thought that has been told.
    static void addSignature(MessagePart.Thought thought, ArrayNode to) {
        signed(to.addObject().put("text", "").put("thought", true), thought);
    }

    private static void signed(ObjectNode written, MessagePart part) {
        var signature = switch (part) {
            case MessagePart.Thought thought -> thought.signature();
            case MessagePart.ToolCall call -> call.signature();
            default -> "";
        };
        if (!signature.isEmpty()) {
            written.put("thoughtSignature", Signatures.toProgram(Gemini.NAME, signature));
        }
    }
}
