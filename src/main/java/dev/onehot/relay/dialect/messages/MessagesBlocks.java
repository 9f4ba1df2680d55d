package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what a message consists of as blocks.
final class MessagesBlocks {
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private final Omissions omissions;

    MessagesBlocks(Omissions omissions) {
        this.omissions = omissions;
    }

    /// Who speaks twice is written once: the vendor takes it for one message, others insist. What tools answered comes first in it, as all want it.
    void add(Message message, ArrayNode messages) {
        var role = message.role() == Role.ASSISTANT ? "assistant" : "user";
        for (var part : message.parts()) {
            for (var block : blocks(part)) {
                var content = of(role, messages);
                if (part instanceof MessagePart.ToolResult) {
                    int results = (int) content.valueStream().takeWhile(it -> it.path("type").asString("").equals("tool_result")).count();
                    content.insert(results, block);
                } else {
                    content.add(block);
                }
            }
        }
    }

    private static ArrayNode of(String role, ArrayNode messages) {
        var last = messages.path(messages.size() - 1);
        return last.path("role").asString("").equals(role) && last.path("content") instanceof ArrayNode content ? content
                : messages.addObject().put("role", role).putArray("content");
    }

    private List<ObjectNode> blocks(MessagePart part) {
        return switch (part) {
            // A block without a word in it is refused.
            case MessagePart.Text(var text) when text.isBlank() -> List.of();
            case MessagePart.Text(var text) -> List.of(block("text").put("text", text));
            case MessagePart.Media media -> media(media).map(List::of).orElseGet(() -> {
                omissions.add("media", media.mediaType().split("/", 2)[0]);
                return List.of();
            });
            case MessagePart.ToolCall call -> List.of(call(call));
            case MessagePart.ToolResult result -> List.of(result(result));
            case MessagePart.Thought thought -> thought(thought);
        };
    }

    private static ObjectNode block(String type) {
        return WireJson.object().put("type", type);
    }

    private Optional<ObjectNode> media(MessagePart.Media media) {
        boolean image = IMAGES.contains(media.mediaType());
        boolean linked = media.data().isEmpty();
        var block = block(image || media.mediaType().isEmpty() ? "image" : "document");
        if (linked && (image || media.mediaType().isEmpty() || media.mediaType().equals("application/pdf"))) {
            block.putObject("source").put("type", "url").put("url", media.url());
        } else if (!linked && (image || media.mediaType().equals("application/pdf"))) {
            block.putObject("source").put("type", "base64").put("media_type", media.mediaType()).put("data", media.data());
        } else if (!linked && media.mediaType().startsWith("text/")) {
            block.putObject("source").put("type", "text").put("media_type", "text/plain").put("data", media.text());
        } else {
            return Optional.empty();
        }
        if (!media.name().isEmpty() && block.path("type").asString("").equals("document")) {
            block.put("title", media.name());
        }
        return Optional.of(block);
    }

    private ObjectNode call(MessagePart.ToolCall call) {
        if (!call.signature().isEmpty()) {
            omissions.add("signature");
        }
        var block = block("tool_use").put("id", CallIds.plain(call.id())).put("name", call.name());
        block.set("input", WireJson.object(call.arguments()).orElseGet(() -> {
            // Models write what is no JSON now and then.
            if (!call.arguments().isBlank()) {
                omissions.add("tool_calls.arguments");
            }
            return WireJson.object();
        }));
        return block;
    }

    private ObjectNode result(MessagePart.ToolResult result) {
        var block = block("tool_result").put("tool_use_id", CallIds.plain(result.id()));
        var content = result.parts().stream().flatMap(it -> blocks(it).stream()).toList();
        if (!content.isEmpty()) {
            block.putArray("content").addAll(content);
        }
        if (result.failed()) {
            block.put("is_error", true);
        }
        return block;
    }

    private List<ObjectNode> thought(MessagePart.Thought thought) {
        var signature = Signatures.toProvider(Messages.NAME, thought.signature());
        if (signature.isEmpty()) {
            omissions.add("thinking");
            return List.of();
        }
        return List.of(thought.hidden() ? block("redacted_thinking").put("data", signature)
                : block("thinking").put("thinking", thought.text()).put("signature", signature));
    }
}
