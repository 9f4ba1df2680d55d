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
    /// Who is asked.
    enum Server {
        /// That of the company whose dialect it is.
        VENDOR,
        /// One that took it over, more or less.
        COMPATIBLE
    }

    /// As signatures begin with it: `messages`, `chat`, `responses`, `gemini`.
    String name();

    /// What a program asks in this dialect.
    ///
    /// @param model from the path, where this dialect has it there; else empty
    /// @param streamed from the path likewise
    /// @param omissions is told what a turn cannot hold
    /// @throws UnreadableTurnException when it is none
    ModelTurn read(JsonNode body, String model, boolean streamed, Omissions omissions);

    /// What a provider is asked in this dialect; `turn.model()` is what the provider calls its model.
    ///
    /// @param omissions is told what this dialect cannot say, or this server does not take
    ObjectNode write(ModelTurn turn, Server server, Omissions omissions);

    /// Takes from a request in this dialect the thoughts of models that some vendor signed, and signatures elsewhere: those that another vendor made
    /// ([Signatures#isForeign]), before it goes to a provider as it is, or all of them, once a provider has refused them.
    ///
    /// @param signature whether what is signed so goes; a thought that nobody signed has the empty one
    void purge(ObjectNode body, Predicate<String> signature);

    /// The same, of what is another vendor's. Only what holds [Signatures#MARK] needs it.
    default void purge(ObjectNode body) {
        purge(body, Signatures::isForeign);
    }

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
