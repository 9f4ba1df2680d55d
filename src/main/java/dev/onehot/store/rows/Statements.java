package dev.onehot.store.rows;

import module java.base;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Runs statements on one connection. Arguments stand for `?`, or for `?1`, `?2`, …, of which each may stand several times.
///
/// Not safe for several threads: whoever owns it has a lock. Every [SQLException] leaves as a [dev.onehot.model.StorageException].
public interface Statements {
    /// Makes one record of the current row.
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    SqlDialect dialect();

    /// Runs a statement that gives no rows; answers how many rows it changed.
    int update(String sql, @Nullable Object... arguments);

    /// Runs a statement for whose answer nobody waits: at once, or with the next one at the latest.
    default void later(String sql, @Nullable Object... arguments) {
        update(sql, arguments);
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments);

    /// Hands on one record after the other; `consumer` must not run the same statement.
    <T> void each(String sql, Row<T> row, Consumer<T> consumer, @Nullable Object... arguments);

    /// The first column of the first row, or 0 when there is none.
    long number(String sql, @Nullable Object... arguments);

    /// What another program left empty is an empty text.
    static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
