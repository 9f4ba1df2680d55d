package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// A connection that is none of Onehot's: to see what is really in the file, and to write as other programs do.
public final class Outside implements AutoCloseable {
    private static final int PYTHON_TIMEOUT_MILLIS = 5_000;
    private static final int SQLITE_BUSY = 5;

    private final Connection connection;

    private Outside(Connection connection) {
        this.connection = connection;
    }

    /// Opens `file` with the time-out that Python's `sqlite3.connect` has by default; creates it when it is missing.
    public static Outside on(Path file) {
        return on(file, "");
    }

    /// What is in the file itself, as a copy of it alone would have it: no log, no locks.
    public static Outside alone(Path file) {
        return on(file, "?immutable=1");
    }

    /// As a plain `psql` in Onehot's schema of a database of [Server]'s.
    public static Outside onServer(String database) {
        var outside = new Outside(Server.plain(database));
        outside.run("SET search_path TO onehot");
        return outside;
    }

    private static Outside on(Path file, String query) {
        try {
            var outside = new Outside(new org.sqlite.JDBC().connect("jdbc:sqlite:" + file.toUri() + query, new Properties()));
            outside.run("PRAGMA busy_timeout=" + PYTHON_TIMEOUT_MILLIS);
            return outside;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    public int run(String sql, Object... arguments) {
        try (var statement = prepare(sql, arguments)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    /// Runs a statement that begins something; answers whether it could, or whoever has the lock kept it.
    public boolean tryRun(String sql) {
        try (var statement = prepare(sql)) {
            statement.execute();
            return true;
        } catch (SQLException failure) {
            if (failure.getErrorCode() == SQLITE_BUSY) {
                return false;
            }
            throw new AssertionError(sql, failure);
        }
    }

    /// Runs each statement of a script that has one on each line, or ends each with `;` at a line's end.
    public void script(String script) {
        for (var sql : script.split(";\\s*\n")) {
            if (!sql.isBlank()) {
                run(sql);
            }
        }
    }

    /// The first column of all rows, as text; NULL is the word null.
    public List<String> texts(String sql, Object... arguments) {
        try (var statement = prepare(sql, arguments);
                var rows = statement.executeQuery()) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(String.valueOf(rows.getString(1)));
            }
            return all;
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    public String text(String sql, Object... arguments) {
        return texts(sql, arguments).getFirst();
    }

    public long number(String sql, Object... arguments) {
        return Long.parseLong(text(sql, arguments));
    }

    public long activeRows() {
        return number("SELECT count(*) FROM ai_providers WHERE is_active = 1");
    }

    /// The time as the database has it: UTC, `YYYY-MM-DD HH:MM:SS`.
    public String now() {
        return text(isFile() ? "SELECT datetime('now')" : "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')");
    }

    private boolean isFile() {
        return connection instanceof org.sqlite.SQLiteConnection;
    }

    /// The value of a setting; null when there is no such row.
    public String setting(String key) {
        var found = texts("SELECT value FROM settings WHERE key = ?", key);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Nothing is broken that SQLite can see, no key is there twice, and no name.
    public void assertSound() {
        if (isFile()) {
            assertThat(texts("PRAGMA integrity_check")).containsExactly("ok");
        }
        assertThat(texts("SELECT key FROM settings GROUP BY key HAVING count(*) > 1")).isEmpty();
        assertThat(texts("SELECT lower(provider_name) FROM ai_providers GROUP BY 1 HAVING count(*) > 1"))
                .isEmpty();
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
