package dev.onehot.testing;

import module java.base;

import dev.onehot.store.sqlite.Database;

/// An empty database whose keys stay plain text, for tests that are not about keys.
public final class PlainFile {
    private PlainFile() {}

    /// Makes `file`, unless there is one.
    public static void at(Path file) {
        if (Files.notExists(file)) {
            Database.open(file).close();
            try (var outside = Outside.on(file)) {
                outside.run("UPDATE onehot_meta SET value = 'shared' WHERE key = 'keys'");
            }
        }
    }
}
