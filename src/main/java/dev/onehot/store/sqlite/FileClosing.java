package dev.onehot.store.sqlite;

import dev.onehot.store.Closing;
import java.time.Duration;

/// A wish to the [Gate] of a file.
final class FileClosing implements Closing {
    /// How long readers are waited for in all: a backup of a hundred megabytes takes a second.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// How long writers are kept waiting for a reader that came in between.
    private static final Duration TRY = Duration.ofMillis(500);

    private final Gate gate;
    private final WriteSession writer;
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    FileClosing(Gate gate, WriteSession writer) {
        this.gate = gate;
        this.writer = writer;
        gate.wish();
    }

    @Override
    public void awaitReaders() {
        gate.awaitReaders(Duration.ofNanos(deadline - System.nanoTime()));
    }

    @Override
    public boolean run(Runnable body) {
        return gate.runClosed(writer::rest, TRY, body);
    }

    @Override
    public void close() {
        gate.unwish();
    }
}
