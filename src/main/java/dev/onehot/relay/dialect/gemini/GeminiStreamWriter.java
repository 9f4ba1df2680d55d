package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.CollectedAnswer;
import dev.onehot.relay.dialect.EventLines;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer piece by piece, as events or as a list.
final class GeminiStreamWriter implements AnswerWriter {
    private final CollectedAnswer collected = new CollectedAnswer();
    private final ModelTurn asked;
    private final OutputStream out;
    private final boolean listed;
    private Piece open = new Piece.PartEnded();
    private boolean begun;

    GeminiStreamWriter(ModelTurn asked, OutputStream out, boolean listed) {
        this.asked = asked;
        this.out = out;
        this.listed = listed;
    }

    @Override
    public String contentType() {
        return listed ? "application/json" : "text/event-stream";
    }

    @Override
    public void write(Piece piece) throws IOException {
        collected.add(piece);
        var parts = WireJson.object().putArray("parts");
        switch (piece) {
            case Piece.TextPart _, Piece.ThoughtPart _, Piece.CallPart _ -> open = piece;
            case Piece.Delta(var text) -> more(text, parts);
            case Piece.PartEnded _ -> ended(collected.parts().getLast(), parts);
            case Piece.Ended ended -> {
                parts.addObject().put("text", "");
                write(GeminiChunk.ended(chunk(parts), ended), true);
                return;
            }
            case Piece.Failed failed -> {
                failed(failed);
                return;
            }
            case Piece.Began _, Piece.Signature _ -> {}
        }
        if (!parts.isEmpty()) {
            write(chunk(parts), false);
        }
    }

    private void more(String text, ArrayNode parts) {
        switch (open) {
            case Piece.TextPart _ -> parts.addObject().put("text", text);
            case Piece.ThoughtPart(var hidden) when !hidden -> parts.addObject().put("text", text).put("thought", true);
            // A call is told whole.
            default -> {}
        }
    }

    private void ended(MessagePart part, ArrayNode parts) {
        switch (part) {
            case MessagePart.Thought thought when !thought.hidden() && !thought.signature().isEmpty() -> GeminiChunk.addSignature(thought, parts);
            case MessagePart.Thought thought when thought.hidden() && !thought.signature().isEmpty() -> GeminiChunk.add(part, parts);
            case MessagePart.ToolCall _ -> GeminiChunk.add(part, parts);
            default -> {}
        }
    }

    private ObjectNode chunk(ArrayNode parts) {
        return GeminiChunk.of(parts, collected.began(), asked.model());
    }

    /// Inside of a stream a failure is no event: so Google's servers have it, and their libraries look for it.
    private void failed(Piece.Failed failed) throws IOException {
        var body = GeminiFailure.body(failed.kind().status(), failed);
        if (listed) {
            write(body, true);
        } else {
            out.write(WireJson.bytes(body));
            out.flush();
        }
    }

    private void write(ObjectNode chunk, boolean last) throws IOException {
        if (listed) {
            var element = new ByteArrayOutputStream();
            element.writeBytes((begun ? ",\r\n" : "[").getBytes(StandardCharsets.UTF_8));
            element.writeBytes(WireJson.bytes(chunk));
            element.writeBytes((last ? "]" : "").getBytes(StandardCharsets.UTF_8));
            element.writeTo(out);
        } else {
            out.write(EventLines.event("", chunk));
        }
        begun = true;
        out.flush();
    }
}
