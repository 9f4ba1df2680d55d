package dev.onehot.model;

import java.util.Optional;

/// Whether keys can be read and written now, and if not, why and what to do.
///
/// @param backend where the master key is, or would be
/// @param what the state in a sentence
/// @param advice what a person can do; the empty text when there is nothing to do
public record KeyState(Kind kind, Optional<KeyBackend> backend, Message what, Message advice) {
    public enum Kind implements Worded {
        /// Keys are plain text in this database.
        SHARED,
        /// There is no master key yet; the first key makes one.
        FRESH,
        /// The master key is being read.
        OPENING,
        /// The system's own dialog waits for the person.
        WAITING,
        /// Keys can be read and written.
        OPEN,
        /// The master key is there, behind a passphrase or a locked keychain.
        LOCKED,
        /// The person refused.
        DENIED,
        /// There is no keychain here, or it does not answer.
        UNAVAILABLE,
        /// The master key is gone, or another one stands in its place.
        LOST
    }

    public static KeyState of(Kind kind, Optional<KeyBackend> backend, String code, Object... arguments) {
        return new KeyState(kind, backend, Message.of(code, arguments), Message.of(code + ".advice", arguments));
    }

    /// Whether a key can be written and read without doing anything first.
    public boolean isUsable() {
        return kind == Kind.OPEN || kind == Kind.SHARED;
    }
}
