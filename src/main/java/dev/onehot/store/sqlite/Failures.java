package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.Visible;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Turns SQLite's result codes into the failures that a person can act on.
final class Failures {
    private static final int SQL_ERROR = 1;
    private static final int INTERNAL = 2;
    private static final int READ_ONLY = 8;
    private static final int SCHEMA = 17;
    private static final int TOO_BIG = 18;
    private static final int CONSTRAINT = 19;
    private static final int MISMATCH = 20;
    private static final int FORMAT = 24;
    private static final int RANGE = 25;

    /// What stands before a name is ours: a letter for a table, or the schema.
    private static final Pattern MISSING =
            Pattern.compile("table (.+) has no column named (.+)\\)$|no such (?:column|table): (?:\\w\\.|main\\.|excluded\\.)?(.+)\\)$");

    /// Where a file may grow no more, as with `ulimit -f`.
    private static final Pattern LIMITED = Pattern.compile("(?i)file too large");

    private static final Pattern FULL = Pattern.compile("(?i)no space left|not enough space|disk quota");

    /// What the system was asked for when it failed: not told, write, make durable, shorten, delete, and the index of the log.
    private static final Set<Integer> WRITING = Set.of(0, 3, 4, 5, 6, 10, 18, 19, 21);

    /// The index of the log takes 32 KiB, and every page of a change stands in the log once more.
    private static final long ROOM_BYTES = 64L << 10;

    private Failures() {}

    static StorageException of(SQLException failure, Path file) {
        return missing(failure).map(it -> new StorageException(Kind.CHANGED_SCHEMA, file, it, failure))
                .or(() -> ForeignRule.broken(failure).map(it -> new StorageException(Kind.FOREIGN_RULE, file, it, failure)))
                .orElseGet(() -> new StorageException(kind(failure, file), file, said(failure), failure));
    }

    private static String said(SQLException failure) {
        var cause = failure.getCause();
        return failure.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")");
    }

    /// The column or table that a statement of ours did not find: it was there when the file was opened.
    private static Optional<String> missing(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite) || sqlite.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) {
            return Optional.empty();
        }
        var found = MISSING.matcher(said(failure));
        if (!found.find()) {
            return Optional.empty();
        }
        var name = found.group(3);
        return Optional.of(Visible.line(name == null ? found.group(1) + "." + found.group(2) : name));
    }

    private static Kind kind(SQLException failure, Path file) {
        return failure instanceof SQLiteException sqlite ? kind(sqlite.getResultCode().code, file) : Kind.FAILED;
    }

    private static Kind kind(int code, Path file) {
        // The low byte is the primary code; the rest only says more about it.
        return switch (code & 0xff) {
            case 5, 6 -> Kind.BUSY;
            case 8 -> Kind.READ_ONLY;
            case 10 -> ofSystem(code >> Byte.SIZE, file);
            case 11 -> Kind.DAMAGED;
            case 13 -> Kind.DISK_FULL;
            case 14 -> Kind.CANNOT_OPEN;
            case 26 -> Kind.NOT_A_DATABASE;
            default -> Kind.FAILED;
        };
    }

    /// What the system says of a file that was to be copied, moved or made.
    static StorageException of(IOException failure, Path file) {
        var detail = String.valueOf(failure.getMessage());
        var kind = LIMITED.matcher(detail).find() ? Kind.NOT_WRITTEN : Kind.CANNOT_OPEN;
        return new StorageException(FULL.matcher(detail).find() ? Kind.DISK_FULL : kind, file, detail, failure);
    }

    /// What SQLite's backup answers.
    static StorageException of(int code, Path file) {
        return new StorageException(kind(code, file), file, "SQLite " + code, null);
    }

    /// What a failure says of a file that is being opened: there, what is not as Onehot left it is damage, whatever SQLite calls it.
    static StorageException whileOpening(StorageException failure) {
        boolean spoiled = failure.getCause() instanceof SQLiteException sqlite
                && switch (sqlite.getResultCode().code & 0xff) {
                    // Our own statements are right, so it is the schema that is wrong: no such table, no such column, a format that is none.
                    case SQL_ERROR, INTERNAL, SCHEMA, TOO_BIG, CONSTRAINT, MISMATCH, FORMAT, RANGE -> true;
                    // The file may be written; its header says that it may not.
                    case READ_ONLY -> sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY
                            && Files.isWritable(failure.file())
                            && Files.isWritable(failure.file().toAbsolutePath().resolveSibling(""));
                    default -> false;
                };
        return spoiled && failure.getCause() instanceof SQLException cause
                ? new StorageException(Kind.DAMAGED, failure.file(), said(cause), failure)
                : failure;
    }

    /// Of its log's index SQLite says only that it could not be made, also where the disk is full.
    private static Kind ofSystem(int operation, Path file) {
        return !WRITING.contains(operation) ? Kind.NOT_READ : isFull(file) ? Kind.DISK_FULL : Kind.NOT_WRITTEN;
    }

    /// Whether there is no room for a page of SQLite's, where the system tells.
    static boolean isFull(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            return Files.getFileStore(Files.exists(file) || folder == null ? file : folder).getUsableSpace() < ROOM_BYTES;
        } catch (IOException unknown) {
            return false;
        }
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
