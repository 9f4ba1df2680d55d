package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.CollectedAnswer;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer that is no stream.
final class ResponsesAnswerWriter implements AnswerWriter {
    private final CollectedAnswer collected = new CollectedAnswer();
    private final ResponseDocument document;
    private final OutputStream out;

    ResponsesAnswerWriter(ResponseDocument document, OutputStream out) {
        this.document = document;
        this.out = out;
    }

    @Override
    public void write(Piece piece) throws IOException {
        collected.add(piece);
        switch (piece) {
            case Piece.Ended ended -> write(() -> document.ended(ended));
            case Piece.Failed failed -> write(() -> document.failed(failed));
            default -> {}
        }
    }

    private void write(Supplier<ObjectNode> whole) throws IOException {
        document.begin(collected.began());
        collected.parts().forEach(it -> document.add(ResponseItems.ended(ResponseItems.begun(it, document.asked()), it)));
        out.write(WireJson.bytes(whole.get()));
    }

    @Override
    public String contentType() {
        return "application/json";
    }
}
