package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.DataAddress;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What messages and outputs of tools consist of. Pure.
final class ResponsesContent {
    /// Of which there may be several.
    static final String BETWEEN_SUMMARIES = "\n\n";

    /// A file elsewhere whose kind nobody says.
    private static final String SOME_FILE = "application/octet-stream";

    private ResponsesContent() {}

    /// @param content a text, or a list of parts; nothing for none
    static List<MessagePart> read(JsonNode content, Omissions omissions) {
        if (content.isString()) {
            return content.stringValue().isEmpty() ? List.of() : List.of(new MessagePart.Text(content.stringValue()));
        }
        return content.valueStream().flatMap(it -> part(it, omissions).stream()).toList();
    }

    private static Optional<MessagePart> part(JsonNode part, Omissions omissions) {
        var type = part.path("type").stringValue("");
        return switch (type) {
            case "input_text", "output_text", "text" -> Optional.of(new MessagePart.Text(part.path("text").stringValue("")));
            case "refusal" -> Optional.of(new MessagePart.Text(part.path("refusal").stringValue("")));
            case "input_image" -> media(part, part.path("image_url").stringValue(part.path("image_url").path("url").stringValue("")), "", omissions);
            case "input_file" -> media(part, part.path("file_data").stringValue(""), part.path("filename").stringValue(""), omissions)
                    .or(() -> Optional.of(part.path("file_url").stringValue("")).filter(it -> !it.isEmpty())
                            .map(it -> new MessagePart.Media(SOME_FILE, "", it, part.path("filename").stringValue(""))));
            default -> {
                omissions.add("content", type);
                yield Optional.empty();
            }
        };
    }

    private static Optional<MessagePart> media(JsonNode part, String address, String name, Omissions omissions) {
        if (address.isEmpty() && part.path("file_id").isString()) {
            // The file is at the vendor's, who is another now.
            omissions.add("file_id");
        }
        return address.isEmpty() ? Optional.empty() : Optional.of(DataAddress.read(address, name));
    }

    /// What was shown of a thought.
    static String thought(JsonNode item) {
        return joined(item.path("summary").isEmpty() ? item.path("content") : item.path("summary"));
    }

    static String joined(JsonNode parts) {
        return parts.valueStream().map(it -> it.path("text").stringValue("")).collect(Collectors.joining(BETWEEN_SUMMARIES));
    }

    /// Adds a part of a message, or of a tool's output.
    ///
    /// @param said `input_text` or `output_text`
    static void write(MessagePart part, String said, ArrayNode to, Omissions omissions) {
        switch (part) {
            case MessagePart.Text(var text) -> to.addObject().put("type", said).put("text", text);
            case MessagePart.Media media when said.equals("input_text") -> media(media, omissions).ifPresent(to::add);
            case MessagePart.Media _ -> omissions.add("media");
            default -> omissions.add("content");
        }
    }

    private static Optional<ObjectNode> media(MessagePart.Media media, Omissions omissions) {
        var type = media.mediaType();
        if (type.startsWith("image/") || type.isEmpty()) {
            return Optional.of(WireJson.object().put("type", "input_image").put("detail", "auto").put("image_url", DataAddress.write(media)));
        }
        if (type.startsWith("audio/") || type.startsWith("video/")) {
            omissions.add("media", type.substring(0, type.indexOf('/')));
            return Optional.empty();
        }
        var file = WireJson.object().put("type", "input_file");
        if (!media.name().isEmpty() || !media.data().isEmpty()) {
            file.put("filename", media.name().isEmpty() ? "file" : media.name());
        }
        return Optional.of(file.put(media.data().isEmpty() ? "file_url" : "file_data", DataAddress.write(media)));
    }
}
