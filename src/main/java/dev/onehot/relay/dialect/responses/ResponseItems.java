package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Tool;
import tools.jackson.databind.node.ObjectNode;

/// The items of an answer, as they begin and as they end. Pure.
final class ResponseItems {
    private ResponseItems() {}

    /// An item of which nothing has come but its name.
    static ObjectNode begun(MessagePart part, ModelTurn asked) {
        return switch (part) {
            case MessagePart.ToolCall call -> call(call, asked);
            case MessagePart.Thought _ -> item("rs", "reasoning").set("summary", WireJson.object().putArray("summary")).putNull("encrypted_content");
            default -> item("msg", "message").put("status", "in_progress").put("role", "assistant").set("content", WireJson.object().putArray("content"));
        };
    }

    private static ObjectNode call(MessagePart.ToolCall call, ModelTurn asked) {
        var kind = asked.tools().stream().filter(it -> it.name().equals(call.name())).map(Tool::kind).findFirst().orElse("");
        var item = switch (kind) {
            case ResponsesTools.CUSTOM -> item("ctc", "custom_tool_call").put("input", "");
            case ResponsesTools.SEARCH -> item("tsc", "tool_search_call").put("execution", "client").set("arguments", WireJson.object());
            default -> item("fc", "function_call").put("arguments", "");
        };
        if (!kind.equals(ResponsesTools.SEARCH)) {
            ResponsesTools.name(item, call.name(), kind);
        }
        return item.put("call_id", call.id()).put("status", "in_progress");
    }

    private static ObjectNode item(String prefix, String type) {
        return WireJson.object().put("id", prefix + "_" + UUID.randomUUID().toString().replace("-", "")).put("type", type);
    }

    /// The same item with all that came.
    static ObjectNode ended(ObjectNode begun, MessagePart part) {
        var item = begun.deepCopy();
        switch (part) {
            case MessagePart.Text(var text) -> item.withArray("content").add(text(text));
            case MessagePart.Thought(var text, var signature, var hidden) -> {
                if (!hidden) {
                    item.withArray("summary").add(summary(text));
                }
                item.put("encrypted_content", Signatures.toProgram(Responses.NAME, signature));
            }
            case MessagePart.ToolCall call -> {
                switch (item.path("type").stringValue("")) {
                    case "custom_tool_call" -> item.put("input", ResponsesTools.input(call.arguments()));
                    case "tool_search_call" -> item.set("arguments", WireJson.object(call.arguments()).orElseGet(WireJson::object));
                    default -> item.put("arguments", call.arguments().isEmpty() ? "{}" : call.arguments());
                }
            }
            default -> {}
        }
        return item.has("status") ? item.put("status", "completed") : item;
    }

    static ObjectNode text(String text) {
        return WireJson.object().put("type", "output_text").put("text", text).set("annotations", WireJson.object().putArray("annotations"));
    }

    static ObjectNode summary(String text) {
        return WireJson.object().put("type", "summary_text").put("text", text);
    }
}
