package dev.onehot.core;

import dev.onehot.store.Feed;

/// Says whether anything was committed since it was asked last, by whomever. For one thread; asking costs microseconds.
public final class Commits implements AutoCloseable {
    private final Feed watcher;
    private long told = -1;
    private long seen = -1;

    public Commits(SettingsManager manager) {
        this.watcher = manager.database().feed();
    }

    /// Whether there is something that was not [#told]. Ask before you read.
    public boolean moved() {
        seen = watcher.dataVersion();
        return seen != told;
    }

    /// All that was there when it was asked last has been read.
    public void told() {
        told = seen;
    }

    @Override
    public void close() {
        watcher.close();
    }
}
