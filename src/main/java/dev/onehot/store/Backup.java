package dev.onehot.store;

import dev.onehot.store.StorageException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.sqlite.SQLiteConnection;

/// Whole copies of a database, made by SQLite's online backup: consistent even while others write.
final class Backup {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private Backup() {}

    /// Copies the file that `sql` is open on to one beside it, and answers where.
    static Path beside(Sql sql, String reason) {
        var file = sql.file().toAbsolutePath();
        var stamp = LocalDateTime.now(ZoneOffset.UTC).format(STAMP);
        var copy = file.resolveSibling(file.getFileName() + "." + reason + "-" + stamp + ".backup");
        for (int n = 2; Files.exists(copy); n++) {
            copy = file.resolveSibling(file.getFileName() + "." + reason + "-" + stamp + "-" + n + ".backup");
        }
        DatabaseFile.prepare(copy);
        try {
            int code = ((SQLiteConnection) sql.connection()).getDatabase().backup("main", copy.toString(), null);
            if (code != 0) {
                throw new StorageException(Kind.FAILED, copy, "SQLite code " + code, null);
            }
        } catch (SQLException failure) {
            throw Failures.of(failure, copy);
        }
        return copy;
    }
}
