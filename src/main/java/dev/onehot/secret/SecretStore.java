package dev.onehot.secret;

/// A place outside the database that keeps master keys: the keychain of the operating system.
///
/// Every method blocks, for as long as a deadline of its own allows: call it from the one thread that reads master keys, never from
/// the FX thread. Nothing is thrown for what can happen to a store; it is in the [Answer].
public interface SecretStore extends AutoCloseable {
    /// The master key with this id.
    Answer read(String id);

    /// Any master key of Onehot's, so that a second one is not made; the oldest when there are several.
    Answer findAny();

    /// Keeps `secret` under `id` and reads it back: [Answer.Found] only when the same bytes came.
    Answer write(String id, byte[] secret);

    /// Removes what is kept under `id`; [Answer.Absent] when it is gone.
    Answer delete(String id);

    /// Has the system ask the person to unlock the store. Waits as long as they take, and never dismisses the system's dialog.
    /// Answers [Answer.Absent] when the store is unlocked now, or was all along; one that is never locked has nothing to do.
    ///
    /// @param waiting called when a dialog is being shown
    default Answer unlock(Runnable waiting) {
        return new Answer.Absent();
    }

    /// Ends the connection, where one is held open. Never blocks for long, and leaves no thread behind that keeps the program alive.
    @Override
    default void close() {}
}
