package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.AnswerReader;
import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.Dialect;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI Chat Completions: `POST /v1/chat/completions`.
public final class Chat implements Dialect {
    static final String NAME = "chat";

    public Chat() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ModelTurn read(JsonNode body, String model, boolean streamed, Omissions omissions) {
        return new ChatRequest(body, omissions).read(model, streamed);
    }

    @Override
    public ObjectNode write(ModelTurn turn, Server server, Omissions omissions) {
        return new ChatTurn(turn, server, omissions).write();
    }

    /// Nothing is signed in it.
    @Override
    public void purge(ObjectNode body, Predicate<String> signature) {}

    @Override
    public String path(ModelTurn turn) {
        return "chat/completions";
    }

    @Override
    public AnswerReader answers() {
        return new ChatAnswerReader();
    }

    @Override
    public AnswerWriter answering(ModelTurn asked, OutputStream out) {
        return asked.streamed() ? new ChatStreamWriter(asked, out) : new ChatAnswerWriter(asked, out);
    }

    @Override
    public byte[] failure(int status, Piece.Failed failed) {
        return WireJson.bytes(ChatFailure.write(failed));
    }
}
