package dev.onehot.core;

import module java.base;

import dev.onehot.store.StoreFile;
import java.lang.System.Logger.Level;

/// Moves what stands in the log into the file itself when nobody has committed for a while: whoever copies the file alone has everything then.
///
/// Safe from any thread. The work is done on a virtual thread, which is there only from a commit to the rest after it: nothing wakes up while nothing
/// happens, and no commit waits.
public final class Settling implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Settling.class.getName());
    private static final Duration QUIET = Duration.ofSeconds(2);

    /// Whoever reads for long keeps it from being moved, some programs for as long as they run. Each pause is twice as long as the one before.
    static final int ATTEMPTS = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BooleanSupplier settle;
    private final BooleanSupplier settleAtEnd;
    private final Duration quiet;
    private long newest;
    private boolean closed;
    private Optional<Thread> worker = Optional.empty();

    /// @param manager to be closed after this
    public Settling(SettingsManager manager) {
        this(
                () -> manager.database().file().stream().allMatch(StoreFile::settle),
                () -> manager.database().file().stream().allMatch(StoreFile::settleAtEnd),
                QUIET);
    }

    /// @param settle answers whether nothing is left to be done
    /// @param quiet for how long nobody is to have committed
    Settling(BooleanSupplier settle, BooleanSupplier settleAtEnd, Duration quiet) {
        this.settle = settle;
        this.settleAtEnd = settleAtEnd;
        this.quiet = quiet;
    }

    /// Somebody has committed, in whatever process. Waits for nothing.
    public synchronized void committed() {
        newest = System.nanoTime();
        if (!closed && worker.isEmpty()) {
            worker = Optional.of(Thread.ofVirtual().name("settling").start(this::work));
        }
    }

    /// Whether there is something to do, now or soon.
    synchronized boolean isAwake() {
        return worker.isPresent();
    }

    private void work() {
        try {
            long settled;
            do {
                settled = settleWhenQuiet();
            } while (!isOver(settled));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isOver(long settled) {
        boolean over = newest == settled;
        if (over) {
            worker = Optional.empty();
        }
        return over;
    }

    /// @return when the newest commit was for which this was done
    private long settleWhenQuiet() throws InterruptedException {
        var pause = quiet;
        long commit = awaitQuiet(pause);
        for (int attempt = 1; !attempt(settle) && attempt < ATTEMPTS; attempt++) {
            pause = pause.plus(pause);
            commit = awaitQuiet(pause);
        }
        return commit;
    }

    private long awaitQuiet(Duration pause) throws InterruptedException {
        while (true) {
            long commit = newest();
            long left = commit + pause.toNanos() - System.nanoTime();
            if (left <= 0) {
                return commit;
            }
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    private synchronized long newest() {
        return newest;
    }

    /// What fails is put off until the next commit: what was committed is in the log, and as safe as before.
    private static boolean attempt(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.DEBUG, "The log was not moved into the file", failure);
            return true;
        }
    }

    /// Moves what is left, and leaves an empty log to whoever goes on: if another file takes the place of this one, SQLite plays what is in a log into that.
    /// Waits for nobody who reads or writes.
    @Override
    public void close() {
        Optional<Thread> ended;
        synchronized (this) {
            closed = true;
            ended = worker;
        }
        try {
            if (ended.isPresent()) {
                ended.get().interrupt();
                ended.get().join(PATIENCE);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        attempt(settleAtEnd);
    }
}
