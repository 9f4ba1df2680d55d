package dev.onehot.store;

import module java.base;

import dev.onehot.model.BackupFile;
import dev.onehot.model.Message;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;

/// Backups of a database, in its own way: whole copies of a file beside it, or what is stored kept on the server itself. Consistent even while others
/// write. For any thread that may block.
///
/// They hold what the database holds, keys too, as protected as there.
public interface Copies {
    /// Where they are kept, for a person.
    String where();

    /// All that are known, newest first.
    List<BackupFile> list();

    /// Makes one there, and answers what it is called.
    Path make(BackupFile.Kind kind, Clock clock, Progress progress);

    /// Makes the one of the day unless there is a younger one than `age`.
    ///
    /// @return whether one was made
    boolean makeDaily(Duration age, Clock clock);

    /// Deletes the oldest ones of that kind but `kept`.
    void rotate(BackupFile.Kind kind, int kept);

    /// What one of them holds that is no file; throws [StorageException] when it cannot be used.
    default Optional<BackupContents> contents(Path backup) {
        return Optional.empty();
    }

    /// What would keep the next one from being made; empty when nothing is known that would.
    default Optional<StorageException> obstacle() {
        return Optional.empty();
    }

    /// Notes in the database why the last daily one failed, for whoever looks at it: another process, or after the next start.
    ///
    /// @param reason empty when it did not
    default void note(Optional<Message> reason) {}

    /// Deletes what killed runs left: some that are not whole, or were made to be read.
    default void sweep() {}

    /// As [#sweep], and what older versions left, also in the system's folder for such things. For now and then: that may be a large folder.
    default void sweepAll() {}
}
