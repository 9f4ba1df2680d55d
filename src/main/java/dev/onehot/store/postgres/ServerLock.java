package dev.onehot.store.postgres;

import dev.onehot.model.StorageException;

/// The lock of one database on its server, which whoever writes takes first, and the server gives back when the transaction ends, however.
///
/// @param number that of the schema
record ServerLock(int number) {
    /// For who makes the schema, which has none yet.
    static final ServerLock OF_MAKING = new ServerLock(0);

    static final String READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    /// What follows sees what others have committed by then. Who is never heard of again must not hold the lock for ever.
    private static final String WRITING = "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT set_config('onehot.writes', 'yes', true),"
            + " set_config('lock_timeout', '10s', true), set_config('idle_in_transaction_session_timeout', '20s', true); SELECT ";

    /// So that no other program's lock is the same.
    private static final int OURS = 1_869_505_896;

    /// Begins a transaction that writes. Waits for others up to ten seconds, then fails as busy.
    void begin(ServerSql sql) {
        begin(sql, "pg_advisory_xact_lock");
    }

    /// Begins one if nobody else writes.
    boolean tryBegin(ServerSql sql) {
        boolean mayWrite = begin(sql, "pg_try_advisory_xact_lock");
        if (!mayWrite) {
            sql.end("ROLLBACK");
        }
        return mayWrite;
    }

    private boolean begin(ServerSql sql, String function) {
        try {
            return sql.begin(WRITING + function + "(" + OURS + ", " + number + ")");
        } catch (StorageException failure) {
            sql.rollBack(failure);
            throw failure;
        }
    }
}
