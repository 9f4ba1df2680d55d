package dev.onehot.store;

/// A read-only connection that looks whether others have written. One thread at a time.
public final class Watcher implements AutoCloseable {
    private final Sql sql;

    Watcher(Sql sql) {
        this.sql = sql;
    }

    /// A number that moves whenever another connection has committed. Microseconds.
    ///
    /// Must be called outside a transaction: inside one SQLite does not look.
    public long dataVersion() {
        return sql.number("PRAGMA data_version");
    }

    @Override
    public void close() {
        sql.close();
    }
}
