package dev.onehot.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One connection with its prepared statements. Not safe for several threads: whoever owns it has a lock.
///
/// Every [SQLException] leaves as a [StorageException] that names the file.
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Path file;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    /// Makes one record of the current row.
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    Path file() {
        return file;
    }

    /// Runs a statement that gives no rows; answers how many rows it changed.
    int update(String sql, @Nullable Object... arguments) {
        try {
            return bind(sql, arguments).executeUpdate();
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    /// Runs a statement that may or may not give rows, and drops them.
    void execute(String sql) {
        try {
            bind(sql).execute();
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) {
        try (ResultSet rows = bind(sql, arguments).executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    /// The first column of the first row, or 0 when there is none.
    long number(String sql, @Nullable Object... arguments) {
        try (ResultSet rows = bind(sql, arguments).executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException failure) {
            throw failed(sql, failure);
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object... arguments) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /// Forgets the statement: after most failures the driver has finalized it, and it would never work again.
    private StorageException failed(String sql, SQLException failure) {
        var broken = prepared.remove(sql);
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException second) {
                failure.addSuppressed(second);
            }
        }
        return Failures.of(failure, file);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw Failures.of(failure, file);
        }
    }
}
