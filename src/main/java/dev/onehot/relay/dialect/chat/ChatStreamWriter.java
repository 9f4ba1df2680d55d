package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.EventLines;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer in Chat Completions as events, each when its piece comes.
final class ChatStreamWriter implements AnswerWriter {
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private ObjectNode head;
    private Piece open = new Piece.PartEnded();
    private int call = -1;

    ChatStreamWriter(ModelTurn asked, OutputStream out) {
        this.out = out;
        this.head = ChatAnswerWriter.head("chat.completion.chunk", new Piece.Began("", ""), asked.model());
    }

    @Override
    public void write(Piece piece) throws IOException {
        switch (piece) {
            case Piece.Began began -> {
                head = ChatAnswerWriter.head("chat.completion.chunk", began, head.path("model").asString(""));
                delta(it -> it.put("role", "assistant").put("content", ""));
            }
            case Piece.TextPart _, Piece.ThoughtPart _, Piece.PartEnded _ -> open = piece;
            case Piece.CallPart(var id, var name) -> {
                open = piece;
                call++;
                call(it -> it.put("id", id).put("type", "function").putObject("function").put("name", name).put("arguments", ""));
            }
            case Piece.Delta(var text) -> more(text);
            case Piece.Signature(var signature) -> {
                var signed = WireJson.object();
                ChatReasoning.sign(signed, signature);
                if (open instanceof Piece.CallPart && !signed.isEmpty()) {
                    call(it -> it.setAll(signed));
                }
            }
            case Piece.Ended ended -> {
                // There, and not in an event of its own, it is found by who asked for it, and troubles nobody else.
                send(chunk(_ -> {}, ChatAnswerWriter.stop(ended.stop())).set("usage", ChatUsage.write(ended.usage())));
                out.write(DONE);
                out.flush();
            }
            case Piece.Failed failed -> send(ChatFailure.write(failed));
        }
    }

    private void more(String text) throws IOException {
        switch (open) {
            case Piece.TextPart _ -> delta(it -> it.put("content", text));
            case Piece.ThoughtPart _ -> delta(it -> it.put("reasoning_content", text));
            case Piece.CallPart _ -> call(it -> it.putObject("function").put("arguments", text));
            default -> {}
        }
    }

    private void call(Consumer<ObjectNode> members) throws IOException {
        delta(it -> members.accept(it.putArray("tool_calls").addObject().put("index", call)));
    }

    private void delta(Consumer<ObjectNode> members) throws IOException {
        send(chunk(members, null));
    }

    private ObjectNode chunk(Consumer<ObjectNode> members, @Nullable String stop) {
        var chunk = head.deepCopy();
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        members.accept(choice.putObject("delta"));
        choice.put("finish_reason", stop);
        return chunk;
    }

    private void send(ObjectNode chunk) throws IOException {
        out.write(EventLines.event("", chunk));
        out.flush();
    }

    @Override
    public String contentType() {
        return "text/event-stream";
    }
}
