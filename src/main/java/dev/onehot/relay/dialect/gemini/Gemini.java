package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.AnswerReader;
import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.Dialect;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Google's Gemini. A model and whether it streams stand in the path; a stream is events (`alt=sse`), or one long list.
public final class Gemini implements Dialect {
    static final String NAME = "gemini";

    private final boolean listed;

    public Gemini() {
        this(false);
    }

    /// For a program that may want its streams as a list.
    ///
    /// @param listed whether it did not ask for `alt=sse`
    public Gemini(boolean listed) {
        this.listed = listed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ModelTurn read(JsonNode body, String model, boolean streamed, Omissions omissions) {
        return new GeminiRequest(body, omissions).read(model, streamed);
    }

    @Override
    public ObjectNode write(ModelTurn turn, Server server, Omissions omissions) {
        return new GeminiTurn(turn, omissions).write();
    }

    @Override
    public void purge(ObjectNode body, Predicate<String> signature) {
        for (var content : body.path("contents")) {
            if (content.path("parts") instanceof ArrayNode parts) {
                parts.forEach(it -> purgePart(it, signature));
                parts.values().removeIf(it -> it.size() == 1 && it.path("text").stringValue("x").isEmpty());
            }
        }
    }

    private static void purgePart(JsonNode part, Predicate<String> signature) {
        var own = part.path("thoughtSignature").stringValue("");
        if (part instanceof ObjectNode object && !own.isEmpty() && signature.test(own)) {
            if (part.path("functionCall").isObject()) {
                object.put("thoughtSignature", GeminiContents.UNSIGNED);
            } else {
                object.remove("thoughtSignature");
            }
        }
    }

    @Override
    public String path(ModelTurn turn) {
        var model = turn.model().contains("/") ? turn.model() : "models/" + turn.model();
        var safe = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
        return safe + (turn.streamed() ? ":streamGenerateContent?alt=sse" : ":generateContent");
    }

    @Override
    public AnswerReader answers() {
        return new GeminiAnswerReader();
    }

    @Override
    public AnswerWriter answering(ModelTurn asked, OutputStream out) {
        return asked.streamed() ? new GeminiStreamWriter(asked, out, listed) : new GeminiAnswerWriter(asked, out);
    }

    @Override
    public byte[] failure(int status, Piece.Failed failed) {
        return WireJson.bytes(GeminiFailure.body(status, failed));
    }
}
