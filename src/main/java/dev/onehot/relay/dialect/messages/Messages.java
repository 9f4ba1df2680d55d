package dev.onehot.relay.dialect.messages;

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

/// Anthropic Messages: `POST /v1/messages`.
public final class Messages implements Dialect {
    static final String NAME = "messages";

    public Messages() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ModelTurn read(JsonNode body, String model, boolean streamed, Omissions omissions) {
        return new MessagesRequest(body, omissions).read(model, streamed);
    }

    @Override
    public ObjectNode write(ModelTurn turn, Server server, Omissions omissions) {
        return new MessagesTurn(turn, server, omissions).write();
    }

    @Override
    public void purge(ObjectNode body, Predicate<String> signature) {
        for (var message : body.path("messages")) {
            if (message.path("content") instanceof ArrayNode content) {
                content.removeIf(it -> isSigned(it, signature));
            }
        }
        if (body.path("messages") instanceof ArrayNode messages) {
            messages.removeIf(it -> it.path("content") instanceof ArrayNode content && content.isEmpty());
            if (body.path("thinking").path("type").asString("").equals("enabled") && Thinking.cannotGoOn(messages)) {
                body.remove("thinking");
            }
        }
    }

    private static boolean isSigned(JsonNode block, Predicate<String> signature) {
        return switch (block.path("type").asString("")) {
            case "thinking" -> signature.test(block.path("signature").asString(""));
            case "redacted_thinking" -> signature.test(block.path("data").asString(""));
            default -> false;
        };
    }

    @Override
    public String path(ModelTurn turn) {
        return "messages";
    }

    @Override
    public AnswerReader answers() {
        return new MessagesAnswerReader();
    }

    @Override
    public AnswerWriter answering(ModelTurn asked, OutputStream out) {
        return asked.streamed() ? new MessagesStreamWriter(asked, out) : new MessagesAnswerWriter(asked, out);
    }

    @Override
    public byte[] failure(int status, Piece.Failed failed) {
        return WireJson.bytes(MessagesFailure.write(failed));
    }
}
