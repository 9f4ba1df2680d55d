package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.OwnFiles;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.rows.Meta;
import dev.onehot.store.rows.Statements;
import org.jspecify.annotations.Nullable;

/// Whose a log is that lies beside a file. SQLite plays it into whatever has the file's name, and looks only whether the log itself is whole.
///
/// So the first transaction of each connection notes which two files it was written to, and has that in the log with all else. Who finds this very log
/// beside another file knows that it does not belong there; what was copied together is known by nothing, and let be.
///
/// Belongs to whoever holds the manager's lock, except [#log].
final class LogOwner {
    private static final String NOTE = "at_home";

    private final Path file;
    private volatile Optional<OpenedFile> log = Optional.empty();
    private boolean noted;

    /// @param file that is open, by whatever name
    LogOwner(Path file) {
        this.file = file;
    }

    /// @param file what stays the same for as long as it is the same file, also on another day; empty where the system has no such thing
    private record Home(String file, String log) {
        static Home of(Path file) {
            var real = OwnFiles.real(file);
            return new Home(identity(real), identity(logOf(real)));
        }

        static Home parse(String noted) {
            int space = noted.indexOf(' ');
            return new Home(noted.substring(0, Math.max(space, 0)), noted.substring(space + 1));
        }

        /// Whether the log is the same and the file another.
        boolean isLeftBy(Home other) {
            return !log.isEmpty() && log.equals(other.log) && !file.isEmpty() && !other.file.isEmpty() && !file.equals(other.file);
        }

        @Override
        public String toString() {
            return file + " " + log;
        }
    }

    /// The log as it was found by the first commit; empty before that. Any thread.
    Optional<OpenedFile> log() {
        return log;
    }

    /// In a transaction that is about to be committed.
    void note(Sql sql) {
        if (!noted) {
            log = Optional.of(OpenedFile.at(logOf(OwnFiles.real(file))));
            Meta.save(sql, NOTE, Home.of(file).toString());
        }
    }

    /// It is committed.
    void keep() {
        noted = true;
    }

    /// The connection is closed, and the log with it.
    void forget() {
        noted = false;
        log = Optional.empty();
    }

    /// Throws [StorageException] when the log that `sql` reads with the file was written to another one.
    static void require(Sql sql) {
        var noted = sql.query("SELECT value FROM onehot_meta WHERE key = ?", row -> Statements.text(row.getString(1)), NOTE);
        if (noted.stream().map(Home::parse).anyMatch(Home.of(sql.file())::isLeftBy)) {
            throw strange(sql.file(), null);
        }
    }

    /// What `failure`, met in a file with the log beside it, is when the file alone is whole.
    static StorageException told(StorageException failure, Path file) {
        var kind = Failures.whileOpening(failure).kind();
        return (kind == Kind.DAMAGED || kind == Kind.NOT_A_DATABASE) && isWhole(file) ? strange(file, failure) : failure;
    }

    /// By SQLite itself, which minds the locks that this process has on it.
    private static boolean isWhole(Path file) {
        try (var alone = Connections.alone(file)) {
            return Schema.inspect(alone, true) >= 0;
        } catch (StorageException broken) {
            return false;
        }
    }

    private static StorageException strange(Path file, @Nullable Throwable cause) {
        return new StorageException(Kind.STRANGE_LOG, file, logOf(OwnFiles.real(file)).toString(), cause);
    }

    private static Path logOf(Path real) {
        return OwnFiles.beside(real, "-wal");
    }

    /// Its number on the disk and its birth: numbers are given again.
    private static String identity(Path file) {
        try {
            var attributes = Files.readAttributes(file, "unix:ino,creationTime");
            return attributes.get("ino") + "@" + attributes.get("creationTime");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
            return "";
        }
    }
}
