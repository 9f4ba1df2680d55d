package dev.onehot.core;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.core.events.Snapshot;
import dev.onehot.store.Feed;

/// What is true at the moment of asking, whoever committed it: nobody who asks after a commit has returned is told what was before it.
///
/// Any thread. Costs microseconds while nobody has committed, as those of [ChangeWatch] do, and many who ask at once are served by one look; only what
/// another process committed is read, and then whoever asks waits for that.
public final class LatestSnapshot implements AutoCloseable {
    private final SettingsManager manager;

    @GuardedBy("this")
    private final Feed feed;

    @GuardedBy("this")
    private long seen = -1;

    @GuardedBy("this")
    private long begun = System.nanoTime();

    @GuardedBy("this")
    private boolean closed;

    /// @param manager open for longer than this
    public LatestSnapshot(SettingsManager manager) {
        this.manager = manager;
        this.feed = manager.database().feed();
    }

    /// Throws [dev.onehot.model.StorageException] when it cannot be told.
    public Snapshot get() {
        look(System.nanoTime());
        return manager.snapshot();
    }

    private synchronized void look(long asked) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        // Somebody has looked who came later.
        if (seen >= 0 && begun - asked > 0) {
            return;
        }
        long now = System.nanoTime();
        long version = feed.dataVersion();
        if (version != seen) {
            manager.refresh();
            seen = version;
        }
        begun = now;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            feed.close();
        }
    }
}
