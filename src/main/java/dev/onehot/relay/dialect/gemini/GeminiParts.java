package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what messages of a turn consist of. One thread.
final class GeminiParts {
    private final Map<String, String> names = new HashMap<>();
    private final Omissions omissions;
    private final boolean later;

    GeminiParts(ModelTurn turn, Omissions omissions) {
        this.omissions = omissions;
        this.later = GeminiThinking.isLater(turn.model());
    }

    ArrayNode of(Message message) {
        var parts = WireJson.object().putArray("parts");
        boolean called = false;
        for (var part : message.parts()) {
            switch (part) {
                case MessagePart.Text(var text) -> {
                    if (!text.isEmpty()) {
                        parts.addObject().put("text", text);
                    }
                }
                case MessagePart.Media media -> parts.add(media(media));
                case MessagePart.Thought thought -> thought(thought, parts);
                case MessagePart.ToolCall call -> {
                    call(call, !called, parts);
                    called = true;
                }
                case MessagePart.ToolResult result -> result(result, parts);
            }
        }
        return parts;
    }

    private ObjectNode media(MessagePart.Media media) {
        if (!media.name().isEmpty()) {
            omissions.add("media.name");
        }
        var part = WireJson.object();
        var data = part.putObject(media.data().isEmpty() ? "fileData" : "inlineData");
        if (!media.mediaType().isEmpty()) {
            data.put("mimeType", media.mediaType());
        }
        data.put(media.data().isEmpty() ? "fileUri" : "data", media.data().isEmpty() ? media.url() : media.data());
        return part;
    }

    /// Only what Google's models thought themselves, and only with the proof.
    private void thought(MessagePart.Thought thought, ArrayNode parts) {
        var own = Signatures.toProvider(Gemini.NAME, thought.signature());
        if (own.isEmpty()) {
            omissions.add("thinking");
        } else if (thought.hidden()) {
            parts.addObject().put("text", "").put("thoughtSignature", own);
        } else {
            parts.addObject().put("text", thought.text()).put("thought", true).put("thoughtSignature", own);
        }
    }

    /// @param first in its message, which later models want back signed
    private void call(MessagePart.ToolCall call, boolean first, ArrayNode parts) {
        names.put(call.id(), call.name());
        var arguments = WireJson.object(call.arguments());
        if (arguments.isEmpty()) {
            omissions.add("tool_calls.arguments");
        }
        var part = parts.addObject();
        part.putObject("functionCall").put("id", call.id()).put("name", call.name())
                .set("args", arguments.orElseGet(() -> WireJson.object().put("arguments", call.arguments())));
        var own = Signatures.toProvider(Gemini.NAME, call.signature());
        if (own.isEmpty() && !call.signature().isEmpty()) {
            omissions.add("signature");
        }
        if (!own.isEmpty() || (first && later)) {
            part.put("thoughtSignature", own.isEmpty() ? GeminiContents.UNSIGNED : own);
        }
    }

    private void result(MessagePart.ToolResult result, ArrayNode parts) {
        var text = result.parts().stream()
                .filter(MessagePart.Text.class::isInstance)
                .map(it -> ((MessagePart.Text) it).text())
                .collect(Collectors.joining("\n"));
        var response = parts.addObject().putObject("functionResponse").put("id", result.id())
                .put("name", names.getOrDefault(result.id(), result.name().isEmpty() ? result.id() : result.name()));
        response.putObject("response").put(result.failed() ? "error" : "output", text);
        var media = result.parts().stream().filter(MessagePart.Media.class::isInstance).map(it -> media((MessagePart.Media) it)).toList();
        // Older models take files beside the answer only.
        var to = later && !media.isEmpty() ? response.putArray("parts") : parts;
        media.forEach(to::add);
    }
}
