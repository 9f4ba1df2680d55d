package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// The lock of one database on its server, which whoever writes takes first, and the server gives back when the transaction ends, however. Programs that know
/// nothing of it wait for the tables instead, which they may go on reading.
///
/// @param number that of the schema
record ServerLock(int number) {
    /// For who makes the schema, which has none yet.
    static final ServerLock OF_MAKING = new ServerLock(0);

    static final String READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private static final String PATIENT = "10s";
    private static final String AT_ONCE = "1ms";

    /// So that no other program's lock is the same.
    private static final int OURS = 1_869_505_896;

    /// Begins a transaction that writes. Waits for others up to ten seconds, then fails as busy.
    void begin(ServerSql sql) {
        var _ = start(sql, PATIENT, "");
    }

    /// As the other one, and asks something when it has the lock.
    ///
    /// @param question a statement
    /// @return the row that answers it
    List<String> begin(ServerSql sql, String question, Object argument) {
        return start(sql, PATIENT, "; " + question, argument);
    }

    /// Begins one if nobody else writes.
    boolean tryBegin(ServerSql sql) {
        try {
            var _ = start(sql, AT_ONCE, "");
            return true;
        } catch (StorageException failure) {
            if (failure.kind() == Kind.BUSY) {
                return false;
            }
            throw failure;
        }
    }

    /// Begins one with the next statement, and not before: whether the answer to [Moves#NOTED] is still what it was is found out with it.
    ///
    /// @param answer to [Moves#NOTED], as text
    void beginLater(ServerSql sql, Object argument, String answer) {
        statements(PATIENT).forEach(sql::later);
        sql.later("SELECT " + Moves.STANDS, argument, answer);
    }

    private List<String> start(ServerSql sql, String patience, String more, Object... arguments) {
        try {
            return sql.begin(String.join("; ", statements(patience)) + more, arguments);
        } catch (StorageException failure) {
            sql.rollBack(failure);
            throw failure;
        }
    }

    private List<String> statements(String patience) {
        // What follows sees what others have committed by then. Who is never heard of again holds the lock for less time than others wait for it.
        var writing = List.of("BEGIN ISOLATION LEVEL READ COMMITTED",
                "SELECT set_config('onehot.writes', 'yes', true), set_config('lock_timeout', '" + patience
                        + "', true), set_config('idle_in_transaction_session_timeout', '8s', true), pg_advisory_xact_lock(" + OURS + ", " + number + ")");
        return equals(OF_MAKING)
                ? writing
                : Stream.concat(writing.stream(), Stream.of("LOCK TABLE settings, ai_providers IN SHARE ROW EXCLUSIVE MODE")).toList();
    }
}
