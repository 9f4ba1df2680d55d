package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.CollectedAnswer;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;

/// Writes an answer that is no stream.
final class GeminiAnswerWriter implements AnswerWriter {
    private final CollectedAnswer collected = new CollectedAnswer();
    private final ModelTurn asked;
    private final OutputStream out;

    GeminiAnswerWriter(ModelTurn asked, OutputStream out) {
        this.asked = asked;
        this.out = out;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public void write(Piece piece) throws IOException {
        collected.add(piece);
        switch (piece) {
            case Piece.Ended ended -> {
                var parts = WireJson.object().putArray("parts");
                collected.parts().forEach(it -> GeminiChunk.add(it, parts));
                out.write(WireJson.bytes(GeminiChunk.ended(GeminiChunk.of(parts, collected.began(), asked.model()), ended)));
            }
            case Piece.Failed failed -> out.write(WireJson.bytes(GeminiFailure.body(failed.kind().status(), failed)));
            default -> {}
        }
    }
}
