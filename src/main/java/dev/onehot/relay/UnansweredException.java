package dev.onehot.relay;

import dev.onehot.relay.turn.Piece;

/// Nobody answers: none is active, a vault is locked, a key is missing. Its message says what to do in its first fifty characters.
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Piece.Failure kind;

    public UnansweredException(Piece.Failure kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Piece.Failure kind() {
        return kind;
    }
}
