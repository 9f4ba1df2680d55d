package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.OwnFiles;

/// Moves what stands in a log into its file, on a connection of its own: nobody who reads or writes waits for it.
///
/// Only of the file and the log that are open here. When another has come in the place of one of them, it would be written into what it does not belong to.
///
/// Any thread that may block. Throws [dev.onehot.model.StorageException].
record Checkpoint(Path file, OpenedFile opened, LogOwner owner) {
    /// What SQLite answers.
    ///
    /// @param frames that the log has
    private record Moved(boolean busy, long frames, long moved) {
        boolean isWhole() {
            return !busy && frames == moved;
        }
    }

    /// As far as nobody is reading what was before.
    ///
    /// @return whether nothing is left for another time
    boolean passive() {
        return run(sql -> run(sql, "PASSIVE").isWhole());
    }

    /// As [#passive], and empties the log, unless somebody is reading or writing this moment.
    boolean last() {
        return run(sql -> {
            sql.number("PRAGMA busy_timeout=0");
            var moved = run(sql, "PASSIVE");
            // To empty one that is empty would tell every watcher of a commit.
            return moved.frames() == 0 || run(sql, "TRUNCATE").isWhole();
        });
    }

    private boolean run(Predicate<Sql> body) {
        if (!Files.exists(OwnFiles.beside(OwnFiles.real(file), "-wal"))) {
            return true;
        }
        if (!isInPlace()) {
            return false;
        }
        try (var sql = Connections.writing(file)) {
            if (sql.gate().isWanted()) {
                return false;
            }
            // With this it opens the log, by its name.
            sql.number("SELECT count(*) FROM sqlite_schema");
            return isInPlace() && body.test(sql);
        }
    }

    private boolean isInPlace() {
        return opened.isInPlace() && owner.log().stream().allMatch(OpenedFile::isInPlace);
    }

    private static Moved run(Sql sql, String how) {
        return sql.query("PRAGMA wal_checkpoint(" + how + ")", row -> new Moved(row.getBoolean(1), row.getLong(2), row.getLong(3))).getFirst();
    }
}
