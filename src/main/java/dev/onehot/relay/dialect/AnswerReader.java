package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;

/// Reads one answer. One thread.
public interface AnswerReader {
    /// One server-sent event.
    ///
    /// @param name empty where the event has none
    void event(String name, String data, Consumer<Piece> to);

    /// The stream is over: tells the end that is missing, or that it is missing.
    void end(Consumer<Piece> to);

    /// An answer that came whole; a failure in its body too.
    ///
    /// @param status of HTTP
    void whole(int status, JsonNode body, Consumer<Piece> to);
}
