package dev.onehot.model;

import module java.base;

/// A whole copy of a database.
///
/// @param at when it was made
/// @param bytes its size
public record BackupFile(Path path, Kind kind, Instant at, long bytes) {
    /// Why it was made.
    public enum Kind {
        DAILY,
        MANUAL,
        BEFORE_RESTORE,
        BEFORE_UPGRADE;

        /// The word in the name of its file.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The kind of a file whose name goes on like this after the database's.
        public static Kind of(String name) {
            return Arrays.stream(values())
                    .filter(it -> name.startsWith(it.word() + "-"))
                    .findFirst()
                    .orElse(name.startsWith("before-onehot-") ? BEFORE_UPGRADE : MANUAL);
        }
    }
}
