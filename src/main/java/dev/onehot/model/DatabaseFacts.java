package dev.onehot.model;

import module java.base;

/// What can be told of a database without changing it. Of one on a server nothing is told of its pages and its log.
///
/// @param bytes of the file itself
/// @param logBytes of the write-ahead log beside it
/// @param pages how many there are, of `pageSize` bytes each
/// @param freePages how many of them are empty
/// @param format Onehot's schema version in it
/// @param lastForeign when another program changed it last, UTC, `YYYY-MM-DD HH:MM:SS`; empty when that is not known
/// @param history how many changes are kept
/// @param backupFailure why the last daily backup failed; empty when it did not
/// @param risk why what is confirmed may be lost all the same; empty when nothing is known of that
/// @param inPlace whether the file at this path is still the one that was opened
public record DatabaseFacts(
        DatabasePlace place,
        long bytes,
        long logBytes,
        String journal,
        long pageSize,
        long pages,
        long freePages,
        int format,
        String sqlite,
        Optional<String> lastForeign,
        long history,
        boolean inPlace,
        Optional<Message> backupFailure,
        Optional<Message> risk) {

    /// The file, or beside which that lies which belongs to a server's database.
    public Path file() {
        return place.beside();
    }

    /// Which program keeps it, with its version.
    public String engine() {
        return place.isFile() ? "SQLite " + sqlite : sqlite;
    }
}
