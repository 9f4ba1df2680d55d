package dev.onehot.bench;

import dev.onehot.core.SettingsManager;
import java.nio.file.Path;

/// Threads that each call [SettingsManager#setSetting] and wait until their own write is durable.
final class ManagerLoad implements Load {
    private final SettingsManager manager;
    private final Threads threads;
    private double batch = 1;

    ManagerLoad(Path file, int threads) {
        this(SettingsManager.open(file), threads);
    }

    ManagerLoad(SettingsManager manager, int threads) {
        this.manager = manager;
        this.threads = new Threads(threads, manager::setSetting);
    }

    /// A commit is a revision: nobody else writes this file.
    @Override
    public Turn turn() {
        var turn = threads.turn(() -> manager.snapshot().revision());
        batch = turn.batch();
        return turn;
    }

    /// Writes for each commit in the newest turn.
    double batch() {
        return batch;
    }

    @Override
    public void close() {
        manager.close();
    }
}
