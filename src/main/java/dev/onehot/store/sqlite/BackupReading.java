package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.BackupContents;
import dev.onehot.store.KeyCell.Column;

/// Looks what a backup holds.
public final class BackupReading {
    private BackupReading() {}

    /// Reads `file` without changing a byte of it: from a copy that only its owner can read, brought to this Onehot's tables.
    ///
    /// Throws [StorageException] when it is no database that this Onehot could open.
    ///
    /// @param database beside which the copy is made
    public static BackupContents read(Path database, Path file) {
        if (Files.notExists(file)) {
            throw new StorageException(Kind.UNREADABLE, file, "", null);
        }
        if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
            var none = new StorageException(Kind.NOT_A_DATABASE, file, "", null);
            throw StorageException.ofBackup(file, none, new Backup(database).folder());
        }
        return ReadCopy.of(database, file, copy -> readCopy(database, file, copy));
    }

    /// Opened, a file without any table would become a database without any row, and restoring that removes everything.
    private static void requireTables(Path copy) {
        try (var sql = Connections.writing(copy)) {
            if (sql.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table'") == 0) {
                throw new StorageException(Kind.NOT_A_DATABASE, copy, "", null);
            }
        }
    }

    private static BackupContents readCopy(Path database, Path file, Path copy) {
        try {
            if (Files.isRegularFile(copy)) {
                requireTables(copy);
            }
            return readWhole(copy);
        } catch (StorageException failure) {
            throw StorageException.ofBackup(file, Failures.whileOpening(failure), new Backup(database).folder());
        }
    }

    private static BackupContents readWhole(Path copy) {
        try (var database = Database.open(copy)) {
            var session = database.writer();
            session.beginRead();
            var stored = session.load();
            var keys = session.keys().all().stream().filter(it -> it.column() != Column.DELETED).toList();
            session.end();
            return new BackupContents(stored.protection().master(), stored.providers(), stored.settings(), keys);
        }
    }
}
