package dev.onehot.app;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.SettingsRoom;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.ui.FxThread;

/// Opens a database for a window: all that it needs and that needs no window is done on one thread, in the time that the toolkit takes to start.
final class WindowOpening {
    /// So many settings are read in that time.
    private static final long AT_ONCE = 100_000;

    private WindowOpening() {}

    /// @param first done before it is opened, on the same thread
    /// @param ahead gets what is stored before the window does
    /// @param behind done afterwards, when the window is being made
    static CompletableFuture<SettingsManager> begin(DatabaseName database, Runnable first, Consumer<Snapshot> ahead, Runnable behind) {
        var opening = new CompletableFuture<SettingsManager>();
        Thread.ofPlatform().name("database-opening").start(() -> {
            try {
                first.run();
                var places = KeyPlaces.ofThisComputer(System.getenv());
                var manager = SettingsManager.withoutSettings(database.open(places), places, Clock.systemUTC(), FxThread::forbid);
                // Those of a very full file are read behind the window.
                if (manager.settingCount() <= AT_ONCE && SettingsRoom.isEnough(manager, Runtime.getRuntime().maxMemory())) {
                    manager.readAllSettings();
                }
                ahead.accept(manager.snapshot());
                opening.complete(manager);
                behind.run();
            } catch (RuntimeException | Error failure) {
                opening.completeExceptionally(failure);
            }
        });
        return opening;
    }
}
