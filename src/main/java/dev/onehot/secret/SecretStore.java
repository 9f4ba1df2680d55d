package dev.onehot.secret;

import dev.onehot.model.KeyringPlace;
import java.util.Optional;

/// A place outside the database that keeps master keys: the keychain of the operating system.
///
/// Every method blocks, for as long as a deadline of its own allows: call it from the one thread that reads master keys, never from
/// the FX thread. Nothing is thrown for what can happen to a store; it is in the [Answer].
public interface SecretStore extends AutoCloseable {
    /// The master key with this id. Asks nobody.
    ///
    /// @param place where it was last seen
    Answer read(String id, Optional<KeyringPlace> place);

    /// The master key with this id, wherever it is. Asks nobody.
    default Answer read(String id) {
        return read(id, Optional.empty());
    }

    /// Any master key of Onehot's, so that a second one is not made; the oldest when there are several.
    Answer findAny();

    /// Keeps `secret` under `id` and reads it back: [Answer.Found] only when the same bytes came.
    Answer write(String id, byte[] secret);

    /// Removes what is kept under `id`; [Answer.Absent] when it is gone.
    Answer delete(String id);

    /// Has the system ask the person to unlock what is wanted, and never dismisses the system's dialog.
    /// Answers [Answer.Absent] when it is unlocked now, or was all along; a store that is never locked has nothing to do.
    default Answer unlock(Wanted wanted, Asking asking) {
        return new Answer.Absent();
    }

    /// Runs `changed` when something was unlocked, locked, started or ended elsewhere, so that reading again may say something else.
    /// It runs on a thread of the store and must only hand over. A store that cannot tell never runs it.
    ///
    /// @return ends that
    default Runnable follow(Runnable changed) {
        return () -> {};
    }

    /// Ends the connection, where one is held open. Never blocks for long, and leaves no thread behind that keeps the program alive.
    @Override
    default void close() {}
}
