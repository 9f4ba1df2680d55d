package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.FolderState;
import dev.onehot.disk.OwnFiles;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.rows.SqlDialect;
import dev.onehot.store.rows.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// One connection with its prepared statements. Not safe for several threads: whoever owns it has a lock.
///
/// It is opened by the first statement. Between [#rest] and the next one there is none, and the file is not open here. Every [SQLException] leaves as a [StorageException] that names the file.
final class Sql implements Statements, AutoCloseable {
    private static final Queue<Connection> LEFT_OPEN = new ConcurrentLinkedQueue<>();

    private final Supplier<Connection> opener;
    private final Path file;
    private final Gate gate;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable Connection connection;
    private Optional<OpenedFile> place = Optional.empty();
    private Optional<OpenedFile> log = Optional.empty();
    /// Where the file and its log are, as it was when both were looked at.
    private Optional<FolderState> folder = Optional.empty();

    private long opened;
    private LongSupplier marks = () -> 0;
    private long seen;
    private boolean stays;
    private boolean closed;

    /// @param opener called before the first statement, and before the first one after each rest
    Sql(Path file, Supplier<Connection> opener) {
        this.file = file;
        this.opener = opener;
        this.gate = Gate.of(file);
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.SQLITE;
    }

    Connection connection() {
        var open = connection;
        if (open == null) {
            if (closed) {
                throw new IllegalStateException("closed: " + file);
            }
            open = open();
            connection = open;
            opened++;
        }
        return open;
    }

    private Connection open() {
        gate.enter(stays);
        boolean opened = false;
        try {
            // Before it is opened, or what is written in between would count as seen.
            seen = marks.getAsLong();
            var made = opener.get();
            opened = true;
            place = Optional.of(OpenedFile.at(file));
            log = Optional.empty();
            folder = Optional.empty();
            return made;
        } finally {
            if (!opened) {
                gate.left(stays);
            }
        }
    }

    /// This connection is kept until its owner is told to rest, and no reader that leaves by itself. To be said before the first statement.
    Sql staying() {
        stays = true;
        return this;
    }

    /// For a connection to which SQLite does not tell that others have written.
    ///
    /// @param number another one when they have
    Sql seeing(LongSupplier number) {
        marks = number;
        return this;
    }

    /// Opens the connection anew where others have written and SQLite would not tell it. Not in a transaction.
    void renew() {
        if (connection != null && marks.getAsLong() != seen) {
            rest();
        }
    }

    Gate gate() {
        return gate;
    }

    Path file() {
        return file;
    }

    @Override
    public int update(String sql, @Nullable Object... arguments) {
        return running(sql, () -> bind(sql, arguments).executeUpdate());
    }

    /// Runs a statement that may or may not give rows, and drops them.
    void execute(String sql) {
        var _ = running(sql, () -> bind(sql).execute());
    }

    @Override
    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) {
        return running(sql, () -> {
            try (ResultSet rows = bind(sql, arguments).executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(row.read(rows));
                }
                return all;
            }
        });
    }

    @Override
    public <T> void each(String sql, Row<T> row, Consumer<T> consumer, @Nullable Object... arguments) {
        var _ = running(sql, () -> {
            try (ResultSet rows = bind(sql, arguments).executeQuery()) {
                while (rows.next()) {
                    consumer.accept(row.read(rows));
                }
                return true;
            }
        });
    }

    @Override
    public long number(String sql, @Nullable Object... arguments) {
        return running(sql, () -> {
            try (ResultSet rows = bind(sql, arguments).executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        });
    }

    /// What is done with a statement.
    private interface Use<T> {
        T run() throws SQLException;
    }

    private <T> T running(String sql, Use<T> use) {
        try {
            return use.run();
        } catch (SQLException failure) {
            throw failed(sql, failure);
        } catch (Error failure) {
            // Its rows may be open still, and then this connection would see nothing of what others commit from now on.
            forget(sql, failure);
            throw failure;
        }
    }

    /// A number that moves whenever another connection has committed, and when this one was opened again: SQLite's own numbers of two
    /// connections cannot be compared.
    long dataVersion() {
        long seen = number("PRAGMA data_version");
        return (opened << Integer.SIZE) + seen;
    }

    private PreparedStatement bind(String sql, @Nullable Object... arguments) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection().prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private void forget(String sql, Throwable failure) {
        var broken = prepared.remove(sql);
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException second) {
                failure.addSuppressed(second);
            }
        }
    }

    /// Forgets the statement: after most failures the driver has finalized it, and it would never work again.
    private StorageException failed(String sql, SQLException failure) {
        forget(sql, failure);
        return ForeignRule.raised(failure, sql, connection)
                .map(it -> new StorageException(Kind.FOREIGN_RULE, file, it, failure))
                .orElseGet(() -> Failures.of(failure, file));
    }

    /// In a transaction of a file with a log. Throws [StorageException] when the path does not name `first` any more, or the log is not the
    /// one of the first call.
    ///
    /// @param since when the transaction began, as [System#nanoTime] has it
    void requireInPlace(OpenedFile first, long since) {
        var itsLog = log.orElseGet(() -> OpenedFile.at(OwnFiles.beside(OwnFiles.real(file), "-wal")));
        log = Optional.of(itsLog);
        // Who validates has just looked for schemas beside the file.
        if (folder.filter(it -> it.holdsSince(since)).isEmpty()) {
            var now = first.folder();
            first.require();
            itsLog.require();
            folder = now;
        }
    }

    /// SQLite takes the log away when the last connection to a file closes, by its name. Where that is the log of another file by now, the
    /// connection is left open, and ends with the process; our own must not stay beside a file that it does not belong to.
    private boolean mayClose() {
        return log.isPresent() ? !log.get().isReplaced() : place.stream().allMatch(OpenedFile::isInPlace);
    }

    /// Of a file that was moved SQLite leaves the log where it is, beside another file: what is in it goes into its own file first.
    private void emptyStrayLog(Connection open) throws SQLException {
        if (!place.stream().allMatch(OpenedFile::isInPlace)) {
            try (var statement = open.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
    }

    /// Takes our log away from a file that it does not belong to, when all that is in it is written elsewhere.
    void dropLog() throws IOException {
        if (log.isPresent() && log.get().isInPlace()) {
            for (var ending : OwnFiles.LOGS) {
                Files.deleteIfExists(OwnFiles.beside(OwnFiles.real(file), ending));
            }
        }
    }

    /// Closes the connection until the next statement. Not in a transaction.
    void rest() {
        var open = connection;
        if (open != null) {
            connection = null;
            prepared.clear();
            try {
                if (mayClose()) {
                    emptyStrayLog(open);
                    open.close();
                } else {
                    LEFT_OPEN.add(open);
                }
            } catch (SQLException failure) {
                throw Failures.of(failure, file);
            } finally {
                gate.left(stays);
            }
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                rest();
            } finally {
                gate.leave();
            }
        }
    }
}
