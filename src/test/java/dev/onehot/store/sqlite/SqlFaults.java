package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.store.Store;
import dev.onehot.store.StoreSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Between the session that writes and SQLite's driver: fails a statement in the ways in which SQLite, a disk or the virtual machine would.
///
/// For one thread at a time.
public final class SqlFaults {
    /// How a statement fails.
    public enum Kind {
        /// Somebody else has the lock.
        BUSY(SQLiteErrorCode.SQLITE_BUSY),
        /// The disk does not write or read; the transaction stays.
        IO(SQLiteErrorCode.SQLITE_IOERR_WRITE),
        /// As the one before, where SQLite gives up the whole transaction.
        IO_LOST(SQLiteErrorCode.SQLITE_IOERR_FSYNC),
        FULL(SQLiteErrorCode.SQLITE_FULL),
        FULL_LOST(SQLiteErrorCode.SQLITE_FULL),
        DAMAGED(SQLiteErrorCode.SQLITE_CORRUPT),
        /// Nothing fails; it takes a moment.
        SLOW(null),
        /// No memory for the statement.
        ERROR_BEFORE(null),
        /// The statement is done, and then there is no memory for its answer.
        ERROR_AFTER(null);

        private final SQLiteErrorCode code;

        Kind(SQLiteErrorCode code) {
            this.code = code;
        }
    }

    private static final long SLOW_NANOS = 200_000;

    private Kind kind = Kind.SLOW;
    private int left;
    private int times;
    private int struck;

    /// A store over `file`, whose session that writes goes through this.
    public Store open(Path file) {
        var database = Database.open(file);
        var plain = Connections.writing(file);
        var session = new WriteSession(
                new Sql(file, () -> wrapped(plain)).staying(), OpenedFile.at(file), database.obstacle());
        return (Store) java.lang.reflect.Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, (self, method, arguments) -> switch (method.getName()) {
            case "writer" -> session;
            case "close" -> close(session, database);
            case "closeAfter" -> InvocationHandler.invokeDefault(self, method, arguments);
            default -> invoke(method, database, arguments);
        });
    }

    private static Object close(StoreSession session, Database database) {
        session.close();
        database.close();
        return null;
    }

    /// The statement after the next `after` fails, and so do those behind it, `statements` in all.
    public void arm(Kind how, int after, int statements) {
        kind = how;
        left = after;
        times = statements;
    }

    /// From now on nothing fails. Answers how many statements did since it was armed.
    public int disarm() {
        times = 0;
        int all = struck;
        struck = 0;
        return all;
    }

    private Connection wrapped(Sql plain) {
        var real = plain.connection();
        return (Connection) java.lang.reflect.Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
            if (method.getName().equals("close")) {
                plain.close();
                return null;
            }
            var answer = invoke(method, real, arguments);
            return method.getName().equals("prepareStatement") ? wrapped(real, (PreparedStatement) answer, (String) arguments[0]) : answer;
        });
    }

    private PreparedStatement wrapped(Connection connection, PreparedStatement real, String sql) {
        return (PreparedStatement) java.lang.reflect.Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (_, method, arguments) -> {
                    boolean runs = method.getName().startsWith("execute");
                    if (runs && strikes()) {
                        return strike(connection, sql, () -> invoke(method, real, arguments));
                    }
                    return invoke(method, real, arguments);
                });
    }

    private boolean strikes() {
        if (times == 0) {
            return false;
        }
        if (left > 0) {
            left--;
            return false;
        }
        times--;
        return true;
    }

    private interface Statement {
        Object run() throws Throwable;
    }

    private Object strike(Connection connection, String sql, Statement statement) throws Throwable {
        struck++;
        // The end of a transaction may be told otherwise, but it is the end.
        boolean ends = sql.equals("ROLLBACK");
        if (kind == Kind.SLOW) {
            LockSupport.parkNanos(SLOW_NANOS);
            return statement.run();
        }
        if (kind == Kind.ERROR_AFTER || ends) {
            statement.run();
        } else if (kind == Kind.IO_LOST || kind == Kind.FULL_LOST) {
            giveUp(connection);
        }
        if (kind.code == null) {
            throw new OutOfMemoryError("by a test: " + kind);
        }
        throw new SQLiteException("[" + kind.code.name() + "] by a test", kind.code);
    }

    private static void giveUp(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException none) {
            // No transaction was under way.
            return;
        }
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
