package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.CollectedAnswer;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer in Chat Completions as one, when it is whole.
final class ChatAnswerWriter implements AnswerWriter {
    private final ModelTurn asked;
    private final OutputStream out;
    private final CollectedAnswer answer = new CollectedAnswer();

    ChatAnswerWriter(ModelTurn asked, OutputStream out) {
        this.asked = asked;
        this.out = out;
    }

    @Override
    public void write(Piece piece) throws IOException {
        answer.add(piece);
        switch (piece) {
            case Piece.Ended ended -> send(whole(ended));
            case Piece.Failed failed -> send(ChatFailure.write(failed));
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
        var body = head("chat.completion", answer.began(), asked.model());
        var choice = body.putArray("choices").addObject().put("index", 0);
        var message = choice.putObject("message").put("role", "assistant").putNull("content").putNull("refusal");
        for (var part : answer.parts()) {
            switch (part) {
                case MessagePart.Text(var text) -> message.put("content", message.path("content").asString("") + text);
                case MessagePart.Thought(var text, var _, var hidden) when !hidden ->
                    message.put("reasoning_content", message.path("reasoning_content").asString("") + text);
                case MessagePart.ToolCall call -> {
                    var written = message.withArray("/tool_calls").addObject().put("id", call.id()).put("type", "function");
                    written.putObject("function").put("name", call.name()).put("arguments", call.arguments());
                    ChatReasoning.sign(written, call.signature());
                }
                default -> {}
            }
        }
        choice.putNull("logprobs").put("finish_reason", stop(ended.stop()));
        body.set("usage", ChatUsage.write(ended.usage()));
        return body;
    }

    static ObjectNode head(String object, Piece.Began began, String model) {
        return WireJson.object()
                .put("id", began.id().isEmpty() ? "chatcmpl-" + UUID.randomUUID() : began.id())
                .put("object", object)
                .put("created", Instant.now().getEpochSecond())
                .put("model", began.model().isEmpty() ? model : began.model());
    }

    static String stop(Piece.Stop stop) {
        return switch (stop) {
            case END, STOP_TEXT, PAUSED -> "stop";
            case MAX_TOKENS -> "length";
            case TOOL_CALLS -> "tool_calls";
            case REFUSED -> "content_filter";
        };
    }
}
