package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.GatheredMessages;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import tools.jackson.databind.JsonNode;

/// Reads the contents of a conversation. Calls need not have names of their own here: then they are counted, and an answer belongs to the first call of its
/// function that has none. One thread.
final class GeminiContents {
    /// What a call is signed with that no model of Google's made, as Google says.
    static final String UNSIGNED = "skip_thought_signature_validator";

    private final Omissions omissions;
    private final GatheredMessages messages = new GatheredMessages();
    private final List<MessagePart.ToolCall> unanswered = new ArrayList<>();
    private int calls;

    GeminiContents(Omissions omissions) {
        this.omissions = omissions;
    }

    List<MessagePart> system(JsonNode instruction) {
        if (instruction.isString()) {
            return List.of(new MessagePart.Text(instruction.stringValue()));
        }
        return parts(instruction).map(it -> GeminiMember.text(it, "text")).filter(it -> !it.isEmpty()).<MessagePart>map(MessagePart.Text::new).toList();
    }

    void read(JsonNode contents) {
        (contents.isArray() ? contents.valueStream() : Stream.of(contents)).forEach(content -> {
            var role = content.path("role").stringValue("").equals("model") ? Role.ASSISTANT : Role.USER;
            parts(content).forEach(part -> part(part).forEach(it -> messages.add(role, it)));
        });
    }

    private static Stream<JsonNode> parts(JsonNode content) {
        var parts = content.path("parts");
        return parts.isArray() ? parts.valueStream() : Stream.of(parts).filter(JsonNode::isObject);
    }

    List<Message> messages() {
        return messages.all();
    }

    private List<MessagePart> part(JsonNode part) {
        var signed = GeminiMember.text(part, "thoughtSignature");
        var signature = signed.equals(UNSIGNED) ? "" : Signatures.fromProgram(Gemini.NAME, signed);
        if (GeminiMember.isThere(part, "functionCall")) {
            return List.of(call(GeminiMember.of(part, "functionCall"), signature));
        }
        if (GeminiMember.isThere(part, "functionResponse")) {
            return List.of(result(GeminiMember.of(part, "functionResponse")));
        }
        var media = media(part);
        if (media.isPresent()) {
            return List.of(media.get());
        }
        if (part.path("text").isString()) {
            return text(part.path("text").stringValue(), part.path("thought").booleanValue(false), signature);
        }
        part.propertyNames().stream().map(GeminiMember::snake).filter(it -> !it.equals("thought_signature")).findFirst()
                .ifPresent(it -> omissions.add("parts", it));
        return List.of();
    }

    private static List<MessagePart> text(String text, boolean thought, String signature) {
        if (thought) {
            return List.of(new MessagePart.Thought(text, signature, text.isEmpty()));
        }
        var parts = new ArrayList<MessagePart>();
        if (!text.isEmpty()) {
            parts.add(new MessagePart.Text(text));
        }
        if (!signature.isEmpty()) {
            parts.add(new MessagePart.Thought("", signature, true));
        }
        return parts;
    }

    private static Optional<MessagePart> media(JsonNode part) {
        var inline = GeminiMember.of(part, "inlineData");
        var file = GeminiMember.of(part, "fileData");
        if (inline.isObject()) {
            return Optional.of(new MessagePart.Media(GeminiMember.text(inline, "mimeType"), inline.path("data").stringValue(""), "", ""));
        }
        return file.isObject() ? Optional.of(new MessagePart.Media(GeminiMember.text(file, "mimeType"), "", GeminiMember.text(file, "fileUri"), "")) : Optional.empty();
    }

    private MessagePart call(JsonNode call, String signature) {
        calls++;
        var id = call.path("id").stringValue("");
        var args = call.path("args");
        var read = new MessagePart.ToolCall(id.isEmpty() ? "call_" + calls : id, call.path("name").stringValue(""), args.isObject() ? args.toString() : "{}", signature);
        unanswered.add(read);
        return read;
    }

    private MessagePart result(JsonNode response) {
        var id = response.path("id").stringValue("");
        var name = response.path("name").stringValue("");
        var call = unanswered.stream().filter(it -> id.isEmpty() ? it.name().equals(name) : it.id().equals(id)).findFirst();
        call.ifPresent(unanswered::remove);
        var said = response.path("response");
        boolean failed = said.path("error").isString() && said.size() == 1;
        var parts = new ArrayList<MessagePart>();
        var text = failed ? said.path("error").stringValue() : output(said);
        if (!text.isEmpty()) {
            parts.add(new MessagePart.Text(text));
        }
        response.path("parts").forEach(it -> media(it).ifPresent(parts::add));
        return new MessagePart.ToolResult(call.map(MessagePart.ToolCall::id).orElse(id.isEmpty() ? "call_" + (calls + 1) : id), name, parts, failed);
    }

    private static String output(JsonNode said) {
        return said.size() == 1 && said.path("output").isString() ? said.path("output").stringValue() : said.isEmpty() ? "" : said.toString();
    }
}
