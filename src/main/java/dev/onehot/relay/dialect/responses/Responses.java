package dev.onehot.relay.dialect.responses;

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

/// OpenAI Responses. Nothing of a conversation is kept here, so every request has to hold it whole.
public final class Responses implements Dialect {
    static final String NAME = "responses";

    public Responses() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ModelTurn read(JsonNode body, String model, boolean streamed, Omissions omissions) {
        return ResponsesRequest.read(body, omissions);
    }

    @Override
    public ObjectNode write(ModelTurn turn, Server server, Omissions omissions) {
        return new ResponsesTurn(turn, omissions).write();
    }

    @Override
    public void purge(ObjectNode body, Predicate<String> signature) {
        if (body.path("input") instanceof ArrayNode input) {
            input.values().removeIf(it -> it.path("type").stringValue("").equals("reasoning") && signature.test(it.path("encrypted_content").stringValue("")));
        }
    }

    @Override
    public String path(ModelTurn turn) {
        return "responses";
    }

    @Override
    public AnswerReader answers() {
        return new ResponsesAnswerReader();
    }

    @Override
    public AnswerWriter answering(ModelTurn asked, OutputStream out) {
        var document = new ResponseDocument(asked);
        return asked.streamed() ? new ResponsesStreamWriter(document, out) : new ResponsesAnswerWriter(document, out);
    }

    @Override
    public byte[] failure(int status, Piece.Failed failed) {
        return WireJson.bytes(ResponsesFailure.body(status, failed));
    }
}
