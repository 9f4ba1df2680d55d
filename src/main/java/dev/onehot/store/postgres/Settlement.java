package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// Commits, and where the answer is lost asks the server what became of it: each commit leaves a number that nobody else has.
final class Settlement {
    /// By then the server has given up what it never heard the end of, and its lock is free.
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long PAUSE_NANOS = 200_000_000;

    private static final String NOTED = "WITH own AS (INSERT INTO onehot_commit(id) VALUES (?)), counted AS (UPDATE onehot_state SET commits = commits + 1)"
            + " SELECT pg_notify('onehot', '')";

    private static final String COMMIT = NOTED + "; COMMIT";

    /// As the other one, where it has not been made sure of yet that nobody has committed meanwhile.
    private static final String COMMIT_IF_STANDING = NOTED + ", " + Moves.STANDS + COMMIT.substring(NOTED.length());

    private final ServerSql sql;
    private final ServerLock lock;

    Settlement(ServerSql sql, ServerLock lock) {
        this.sql = sql;
        this.lock = lock;
    }

    /// When this returns, it is durable. Throws [StorageException] when it is not, and of the kind `UNSETTLED` when nobody can tell.
    void commit() {
        var id = UUID.randomUUID();
        try {
            var standing = sql.unsent().without("SELECT " + Moves.STANDS);
            if (standing.isEmpty()) {
                sql.end(COMMIT, id);
            } else {
                sql.end(COMMIT_IF_STANDING, id, standing.getFirst(), standing.getLast());
            }
        } catch (StorageException failure) {
            if (failure.kind() != Kind.AWAY) {
                throw failure;
            }
            if (!isThere(id, failure)) {
                throw failure;
            }
        }
    }

    private boolean isThere(UUID id, StorageException lost) {
        long begun = System.nanoTime();
        while (true) {
            try {
                // The lock is free only when the server has given up the transaction, or ended it.
                lock.begin(sql);
                boolean found = sql.number("SELECT count(*) FROM onehot_commit WHERE id = ?", id) > 0;
                sql.end("ROLLBACK");
                return found;
            } catch (StorageException failure) {
                sql.rollBack(failure);
                boolean again = failure.kind() == Kind.AWAY || failure.kind() == Kind.BUSY;
                if (!again || System.nanoTime() - begun > PATIENCE.toNanos() || Thread.currentThread().isInterrupted()) {
                    lost.addSuppressed(failure);
                    throw new StorageException(Kind.UNSETTLED, sql.place(), "", lost);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// Forgets what nobody asks for any more.
    void expire() {
        sql.later("DELETE FROM onehot_commit WHERE at < now() - interval '1 day'");
        sql.later("DELETE FROM onehot_touch WHERE at < now() - interval '1 day'");
    }
}
