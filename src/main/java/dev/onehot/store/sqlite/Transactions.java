package dev.onehot.store.sqlite;

import dev.onehot.model.StorageException;

/// Begin, commit and roll back, with the waiting that other processes make necessary.
final class Transactions {
    private static final int ATTEMPTS = 2;

    private Transactions() {}

    /// Takes SQLite's write lock. Waits for other processes up to [#ATTEMPTS] busy timeouts, then fails as busy.
    static void begin(Sql sql) {
        for (int attempt = 1; ; attempt++) {
            try {
                sql.execute("BEGIN IMMEDIATE");
                return;
            } catch (StorageException failure) {
                if (failure.kind() != StorageException.Kind.BUSY || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    /// Takes the write lock only if nobody else has it.
    static boolean tryBegin(Sql sql) {
        sql.execute("PRAGMA busy_timeout=0");
        try {
            sql.execute("BEGIN IMMEDIATE");
            return true;
        } catch (StorageException failure) {
            if (failure.kind() == StorageException.Kind.BUSY) {
                return false;
            }
            throw failure;
        } finally {
            sql.execute("PRAGMA busy_timeout=" + Connections.BUSY_MILLIS);
        }
    }

    /// Rolls back because of `reason`, which stays the failure that is told. SQLite may have rolled back already.
    static void rollBack(Sql sql, Throwable reason) {
        try {
            sql.execute("ROLLBACK");
        } catch (StorageException alreadyRolledBack) {
            reason.addSuppressed(alreadyRolledBack);
        }
    }
}
