package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.ModelTurn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One way of putting turns on the wire: a reader and a writer, for what is asked and for what is answered. Has no state; any thread.
///
/// Reading is tolerant: unknown members, parts and events are skipped. Writing is strict: only what the dialect's own documentation has.
public interface Dialect {
    /// What a program asks in this dialect.
    ///
    /// @param model from the path, where this dialect has it there; else empty
    /// @param streamed from the path likewise
    /// @throws UnreadableTurnException when it is none
    ModelTurn read(JsonNode body, String model, boolean streamed);

    /// What a provider is asked in this dialect; `turn.model()` is what the provider calls its model.
    ///
    /// @param omissions is told what this dialect cannot say
    ObjectNode write(ModelTurn turn, Omissions omissions);

    /// Behind the provider's prefix, with its query, as `chat/completions`.
    String path(ModelTurn turn);

    /// Reads one answer of a provider. Has state.
    AnswerReader answers();

    /// Writes one answer for a program. Has state; writes an event whole or not at all.
    ///
    /// @param asked decides whether it is a stream
    AnswerWriter answering(ModelTurn asked, OutputStream out);

    /// A failure before any answer, as the body of an answer that is no stream.
    ///
    /// @param status of HTTP
    byte[] failure(int status, Piece.Failed failed);
}
