package dev.onehot.relay.turn;

import module java.base;

/// A piece of an answer, in the order in which it comes: [Began], then parts, each a [TextPart], [ThoughtPart] or [CallPart], its deltas and [PartEnded], then
/// [Ended] or [Failed]. An answer that is no stream is told in the same pieces. One part is open at a time.
public sealed interface Piece {
    /// The answer begins.
    ///
    /// @param id as the provider names the answer; may be empty
    /// @param model as the provider says it is called
    record Began(String id, String model) implements Piece {}

    record TextPart() implements Piece {}

    /// A thought begins.
    ///
    /// @param hidden whether only a signature will come
    record ThoughtPart(boolean hidden) implements Piece {}

    /// A call of a tool begins.
    ///
    /// @param id never empty
    record CallPart(String id, String name) implements Piece {}

    /// More of the open part: of a call, of its arguments' JSON text.
    record Delta(String text) implements Piece {}

    /// What the vendor wants back with the open part untouched, whole, as that of a [MessagePart.ToolCall].
    record Signature(String signature) implements Piece {}

    record PartEnded() implements Piece {}

    record Ended(Stop stop, String stopText, Usage usage) implements Piece {}

    /// Instead of [Ended], and perhaps of everything.
    ///
    /// @param kind what is wrong
    /// @param message what the provider said; never a key
    record Failed(Failure kind, String message) implements Piece {}

    /// Why an answer ended.
    enum Stop {
        END,
        MAX_TOKENS,
        /// One of [ModelTurn.Sampling#stops()]; which one is in `stopText`, where it is known.
        STOP_TEXT,
        TOOL_CALLS,
        /// The vendor's filter, or the model's own.
        REFUSED,
        /// It paused, and goes on when it is asked again.
        PAUSED
    }

    /// Tokens; 0 for unknown.
    ///
    /// @param input all of the request, those of the cache too
    /// @param cached read from the vendor's cache
    /// @param cacheWritten written to it
    /// @param output all of the answer, thoughts too
    /// @param thought of them
    record Usage(long input, long cached, long cacheWritten, long output, long thought) {
        public static final Usage NONE = new Usage(0, 0, 0, 0, 0);
    }

    /// Kinds of failures that dialects tell apart.
    enum Failure {
        INVALID(400),
        /// The conversation does not fit into the model; programs shorten it when they are told so.
        TOO_LONG(400),
        KEY(401),
        CREDIT(402),
        FORBIDDEN(403),
        UNKNOWN(404),
        TOO_LARGE(413),
        LIMIT(429),
        SERVER(500),
        UNREACHABLE(502),
        /// Nobody is active, a locked vault, or a provider that says so.
        UNAVAILABLE(503),
        OVERLOADED(529);

        private final int status;

        Failure(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /// The kind of an HTTP status.
        public static Failure of(int status) {
            return Arrays.stream(values()).filter(it -> it.status == status).findFirst().orElse(status == 504 ? UNREACHABLE : status >= 500 ? SERVER : INVALID);
        }
    }
}
