package dev.onehot.store;

import dev.onehot.store.KeyTable.Cell;
import dev.onehot.store.KeyTable.Place;
import dev.onehot.store.StorageException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a backup holds.
///
/// @param keys of its providers, and their further keys, as they are stored
public record BackupContents(Path file, Stored stored, List<Cell> keys) {

    /// Reads `file` without changing a byte of it: from a copy that only its owner can read, brought to this Onehot's tables.
    ///
    /// Throws [StorageException] when it is no database that this Onehot could open.
    ///
    /// @param database beside which the copy is made
    public static BackupContents read(Path database, Path file) {
        if (Files.notExists(file)) {
            throw new StorageException(Kind.UNREADABLE, file, "", null);
        }
        return ReadCopy.of(database, file, copy -> readCopy(file, copy));
    }

    private static BackupContents readCopy(Path file, Path copy) {
        try (var database = Database.open(copy)) {
            var session = database.writer();
            session.beginRead();
            var stored = session.load();
            var keys = session.keys().all().stream().filter(it -> it.place() != Place.DELETED).toList();
            session.end();
            return new BackupContents(file, stored, keys);
        } catch (StorageException failure) {
            // Names the file that a person chose, and not the copy of it.
            throw new StorageException(failure.kind(), file, failure.detail(), failure);
        }
    }
}
