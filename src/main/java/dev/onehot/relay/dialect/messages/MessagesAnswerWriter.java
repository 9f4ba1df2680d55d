package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.CollectedAnswer;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer in Messages as one, when it is whole.
final class MessagesAnswerWriter implements AnswerWriter {
    private final ModelTurn asked;
    private final OutputStream out;
    private final CollectedAnswer answer = new CollectedAnswer();

    MessagesAnswerWriter(ModelTurn asked, OutputStream out) {
        this.asked = asked;
        this.out = out;
    }

    @Override
    public void write(Piece piece) throws IOException {
        answer.add(piece);
        switch (piece) {
            case Piece.Ended ended -> send(whole(ended));
            case Piece.Failed failed -> send(MessagesFailure.write(failed));
            default -> {}
        }
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    private void send(ObjectNode body) throws IOException {
        out.write(WireJson.bytes(body));
        out.flush();
    }

    private ObjectNode whole(Piece.Ended ended) {
        var message = message(answer.began(), asked);
        var content = (ArrayNode) message.path("content");
        for (var part : answer.parts()) {
            switch (part) {
                case MessagePart.Text(var text) -> content.add(text(text));
                case MessagePart.Thought(var text, var signature, var hidden) -> {
                    var kept = Signatures.toProgram(Messages.NAME, signature);
                    content.add(hidden ? hidden(kept) : thinking(text, kept));
                }
                case MessagePart.ToolCall call -> {
                    content.add(call(call.id(), call.name()).set("input", WireJson.object(call.arguments()).orElseGet(WireJson::object)));
                    if (!call.signature().isEmpty()) {
                        content.add(hidden(MessagesContent.OF_CALL + CallIds.plain(call.id()) + " " + call.signature()));
                    }
                }
                default -> {}
            }
        }
        stop(message, ended);
        message.set("usage", MessagesUsage.write(ended.usage()));
        return message;
    }

    static ObjectNode message(Piece.Began began, ModelTurn asked) {
        var message = WireJson.object()
                .put("id", began.id().isEmpty() ? "msg_" + UUID.randomUUID().toString().replace("-", "") : began.id())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", began.model().isEmpty() ? asked.model() : began.model());
        message.putArray("content");
        return message;
    }

    static ObjectNode text(String text) {
        return WireJson.object().put("type", "text").put("text", text);
    }

    static ObjectNode thinking(String text, String signature) {
        return WireJson.object().put("type", "thinking").put("thinking", text).put("signature", signature);
    }

    static ObjectNode hidden(String data) {
        return WireJson.object().put("type", "redacted_thinking").put("data", data);
    }

    static ObjectNode call(String id, String name) {
        var call = WireJson.object().put("type", "tool_use").put("id", CallIds.plain(id)).put("name", name);
        call.putObject("input");
        return call;
    }

    static void stop(ObjectNode in, Piece.Ended ended) {
        in.put("stop_reason", MessagesStops.write(ended.stop()));
        if (ended.stop() == Piece.Stop.STOP_TEXT && !ended.stopText().isEmpty()) {
            in.put("stop_sequence", ended.stopText());
        } else {
            in.putNull("stop_sequence");
        }
    }
}
