package dev.onehot.core;

import dev.onehot.model.OnehotException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/// Notices other processes' commits, on a connection and a thread of its own.
///
/// A look costs microseconds; SQLite itself is asked only while its files change.
public final class ChangeWatch implements AutoCloseable {
    /// How long another process's change may stay unseen.
    public static final Duration INTERVAL = Duration.ofMillis(200);

    private static final System.Logger LOG = System.getLogger(ChangeWatch.class.getName());

    private final SettingsManager manager;
    private final Consumer<Boolean> health;
    private final Thread thread;
    private boolean healthy = true;

    /// A watch whose failures are only logged.
    public ChangeWatch(SettingsManager manager) {
        this(manager, healthy -> {});
    }

    /// A watch that tells how it is.
    ///
    /// @param health told on the watch's thread when looking begins to fail (`false`) or to work again (`true`)
    public ChangeWatch(SettingsManager manager, Consumer<Boolean> health) {
        this.manager = manager;
        this.health = health;
        this.thread = Thread.ofPlatform().name("change-watch").daemon().start(this::watch);
    }

    private void watch() {
        try (var watcher = manager.database().newWatcher()) {
            long seen = -1;
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    long version = watcher.dataVersion();
                    if (version != seen) {
                        manager.refresh();
                        seen = version;
                    }
                    report(true);
                } catch (OnehotException failure) {
                    // Busy or out of reach for the moment: what stands on the screen stays true to its revision.
                    LOG.log(Level.WARNING, "Could not look for changes", failure);
                    report(false);
                }
                watcher.await(INTERVAL);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(boolean now) {
        if (now != healthy) {
            healthy = now;
            health.accept(now);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(INTERVAL.multipliedBy(8).toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
