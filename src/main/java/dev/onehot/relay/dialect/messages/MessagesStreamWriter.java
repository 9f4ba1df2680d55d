package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.EventLines;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer in Messages as events, each when its piece comes.
final class MessagesStreamWriter implements AnswerWriter {
    private final ModelTurn asked;
    private final OutputStream out;
    private Piece open = new Piece.PartEnded();
    private String signature = "";
    private int index;

    MessagesStreamWriter(ModelTurn asked, OutputStream out) {
        this.asked = asked;
        this.out = out;
    }

    @Override
    public void write(Piece piece) throws IOException {
        switch (piece) {
            case Piece.Began began -> event("message_start", it -> it.set("message", MessagesAnswerWriter.message(began, asked)
                    .putNull("stop_reason").putNull("stop_sequence").set("usage", MessagesUsage.write(Piece.Usage.NONE))));
            case Piece.TextPart _ -> begin(piece, MessagesAnswerWriter.text(""));
            case Piece.ThoughtPart(var hidden) when !hidden -> begin(piece, MessagesAnswerWriter.thinking("", ""));
            // It is written when its signature comes, which is all there is of it.
            case Piece.ThoughtPart _ -> open = piece;
            case Piece.CallPart(var id, var name) -> begin(piece, MessagesAnswerWriter.call(id, name));
            case Piece.Delta(var text) -> delta(text);
            case Piece.Signature(var whole) -> signature = whole;
            case Piece.PartEnded _ -> close();
            case Piece.Ended ended -> {
                event("message_delta", it -> {
                    MessagesAnswerWriter.stop(it.putObject("delta"), ended);
                    it.set("usage", MessagesUsage.write(ended.usage()));
                });
                event("message_stop", _ -> {});
            }
            case Piece.Failed failed -> send("error", MessagesFailure.write(failed));
        }
    }

    private void begin(Piece part, ObjectNode block) throws IOException {
        open = part;
        event("content_block_start", it -> it.put("index", index).set("content_block", block));
    }

    private void delta(String text) throws IOException {
        switch (open) {
            case Piece.TextPart _ -> delta("text_delta", "text", text);
            case Piece.ThoughtPart(var hidden) when !hidden -> delta("thinking_delta", "thinking", text);
            case Piece.CallPart _ -> delta("input_json_delta", "partial_json", text);
            default -> {}
        }
    }

    private void delta(String type, String member, String text) throws IOException {
        event("content_block_delta", it -> it.put("index", index).putObject("delta").put("type", type).put(member, text));
    }

    private void close() throws IOException {
        var ended = open;
        open = new Piece.PartEnded();
        var signed = signature;
        signature = "";
        switch (ended) {
            case Piece.TextPart _ -> stop();
            case Piece.ThoughtPart(var hidden) when hidden -> hidden(Signatures.toProgram(Messages.NAME, signed));
            case Piece.ThoughtPart _ -> {
                delta("signature_delta", "signature", Signatures.toProgram(Messages.NAME, signed));
                stop();
            }
            case Piece.CallPart(var id, var _) -> {
                stop();
                if (!signed.isEmpty()) {
                    hidden(MessagesContent.OF_CALL + CallIds.plain(id) + " " + signed);
                }
            }
            default -> {}
        }
    }

    private void hidden(String data) throws IOException {
        begin(new Piece.PartEnded(), MessagesAnswerWriter.hidden(data));
        stop();
    }

    private void stop() throws IOException {
        event("content_block_stop", it -> it.put("index", index));
        index++;
    }

    private void event(String type, Consumer<ObjectNode> members) throws IOException {
        var data = WireJson.object().put("type", type);
        members.accept(data);
        send(type, data);
    }

    private void send(String type, ObjectNode data) throws IOException {
        out.write(EventLines.event(type, data));
        out.flush();
    }

    @Override
    public String contentType() {
        return "text/event-stream";
    }
}
