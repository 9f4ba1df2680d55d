package dev.onehot.store;

import dev.onehot.disk.NamedFile;
import dev.onehot.disk.OwnFileException;
import dev.onehot.store.KeyTable.Cell;
import dev.onehot.store.KeyTable.Place;
import dev.onehot.store.StorageException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Comparator;
import java.util.List;

/// What a backup holds.
///
/// @param keys of its providers, and their further keys, as they are stored
public record BackupContents(Path file, Stored stored, List<Cell> keys) {

    /// Reads `file` without changing a byte of it: from a copy that only its owner can read, brought to this Onehot's tables.
    ///
    /// Throws [StorageException] when it is no database that this Onehot could open.
    public static BackupContents read(Path file) {
        if (Files.notExists(file)) {
            throw new StorageException(Kind.UNREADABLE, file, "", null);
        }
        try {
            var folder = Files.createTempDirectory("onehot", new FileAttribute<?>[0]);
            try {
                return read(file, folder.resolve("copy.db"));
            } finally {
                delete(folder);
            }
        } catch (OwnFileException own) {
            throw new StorageException(Kind.SAME_FILE, file, "", own);
        } catch (IOException failure) {
            throw new StorageException(Kind.CANNOT_OPEN, file, String.valueOf(failure.getMessage()), failure);
        }
    }

    private static BackupContents read(Path file, Path copy) throws IOException {
        for (var part : new String[] {"", "-wal", "-journal"}) {
            var source = file.resolveSibling(file.getFileName() + part);
            if (Files.exists(source)) {
                NamedFile.copy(source, copy.resolveSibling(copy.getFileName() + part));
            }
        }
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

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
