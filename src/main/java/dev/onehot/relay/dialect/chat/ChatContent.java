package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.DataAddress;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the messages of a request. One thread.
final class ChatContent {
    private static final Map<String, String> SOUNDS = Map.of("audio/wav", "wav", "audio/x-wav", "wav", "audio/mpeg", "mp3", "audio/mp3", "mp3");
    /// Mistral takes names of calls of nine letters only.
    private static final Pattern MISTRAL = Pattern.compile("(?i)mistral|ministral|magistral|codestral|devstral|pixtral");
    private static final int MOST_LETTERS = 40;

    private final boolean vendor;
    private final boolean mistral;
    /// Its models that think insist on getting every thought back, an empty one where another model has answered.
    private final boolean deepSeek;
    private final Omissions omissions;
    private final ArrayNode messages;

    ChatContent(String model, boolean vendor, Omissions omissions, ArrayNode messages) {
        this.vendor = vendor;
        this.mistral = !vendor && MISTRAL.matcher(model).find();
        this.deepSeek = !vendor && model.toLowerCase(Locale.ROOT).contains("deepseek");
        this.omissions = omissions;
        this.messages = messages;
    }

    void add(Message message) {
        switch (message.role()) {
            case ASSISTANT -> answer(message.parts());
            case USER -> said(message.parts());
            case SYSTEM -> {
                if (!vendor) {
                    // Many models' templates know it at the beginning only.
                    omissions.add("messages.system");
                }
                add(vendor ? "system" : "user", message.parts());
            }
        }
    }

    /// What tools answered comes first, as all want it. What is no text in it goes into a message behind, for there is no other place for it.
    private void said(List<MessagePart> parts) {
        var rest = new ArrayList<MessagePart>();
        for (var part : parts) {
            if (part instanceof MessagePart.ToolResult result) {
                var files = result.parts().stream().filter(MessagePart.Media.class::isInstance).toList();
                var texts = texts(result.parts());
                messages.addObject().put("role", "tool").put("tool_call_id", id(result.id()))
                        .put("content", texts.isEmpty() && !files.isEmpty() ? "It is in the message behind." : texts);
                if (!files.isEmpty()) {
                    rest.add(new MessagePart.Text("What the tool answered to " + id(result.id()) + ":"));
                    rest.addAll(files);
                }
                if (result.failed()) {
                    omissions.add("tool_result.failed");
                }
            }
        }
        parts.stream().filter(it -> !(it instanceof MessagePart.ToolResult)).forEach(rest::add);
        add("user", rest);
    }

    private void add(String role, List<MessagePart> parts) {
        var content = WireJson.object().putArray("content");
        for (var part : parts) {
            switch (part) {
                case MessagePart.Text(var text) when !text.isBlank() -> content.addObject().put("type", "text").put("text", text);
                case MessagePart.Media media -> media(media).ifPresentOrElse(content::add, () -> omissions.add("media", media.mediaType().split("/", 2)[0]));
                default -> {}
            }
        }
        // A list is for those who see pictures.
        if (content.valueStream().allMatch(it -> it.path("type").asString("").equals("text"))) {
            var text = content.valueStream().map(it -> it.path("text").asString("")).collect(Collectors.joining("\n\n"));
            if (!text.isEmpty()) {
                messages.addObject().put("role", role).put("content", text);
            }
        } else {
            messages.addObject().put("role", role).set("content", content);
        }
    }

    private Optional<ObjectNode> media(MessagePart.Media media) {
        var part = WireJson.object();
        if (media.mediaType().startsWith("image/") || (media.mediaType().isEmpty() && !media.url().isEmpty())) {
            part.put("type", "image_url").putObject("image_url").put("url", DataAddress.write(media));
        } else if (media.mediaType().startsWith("text/") && !media.data().isEmpty()) {
            part.put("type", "text").put("text", media.name().isEmpty() ? media.text() : media.name() + ":\n" + media.text());
        } else if (SOUNDS.containsKey(media.mediaType()) && !media.data().isEmpty()) {
            part.put("type", "input_audio").putObject("input_audio").put("data", media.data()).put("format", SOUNDS.get(media.mediaType()));
        } else if (vendor && media.mediaType().equals("application/pdf") && !media.data().isEmpty()) {
            part.put("type", "file").putObject("file").put("filename", media.name().isEmpty() ? "file.pdf" : media.name()).put("file_data", DataAddress.write(media));
        } else {
            return Optional.empty();
        }
        return Optional.of(part);
    }

    private void answer(List<MessagePart> parts) {
        var text = texts(parts);
        var message = WireJson.object().put("role", "assistant").put("content", text);
        for (var part : parts) {
            switch (part) {
                case MessagePart.Thought(var thought, var signature, var _) -> think(message, thought, signature);
                case MessagePart.ToolCall call -> call(message, call);
                case MessagePart.Media media -> omissions.add("media", media.mediaType().split("/", 2)[0]);
                default -> {}
            }
        }
        if (!text.isEmpty() || message.has("tool_calls")) {
            if (deepSeek && !message.has("reasoning_content")) {
                message.put("reasoning_content", "");
            }
            messages.add(message);
        }
    }

    private void think(ObjectNode message, String thought, String signature) {
        var member = ChatReasoning.member(signature);
        if (vendor || member.isEmpty()) {
            omissions.add("thinking");
        } else {
            message.put(member, message.path(member).asString("") + thought);
        }
    }

    private void call(ObjectNode message, MessagePart.ToolCall call) {
        var written = message.withArray("/tool_calls").addObject().put("id", id(call.id())).put("type", "function");
        boolean sound = call.arguments().isBlank() || WireJson.object(call.arguments()).isPresent();
        if (!sound) {
            // Models write what is no JSON now and then, and servers refuse it.
            omissions.add("tool_calls.arguments");
        }
        written.putObject("function").put("name", call.name()).put("arguments", sound && !call.arguments().isBlank() ? call.arguments() : "{}");
        if (!vendor) {
            ChatReasoning.sign(written, call.signature());
        }
        if (!call.signature().isEmpty() && !written.has("extra_content")) {
            omissions.add("signature");
        }
    }

    private String id(String id) {
        return mistral ? CallIds.ofNine(id) : CallIds.atMost(MOST_LETTERS, id);
    }

    private static String texts(List<MessagePart> parts) {
        return parts.stream().filter(MessagePart.Text.class::isInstance).map(it -> ((MessagePart.Text) it).text()).filter(it -> !it.isBlank())
                .collect(Collectors.joining("\n\n"));
    }
}
