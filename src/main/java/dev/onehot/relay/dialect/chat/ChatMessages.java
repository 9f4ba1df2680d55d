package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.DataAddress;
import dev.onehot.relay.dialect.GatheredMessages;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import tools.jackson.databind.JsonNode;

/// Reads the messages of a request. One thread.
final class ChatMessages {
    private final Omissions omissions;
    private final List<MessagePart> system = new ArrayList<>();
    private final GatheredMessages messages = new GatheredMessages();
    private int functionCalls;

    ChatMessages(Omissions omissions) {
        this.omissions = omissions;
    }

    void read(JsonNode list) {
        if (!list.isArray()) {
            throw new UnreadableTurnException("messages: a list is needed here.");
        }
        int at = 0;
        for (var message : list) {
            var content = parts(message.path("content"));
            switch (message.path("role").asString("")) {
                case "system", "developer" -> content.forEach(messages.isEmpty() ? system::add : it -> messages.add(Role.SYSTEM, it));
                case "user" -> content.forEach(it -> messages.add(Role.USER, it));
                case "assistant" -> answer(message, content);
                case "tool" -> result(message.path("tool_call_id").asString(""), "", content);
                case "function" -> result("call_function_" + functionCalls, message.path("name").asString(""), content);
                default -> throw new UnreadableTurnException("messages." + at + ".role: system, user, assistant or tool is needed here.");
            }
            at++;
        }
    }

    private void result(String id, String name, List<MessagePart> content) {
        messages.add(Role.USER, new MessagePart.ToolResult(id.isEmpty() ? CallIds.made() : id, name, content, false));
    }

    private void answer(JsonNode message, List<MessagePart> content) {
        ChatReasoning.in(message).ifPresent(it -> messages.add(Role.ASSISTANT, new MessagePart.Thought(it.text(), it.signature(), false)));
        content.forEach(it -> messages.add(Role.ASSISTANT, it));
        if (!message.path("refusal").asString("").isEmpty()) {
            messages.add(Role.ASSISTANT, new MessagePart.Text(message.path("refusal").asString("")));
        }
        for (var call : message.path("tool_calls")) {
            if (call.path("function").isObject()) {
                add(call.path("id").asString(""), call.path("function"), ChatReasoning.signature(call));
            } else {
                omissions.add("tools", call.path("type").asString(""));
            }
        }
        if (message.path("function_call").isObject()) {
            functionCalls++;
            add("call_function_" + functionCalls, message.path("function_call"), "");
        }
    }

    private void add(String id, JsonNode function, String signature) {
        var arguments = function.path("arguments");
        messages.add(Role.ASSISTANT, new MessagePart.ToolCall(id.isEmpty() ? CallIds.made() : id, function.path("name").asString(""),
                arguments.isObject() ? arguments.toString() : arguments.asString("").isBlank() ? "{}" : arguments.asString(""), signature));
    }

    /// @param content a text, a list of parts, or nothing
    private List<MessagePart> parts(JsonNode content) {
        var parts = new ArrayList<MessagePart>();
        text(content, parts);
        for (var part : content) {
            switch (part.path("type").asString("")) {
                case "text", "input_text", "output_text" -> text(part.path("text"), parts);
                case "refusal" -> text(part.path("refusal"), parts);
                case "image_url" -> {
                    var url = part.path("image_url").path("url").asString(part.path("image_url").asString(""));
                    parts.add(DataAddress.read(url, ""));
                }
                case "input_audio" -> parts.add(new MessagePart.Media("audio/" + part.path("input_audio").path("format").asString("wav"),
                        part.path("input_audio").path("data").asString(""), "", ""));
                case "file" -> file(part.path("file"), parts);
                default -> omissions.add("content", part.path("type").asString(""));
            }
        }
        return parts;
    }

    private static void text(JsonNode text, List<MessagePart> parts) {
        if (text.isString() && !text.asString("").isEmpty()) {
            parts.add(new MessagePart.Text(text.asString("")));
        }
    }

    private void file(JsonNode file, List<MessagePart> parts) {
        var data = file.path("file_data").asString("");
        if (data.isEmpty()) {
            // One that was uploaded to the vendor.
            omissions.add("media.file");
        } else {
            parts.add(DataAddress.read(data.startsWith("data:") ? data : "data:application/pdf;base64," + data, file.path("filename").asString("")));
        }
    }

    List<MessagePart> system() {
        return system;
    }

    List<Message> messages() {
        return messages.all();
    }
}
