package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.turn.Piece;

/// Why a request is not answered, in words that begin with what to do.
///
/// @param again whether trying again may help
record Denial(int status, Piece.Failed failed, boolean again) {
    static Denial of(Piece.Failure kind, String message) {
        return new Denial(kind.status(), new Piece.Failed(kind, message), false);
    }

    /// What may be otherwise in a moment.
    static Denial passing(Piece.Failure kind, String message) {
        return new Denial(kind.status(), new Piece.Failed(kind, message), true);
    }
}
