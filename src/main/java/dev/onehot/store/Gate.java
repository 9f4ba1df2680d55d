package dev.onehot.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Counts this process's connections to each file, and keeps new ones out while there must be none.
///
/// Safe from any thread. Not fair on purpose: whoever has a connection gets a second one though somebody waits for there to be none.
final class Gate {
    private static final int ALL = Integer.MAX_VALUE;
    private static final Map<Path, Semaphore> FILES = new ConcurrentHashMap<>();

    private Gate() {}

    /// Before a connection is opened. Waits while the gate is shut.
    static void enter(Path file) {
        of(file).acquireUninterruptibly();
    }

    /// After it was closed, or could not be opened.
    static void left(Path file) {
        of(file).release();
    }

    /// Runs `body` when the last connection has left, and lets none in before it ends.
    static void shut(Path file, Runnable body) {
        var gate = of(file);
        gate.acquireUninterruptibly(ALL);
        try {
            body.run();
        } finally {
            gate.release(ALL);
        }
    }

    private static Semaphore of(Path file) {
        return FILES.computeIfAbsent(file.toAbsolutePath().normalize(), it -> new Semaphore(ALL));
    }
}
