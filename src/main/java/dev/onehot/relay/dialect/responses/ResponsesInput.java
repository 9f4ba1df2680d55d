package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.GatheredMessages;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Tool;
import tools.jackson.databind.JsonNode;

/// Reads the items of a conversation. One thread.
final class ResponsesInput {
    private final List<MessagePart> system = new ArrayList<>();
    private final GatheredMessages messages = new GatheredMessages();
    private final SequencedMap<String, Tool> tools = new LinkedHashMap<>();
    private final Omissions omissions;

    ResponsesInput(Omissions omissions) {
        this.omissions = omissions;
    }

    void instructions(JsonNode instructions) {
        system.addAll(ResponsesContent.read(instructions, omissions));
    }

    void read(JsonNode input) {
        if (input.isString()) {
            messages.add(Role.USER, new MessagePart.Text(input.stringValue()));
        }
        input.forEach(this::item);
    }

    private void item(JsonNode item) {
        var type = item.path("type").stringValue("message");
        switch (type) {
            case "message" -> message(item);
            case "reasoning" -> reasoning(item);
            case "function_call" -> call(item, ResponsesTools.called(text(item, "namespace"), text(item, "name")), text(item, "arguments"));
            case "custom_tool_call" -> call(item, text(item, "name"), ResponsesTools.arguments(text(item, "input")));
            case "local_shell_call" -> call(item, "local_shell", item.path("action").toString());
            case "tool_search_call" -> call(item, ResponsesTools.SEARCH, item.path("arguments").toString());
            case "function_call_output", "custom_tool_call_output", "local_shell_call_output" ->
                result(item, ResponsesContent.read(item.path("output"), omissions));
            case "tool_search_output" -> {
                result(item, List.of(new MessagePart.Text(item.path("tools").toString())));
                ResponsesTools.read(item.path("tools"), omissions).forEach(this::tool);
            }
            case "item_reference" -> throw new UnreadableTurnException("Send all input anew: an item is only named, and this endpoint keeps nothing.");
            case "additional_tools" -> ResponsesTools.read(item.path("tools"), omissions).forEach(this::tool);
            default -> omissions.add("input", type);
        }
    }

    private void message(JsonNode item) {
        var parts = ResponsesContent.read(item.path("content"), omissions);
        switch (text(item, "role")) {
            case "assistant" -> parts.forEach(it -> messages.add(Role.ASSISTANT, it));
            case "system", "developer" -> {
                if (messages.isEmpty()) {
                    system.addAll(parts);
                } else {
                    parts.forEach(it -> messages.add(Role.SYSTEM, it));
                }
            }
            default -> parts.forEach(it -> messages.add(Role.USER, it));
        }
    }

    private void reasoning(JsonNode item) {
        var shown = ResponsesContent.thought(item);
        var signature = text(item, "encrypted_content");
        if (!shown.isEmpty() || !signature.isEmpty()) {
            messages.add(Role.ASSISTANT, new MessagePart.Thought(shown, Signatures.fromProgram(Responses.NAME, signature), shown.isEmpty()));
        }
    }

    private void call(JsonNode item, String name, String arguments) {
        messages.add(Role.ASSISTANT, new MessagePart.ToolCall(id(item), name, arguments.isBlank() ? "{}" : arguments, ""));
    }

    private void result(JsonNode item, List<MessagePart> parts) {
        messages.add(Role.USER, new MessagePart.ToolResult(id(item), "", parts, false));
    }

    private static String id(JsonNode item) {
        var id = item.path("call_id").stringValue(text(item, "id"));
        return id.isEmpty() ? CallIds.made() : id;
    }

    private static String text(JsonNode item, String name) {
        return item.path(name).stringValue("");
    }

    void tool(Tool tool) {
        tools.putIfAbsent(tool.name(), tool);
    }

    List<MessagePart> system() {
        return system;
    }

    List<Message> messages() {
        return messages.all();
    }

    List<Tool> tools() {
        return List.copyOf(tools.values());
    }
}
