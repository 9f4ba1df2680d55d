package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.OwnFiles;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// Logs beside a database that is about to be replaced. SQLite would play what is in them into the one that comes in its place.
final class StaleLogs {
    private StaleLogs() {}

    /// Leaves none beside `target`. What a log holds goes into the database that it belongs to first, so that a replacement that fails loses nothing.
    /// Logs of a database that is gone are moved aside: they may be all that is left of it.
    ///
    /// Throws [StorageException] as busy when somebody has that database open, and then nothing was touched.
    static void clear(Path target) throws IOException {
        if (OwnFiles.LOGS.stream().noneMatch(it -> Files.exists(OwnFiles.beside(target, it)))) {
            return;
        }
        if (Files.notExists(target)) {
            DamagedFile.moveLogsAside(target);
            return;
        }
        if (DatabaseFile.isDatabase(target)) {
            takeIn(target);
        }
        for (var log : OwnFiles.LOGS) {
            DurableFile.delete(OwnFiles.beside(target, log));
        }
    }

    /// Only who is alone with a database can leave the write-ahead log.
    private static void takeIn(Path target) {
        try (var sql = Connections.writing(target)) {
            sql.query("PRAGMA journal_mode=DELETE", row -> row.getString(1));
        } catch (StorageException failure) {
            if (failure.kind() == Kind.BUSY) {
                throw failure;
            }
            // Damaged: then its log is of no use to anybody, and the person wants it replaced.
        }
    }
}
