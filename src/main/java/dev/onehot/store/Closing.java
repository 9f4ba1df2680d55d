package dev.onehot.store;

import java.time.Duration;

/// The wish that a file be open nowhere in this process. As long as it stands, long readers keep away; to be closed at the end.
public final class Closing implements AutoCloseable {
    /// How long readers are waited for in all: a backup of a hundred megabytes takes a second.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long writers are kept waiting for a reader that came in between.
    private static final Duration TRY = Duration.ofMillis(500);

    private final Gate gate;
    private final WriteSession writer;
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    Closing(Gate gate, WriteSession writer) {
        this.gate = gate;
        this.writer = writer;
        gate.wish();
    }

    /// Waits until nobody reads any more, while others may write. Not with the manager's lock.
    ///
    /// Throws [StorageException] of the kind `IN_USE` when somebody still reads after five seconds in all.
    public void awaitReaders() {
        gate.awaitReaders(Duration.ofNanos(deadline - System.nanoTime()));
    }

    /// Runs `body` while this process has the file open nowhere; whoever wants to read or write waits for its end. With the manager's lock,
    /// outside a transaction.
    ///
    /// @return whether it ran: not when a reader came in between, for whom to [#awaitReaders] once more
    public boolean run(Runnable body) {
        return gate.runClosed(writer::rest, TRY, body);
    }

    @Override
    public void close() {
        gate.unwish();
    }
}
