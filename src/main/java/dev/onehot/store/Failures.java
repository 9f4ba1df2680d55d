package dev.onehot.store;

import dev.onehot.store.StorageException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// Turns SQLite's result codes into the failures that a person can act on.
final class Failures {
    private Failures() {}

    static StorageException of(SQLException failure, Path file) {
        return new StorageException(kind(failure), file, String.valueOf(failure.getMessage()), failure);
    }

    private static Kind kind(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return Kind.FAILED;
        }
        // The low byte is the primary code; the rest only says more about it.
        return switch (sqlite.getResultCode().code & 0xff) {
            case 5, 6 -> Kind.BUSY;
            case 8 -> Kind.READ_ONLY;
            case 11 -> Kind.DAMAGED;
            case 13 -> Kind.DISK_FULL;
            case 14 -> Kind.CANNOT_OPEN;
            case 26 -> Kind.NOT_A_DATABASE;
            default -> Kind.FAILED;
        };
    }

    /// Whether SQLite refused to read without first being allowed to write (a crashed writer's journal is waiting).
    static boolean needsRecovery(StorageException failure) {
        return failure.getCause() instanceof SQLiteException sqlite
                && switch (sqlite.getResultCode()) {
                    case SQLITE_READONLY_RECOVERY, SQLITE_READONLY_ROLLBACK, SQLITE_READONLY_CANTINIT, SQLITE_CANTOPEN ->
                        true;
                    default -> false;
                };
    }
}
