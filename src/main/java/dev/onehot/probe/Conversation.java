package dev.onehot.probe;

import module java.base;

import dev.onehot.model.Protocol;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The smallest message that a model can answer, in each protocol.
///
/// @param responses whether it is put as OpenAI's Responses are, which are all that some relays have
/// @param newer newer models of OpenAI refuse the older name of the limit
/// @param streamed some relays answer in no other way
record Conversation(Protocol protocol, boolean responses, boolean newer, boolean streamed) {
    private static final int MOST_TOKENS = 16;
    private static final String TEXT = "Reply with OK.";

    static Conversation of(Protocol protocol) {
        return new Conversation(protocol, false, false, false);
    }

    /// The same one as a Response.
    Conversation asResponse() {
        return new Conversation(protocol, true, false, false);
    }

    String message(String model) {
        var body = JsonMapper.shared().createObjectNode();
        if (protocol == Protocol.GOOGLE) {
            body.putArray("contents").addObject().put("role", "user").putArray("parts").addObject().put("text", TEXT);
            body.putObject("generationConfig").put("maxOutputTokens", MOST_TOKENS);
            return body.toString();
        }
        body.put("model", model);
        if (responses) {
            body.put("max_output_tokens", MOST_TOKENS).put("store", false);
            body.putArray("input").addObject().put("type", "message").put("role", "user")
                    .putArray("content").addObject().put("type", "input_text").put("text", TEXT);
        } else {
            body.put(newer ? "max_completion_tokens" : "max_tokens", MOST_TOKENS);
            body.putArray("messages").addObject().put("role", "user").put("content", TEXT);
        }
        if (streamed) {
            body.put("stream", true);
        }
        return body.toString();
    }

    /// Whether the answer, or this piece of one, is one of a model.
    static boolean isAnswer(JsonNode body) {
        return !VendorMessage.tellsFailure(body)
                && (body.path("choices").isArray() || body.path("content").isArray() || body.path("candidates").isArray()
                        || body.path("message").isObject() || body.path("output").isArray() || body.path("response").isObject());
    }

    /// How the server would rather be asked; empty when it says nothing of the kind.
    Optional<Conversation> asWanted(Reply reply) {
        if (reply.status() != 400 && reply.status() != 422) {
            return Optional.empty();
        }
        var text = reply.text().toLowerCase(Locale.ROOT);
        if (!newer && !responses && text.contains("max_completion_tokens")) {
            return Optional.of(new Conversation(protocol, false, true, streamed));
        }
        boolean wantsStream = text.contains("stream") && (text.contains("must") || text.contains("only") || text.contains("required"));
        return !streamed && protocol != Protocol.GOOGLE && wantsStream
                ? Optional.of(new Conversation(protocol, responses, newer, true))
                : Optional.empty();
    }

    /// Whether no message of this kind is taken there at all, so that another kind is worth a try.
    static boolean isElsewhere(Reply reply) {
        if (reply.isGood()) {
            return reply.isWebPage() && !BotFilter.answers(reply);
        }
        var said = VendorMessage.of(reply);
        boolean nothing = reply.status() == 404 || reply.status() == 405 || reply.status() == 410 || reply.status() == 501;
        return said.mentions("/responses") || (nothing && !said.mentions("model") && !said.mentions("deployment"));
    }
}
