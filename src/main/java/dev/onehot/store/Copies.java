package dev.onehot.store;

import module java.base;

import dev.onehot.model.BackupFile;
import dev.onehot.model.Message;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;

/// Whole copies of a database that is a file: consistent even while others write. For any thread that may block.
///
/// They hold what the database holds, keys too, and are readable by their owner only.
public interface Copies {
    /// Where they are kept: a folder beside the database, and not beside a link to it.
    Path folder();

    /// All that are known, newest first.
    List<BackupFile> list();

    /// Makes one in [#folder], and answers where.
    Path make(BackupFile.Kind kind, Clock clock, Progress progress);

    /// Makes one at `target`, which is there whole or not at all. Replaces what was there, but never the database itself or what belongs to it.
    void to(Path target, Progress progress);

    /// Puts a copy in the place of `damaged`, a real path, which nobody has open, and keeps beside it what is there, as it is.
    ///
    /// @return where that is now; empty when there was nothing
    Optional<Path> inPlaceOf(Path damaged, Clock clock);

    /// Deletes the oldest ones of that kind but `kept`.
    void rotate(BackupFile.Kind kind, int kept);

    /// What would keep the next one from being made; empty when nothing is known that would.
    Optional<StorageException> obstacle();

    /// Notes in the database why the last daily one failed, for whoever looks at it: another process, or after the next start.
    ///
    /// @param reason empty when it did not
    void note(Optional<Message> reason);

    /// Deletes what killed runs left beside the database and its copies: some that are not whole, or were made to be read.
    void sweep();

    /// As [#sweep], and what older versions left, also in the system's folder for such things. For now and then: that may be a large folder.
    void sweepAll();
}
