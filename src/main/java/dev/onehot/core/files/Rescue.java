package dev.onehot.core.files;

import module java.base;

import dev.onehot.disk.OwnFiles;
import dev.onehot.model.BackupFile;
import dev.onehot.store.sqlite.DamagedFile;

/// Puts a backup in the place of a database that cannot be opened any more. For use while nothing has it open.
public final class Rescue {
    private Rescue() {}

    /// Looks on a thread of its own for what can be restored in the place of `file`, newest first. The folder may be on a disk that sleeps.
    public static CompletableFuture<List<BackupFile>> findBackups(Path file) {
        return CompletableFuture.supplyAsync(() -> Databases.copies(file).list(), it -> Thread.ofVirtual().name("backups").start(it));
    }

    /// Puts a copy of `backup` where `file` is. What is there is kept beside, as it is.
    ///
    /// Throws [dev.onehot.model.StorageException] before anything is touched when the backup cannot be used.
    ///
    /// @return where the damaged file is now; empty when there was none. [#undo] puts it back
    public static Optional<Path> restore(Path file, Path backup) {
        FileException.requireOther(file, backup);
        Databases.contents(file, backup);
        // A link stays one: the key file is beside what it leads to.
        return Databases.copies(backup).inPlaceOf(OwnFiles.real(file), Clock.systemUTC());
    }

    /// Moves the log that lies beside `file`, and belongs to another one, to a name of its own beside it.
    public static void moveLogAside(Path file) {
        DamagedFile.moveLogsAside(OwnFiles.real(file));
    }

    /// Puts back what [#restore] moved away, bit by bit as it was.
    public static void undo(Path file, Path moved) {
        var real = OwnFiles.real(file);
        DamagedFile.moveAside(real, Clock.systemUTC());
        DamagedFile.putBack(moved, real);
    }
}
