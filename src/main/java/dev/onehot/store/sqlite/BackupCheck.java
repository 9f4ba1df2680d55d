package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// Reads a copy that was just written as whoever restores it will: alone, from the disk, without a log beside it. What it holds must be
/// what the database held at that moment.
///
/// @param rows how many each table has
/// @param master which master key its keys were encrypted with; empty for none
record BackupCheck(Map<String, Long> rows, String master) {

    /// What a copy must hold, read in the transaction that it is made of.
    static BackupCheck of(Sql sql) {
        var tables = sql.query(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name", row -> row.getString(1));
        var rows = new LinkedHashMap<String, Long>();
        for (var table : tables) {
            rows.put(table, sql.number("SELECT count(*) FROM \"" + table.replace("\"", "\"\"") + '"'));
        }
        var master = tables.contains("onehot_meta")
                ? sql.query("SELECT value FROM onehot_meta WHERE key = 'key_id'", row -> row.getString(1))
                : List.<String>of();
        return new BackupCheck(rows, master.isEmpty() ? "" : master.getFirst());
    }

    /// Throws [StorageException] when `copy` is not that.
    ///
    /// @param target what the copy is going to be called, for the message
    void require(Path copy, Path target) {
        try (var sql = Connections.alone(copy)) {
            var findings = sql.query("PRAGMA integrity_check(1)", row -> row.getString(1));
            if (!findings.equals(List.of("ok"))) {
                throw refused(target, String.join("; ", findings));
            }
            var found = of(sql);
            if (!found.equals(this)) {
                throw refused(target, found.rows().equals(rows) ? "key_id" : found.rows() + ", " + rows);
            }
        } catch (StorageException failure) {
            throw failure.kind() == Kind.UNVERIFIED ? failure : refused(target, failure.detail());
        }
    }

    private static StorageException refused(Path target, String detail) {
        return new StorageException(Kind.UNVERIFIED, target, detail, null);
    }
}
