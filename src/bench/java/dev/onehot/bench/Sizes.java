package dev.onehot.bench;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import java.sql.SQLException;

/// Databases with many settings: what a write costs, and what it costs to find out what another program has changed.
final class Sizes {
    private static final int FOREIGN_WRITES = 250;

    private Sizes() {}

    /// A manager over `file` with so many settings.
    static SettingsManager open(Path file, int settings) {
        var manager = SettingsManager.open(file);
        fill(manager, 0, settings);
        return manager;
    }

    /// Adds settings to those of [#open], in one transaction.
    static void fill(SettingsManager manager, int from, int to) {
        manager.apply(
                IntStream.range(from, to)
                        .<Command>mapToObj(i -> new Command.SetSetting(key(i), "value " + i, Command.ANY))
                        .toList(),
                Origin.API);
    }

    /// ms for one [SettingsManager#refresh] after another connection has changed as many settings as 1,000 a second
    /// bring in a quarter of a second: the median of several.
    static double refreshMillis(SettingsManager manager, int settings) throws SQLException {
        var millis = new double[9];
        for (int round = 0; round < millis.length; round++) {
            writeAsStranger(manager.place().beside(), settings, round);
            long start = System.nanoTime();
            manager.refresh();
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    private static void writeAsStranger(Path file, int settings, int round) throws SQLException {
        try (var connection = Scratch.connect(file)) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(
                    "INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES (?, ?, datetime('now'))")) {
                for (int i = 0; i < FOREIGN_WRITES; i++) {
                    statement.setString(1, key(i * 7919 % settings));
                    statement.setString(2, "stranger " + round + " " + i);
                    statement.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    private static String key(int i) {
        return "setting.number." + i;
    }
}
