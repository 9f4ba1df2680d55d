package dev.onehot.secret;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import java.util.Optional;

/// What a [SecretStore] says. Locked is never absent: who takes one for the other makes a second master key and loses the first.
public sealed interface Answer {
    /// The secret is there, or was written and read back.
    ///
    /// @param id under which it was kept
    /// @param place where in the store it is, if the store has several places
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Found(String id, byte[] secret, Optional<KeyringPlace> place) implements Answer {
        public Found(String id, byte[] secret) {
            this(id, secret, Optional.empty());
        }

        @Override
        public String toString() {
            return "Found[" + id + "]";
        }
    }

    /// It is certain that there is no such secret.
    ///
    /// @param keyring the program that says so, as people call it; empty when it could not be told
    record Absent(String keyring) implements Answer {
        public Absent() {
            this("");
        }
    }

    /// The store is there, and a person has to open or allow something before anything can be told.
    ///
    /// @param what that in a sentence
    /// @param advice what to do
    record Locked(Message what, Message advice) implements Answer {}

    /// There is no store, or it does not answer, or it did not do what it said.
    ///
    /// @param what the reason in a sentence
    /// @param advice what to do
    record Unavailable(Message what, Message advice) implements Answer {}

    /// The person, or the system on their behalf, said no.
    record Denied() implements Answer {}
}
