package dev.onehot.probe;

import dev.onehot.model.Protocol;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The smallest message that a model can answer, in each protocol.
final class Conversation {
    private static final int MOST_TOKENS = 16;
    private static final String TEXT = "Reply with OK.";

    private Conversation() {}

    /// @param newer newer models of OpenAI refuse the older name of the limit
    static String message(Protocol protocol, String model, boolean newer) {
        var body = Json.object();
        if (protocol == Protocol.GOOGLE) {
            body.putArray("contents").addObject().put("role", "user").putArray("parts").addObject().put("text", TEXT);
            body.putObject("generationConfig").put("maxOutputTokens", MOST_TOKENS);
        } else {
            body.put("model", model);
            body.put(newer ? "max_completion_tokens" : "max_tokens", MOST_TOKENS);
            body.putArray("messages").addObject().put("role", "user").put("content", TEXT);
        }
        return body.toString();
    }

    /// Whether the answer is one of a model.
    static boolean isAnswer(JsonNode body) {
        return body.path("choices").isArray() || body.path("content").isArray() || body.path("candidates").isArray()
                || body.path("message").isObject();
    }

    /// Whether the server wants the newer name of the limit.
    static boolean wantsNewer(Reply reply) {
        return reply.status() == 400 && reply.text().toLowerCase(Locale.ROOT).contains("max_completion_tokens");
    }
}
