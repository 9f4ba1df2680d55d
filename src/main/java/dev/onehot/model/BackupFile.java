package dev.onehot.model;

import module java.base;

/// A whole copy of a database.
///
/// @param at when it was made
/// @param bytes its size
public record BackupFile(Path path, Kind kind, Instant at, long bytes) {
    /// Why it was made.
    public enum Kind implements Worded {
        DAILY,
        MANUAL,
        BEFORE_RESTORE,
        BEFORE_UPGRADE;

        /// The kind of a file whose name goes on with its word after the database's.
        public static Kind of(String name) {
            return Arrays.stream(values())
                    .filter(it -> name.startsWith(it.word() + "-"))
                    .findFirst()
                    .orElse(name.startsWith("before-onehot-") ? BEFORE_UPGRADE : MANUAL);
        }
    }
}
