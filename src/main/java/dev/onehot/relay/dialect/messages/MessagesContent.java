package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.turn.MessagePart;
import tools.jackson.databind.JsonNode;

/// Reads the content of messages and of what tools answered.
final class MessagesContent {
    /// How the signature of a call is kept by a program that has no place for one: as a hidden thought behind it.
    static final String OF_CALL = Signatures.MARK + "call ";

    private final Omissions omissions;

    MessagesContent(Omissions omissions) {
        this.omissions = omissions;
    }

    /// @param content a text, or a list of blocks
    List<MessagePart> parts(JsonNode content) {
        var parts = new ArrayList<MessagePart>();
        if (content.isString()) {
            text(content, parts);
        }
        for (var block : content) {
            if (block.hasNonNull("cache_control")) {
                omissions.add("cache_control");
            }
            add(block, parts);
        }
        return parts;
    }

    private void add(JsonNode block, List<MessagePart> parts) {
        switch (block.path("type").asString("")) {
            case "text" -> text(block.path("text"), parts);
            case "image", "document" -> media(block, parts);
            case "tool_use" -> parts.add(new MessagePart.ToolCall(id(block.path("id")), block.path("name").asString(""),
                    block.path("input").isObject() ? block.path("input").toString() : "{}", ""));
            case "tool_result" -> parts.add(new MessagePart.ToolResult(id(block.path("tool_use_id")), "", parts(block.path("content")),
                    block.path("is_error").asBoolean(false)));
            case "thinking" -> parts.add(new MessagePart.Thought(block.path("thinking").asString(""),
                    Signatures.fromProgram(Messages.NAME, block.path("signature").asString("")), false));
            case "redacted_thinking" -> hidden(block.path("data").asString(""), parts);
            case "search_result" -> parts.addAll(parts(block.path("content")));
            // What the vendor's own servers call and answer, and what is not known yet.
            default -> omissions.add("content", block.path("type").asString(""));
        }
    }

    private static void text(JsonNode text, List<MessagePart> parts) {
        if (!text.asString("").isEmpty()) {
            parts.add(new MessagePart.Text(text.asString("")));
        }
    }

    private static String id(JsonNode id) {
        var given = id.asString("");
        return given.isEmpty() ? CallIds.made() : CallIds.original(given);
    }

    private void media(JsonNode block, List<MessagePart> parts) {
        var source = block.path("source");
        boolean document = block.path("type").asString("").equals("document");
        var title = block.path("title").asString("");
        if (block.path("citations").path("enabled").asBoolean(false)) {
            omissions.add("citations");
        }
        switch (source.path("type").asString("")) {
            case "base64" -> parts.add(new MessagePart.Media(source.path("media_type").asString(document ? "application/pdf" : ""), source.path("data").asString(""), "", title));
            case "url" -> parts.add(new MessagePart.Media(document ? "application/pdf" : "", "", source.path("url").asString(""), title));
            case "text" -> parts.add(new MessagePart.Media("text/plain",
                    Base64.getEncoder().encodeToString(source.path("data").asString("").getBytes(StandardCharsets.UTF_8)), "", title));
            case "content" -> parts.addAll(parts(source.path("content")));
            // Files that were uploaded to the vendor.
            default -> omissions.add("media.file");
        }
    }

    private static void hidden(String data, List<MessagePart> parts) {
        if (!data.startsWith(OF_CALL)) {
            parts.add(new MessagePart.Thought("", Signatures.fromProgram(Messages.NAME, data), true));
            return;
        }
        var words = data.substring(OF_CALL.length()).split(" ", 2);
        for (int at = parts.size() - 1; at >= 0 && words.length == 2; at--) {
            if (parts.get(at) instanceof MessagePart.ToolCall call && CallIds.plain(call.id()).equals(words[0])) {
                parts.set(at, new MessagePart.ToolCall(call.id(), call.name(), call.arguments(), words[1]));
                return;
            }
        }
    }
}
