package dev.onehot.core;

import module java.base;

import dev.onehot.model.Setting;
import org.pcollections.TreePMap;

/// Reads all settings for a manager that began without them, however many, while others read and write through it.
///
/// Any thread that may block.
public final class SettingsReading {
    private static final int ATTEMPTS = 3;

    /// So many rows are read between two reports.
    private static final int PIECE = 20_000;

    private final SettingsManager manager;
    private final long heap;

    /// How far it is.
    @FunctionalInterface
    public interface Progress {
        /// Hears how many are read, and answers whether it is to go on.
        boolean report(long done, long all);
    }

    /// @param heap in bytes
    public SettingsReading(SettingsManager manager, long heap) {
        this.manager = manager;
        this.heap = heap;
    }

    /// From now on, when other programs store more settings than the memory bears, the manager goes on without them: as [SettingsManager#withoutSettings].
    public void guard() {
        manager.writing().holdAtMost(SettingsRoom.most(heap));
    }

    /// Reads all, from which time on snapshots cover them, which is told as [Event.Resynchronise]. What is written meanwhile is not lost.
    ///
    /// @return whether that is so; not when there are more than the memory bears, nor when `progress` ended it
    public boolean run(Progress progress) {
        if (!SettingsRoom.isEnough(manager, heap)) {
            return false;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long version = manager.writing().beginReading();
            var all = read(version, progress);
            if (all.isEmpty()) {
                return false;
            }
            if (manager.writing().takeAllSettings(all.get())) {
                return true;
            }
        }
        // Other programs write too often to be read beside: they wait for nobody, and everybody else does.
        manager.readAllSettings();
        return true;
    }

    private Optional<TreePMap<String, Setting>> read(long version, Progress progress) {
        var all = new TreeMap<String, Setting>();
        long count = manager.settingCount();
        var stop = new Object() {
            boolean asked = !progress.report(0, count);
            String time = "";
        };
        try (var stored = manager.settings()) {
            stored.each(it -> {
                if (stop.asked) {
                    return;
                }
                if (!it.updatedAt().equals(stop.time)) {
                    stop.time = it.updatedAt();
                }
                // Most rows came at the same time as the one before: one text for all of them.
                all.put(it.key(), new Setting(it.key(), it.value(), stop.time, version, it.largeBytes()));
                if (all.size() % PIECE == 0) {
                    stop.asked = !progress.report(all.size(), count);
                }
            });
        }
        return stop.asked ? Optional.empty() : Optional.of(TreePMap.from(all));
    }
}
