package dev.onehot.core;

import module java.base;

import dev.onehot.model.OnehotException;
import dev.onehot.store.Feed;
import java.lang.System.Logger.Level;

/// Notices other processes' commits, on a connection and a thread of its own, which begin anew whatever ends them.
///
/// A look costs microseconds; SQLite itself is asked only while its files change. What this process commits changes them too: as each of its
/// transactions takes over what others have committed before it, the manager is left alone while one follows another.
public final class ChangeWatch implements AutoCloseable {
    /// How long another process's change may stay unseen.
    public static final Duration INTERVAL = Duration.ofMillis(200);

    /// What a look may take at the end. No multiple of the other by [Duration], for which Java makes its large numbers ready, 20 ms at every end.
    private static final Duration CLOSING = Duration.ofMillis(8 * INTERVAL.toMillis());

    private static final System.Logger LOG = System.getLogger(ChangeWatch.class.getName());

    private final SettingsManager manager;
    private final Consumer<Optional<Throwable>> health;
    private final Runnable committed;
    private final LastingThread thread;
    private Optional<Throwable> told = Optional.empty();
    private boolean looked;
    private boolean recorded = true;

    /// When the newest commit was seen, whoever made it, and when it was looked last, as [System#nanoTime] has it.
    private long moved;
    private long lookedAt;

    /// A watch whose failures are only logged.
    public ChangeWatch(SettingsManager manager) {
        this(manager, trouble -> {}, () -> {});
    }

    /// A watch that tells how it is.
    ///
    /// @param health told on the watch's thread after the first look, and whenever that changes: why nothing is seen, or empty when others'
    ///     changes are
    /// @param committed run on the watch's thread at the first look, and soon after somebody committed, in this process or another one
    public ChangeWatch(SettingsManager manager, Consumer<Optional<Throwable>> health, Runnable committed) {
        this.manager = manager;
        this.health = health;
        this.committed = committed;
        this.thread = new LastingThread("change-watch", INTERVAL, this::watch, failure -> report(Optional.of(failure)));
    }

    private void watch() throws InterruptedException {
        try (var watcher = manager.database().feed()) {
            long seen = -1;
            lookedAt = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                seen = look(watcher, seen);
                if (recorded && isBefore(moved, manager.writing().asOf())) {
                    watcher.await(INTERVAL);
                } else {
                    // Of the end of another one's writing nobody tells, if nothing was written; and what comes while we write can wait so long.
                    Thread.sleep(INTERVAL);
                }
            }
        }
    }

    private long look(Feed watcher, long seen) {
        try {
            long version = watcher.dataVersion();
            if (version != seen) {
                moved = System.nanoTime();
                committed.run();
            }
            if (!recorded || isUnknown()) {
                recorded = manager.refresh();
            }
            lookedAt = System.nanoTime();
            report(Optional.empty());
            return version;
        } catch (OnehotException failure) {
            // Busy or out of reach for the moment: what stands on the screen stays true to its revision.
            LOG.log(Level.WARNING, "Could not look for changes", failure);
            // It is looked again as after a change, and no oftener.
            recorded = true;
            report(Optional.of(failure));
            return -1;
        }
    }

    /// Whether others may have committed what the manager does not know. A transaction of its own since the look before may be all that was seen:
    /// whether there was more behind it the next one finds, and the next look when none comes.
    private boolean isUnknown() {
        long known = manager.writing().asOf();
        return !isBefore(moved, known) && !isBefore(lookedAt, known);
    }

    private static boolean isBefore(long nanos, long others) {
        return nanos - others < 0;
    }

    private void report(Optional<Throwable> now) {
        if (!looked || !words(told).equals(words(now))) {
            looked = true;
            told = now;
            health.accept(now);
        }
    }

    private static Optional<String> words(Optional<Throwable> trouble) {
        return trouble.map(String::valueOf);
    }

    @Override
    public void close() {
        thread.close(CLOSING);
    }
}
