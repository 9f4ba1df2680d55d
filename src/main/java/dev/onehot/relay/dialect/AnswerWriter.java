package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.Piece;

/// Writes one answer: of a stream every piece at once, else everything at the end. One thread.
public interface AnswerWriter {
    /// Writes it, or keeps it for the end.
    ///
    /// @throws IOException when the program is gone
    void write(Piece piece) throws IOException;

    /// As `text/event-stream`.
    String contentType();
}
