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
                start(sql, "BEGIN IMMEDIATE");
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
        boolean begun = false;
        try {
            sql.execute("PRAGMA busy_timeout=0");
            start(sql, "BEGIN IMMEDIATE");
            begun = true;
        } catch (StorageException failure) {
            if (failure.kind() != StorageException.Kind.BUSY) {
                throw failure;
            }
        } finally {
            waitAgain(sql, begun);
        }
        return begun;
    }

    private static void waitAgain(Sql sql, boolean begun) {
        try {
            sql.execute("PRAGMA busy_timeout=" + Connections.BUSY_MILLIS);
        } catch (StorageException | Error failure) {
            if (begun) {
                rollBack(sql, failure);
            }
            throw failure;
        }
    }

    /// Begins a transaction, or none: an Error may come when it has begun, and then nobody would know that it is to be ended.
    static void start(Sql sql, String begin) {
        try {
            sql.execute(begin);
        } catch (Error failure) {
            rollBack(sql, failure);
            throw failure;
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
