package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.CcSwitchRow;

/// Reads the database of cc-switch without touching it: whatever its schema's number, by what is there.
public final class CcSwitchFile {
    private CcSwitchFile() {}

    /// Its providers; none when it is somebody else's. Blocks on the disk. Throws [StorageException] when it is no database.
    ///
    /// @param database beside which it is copied to be read
    public static List<CcSwitchRow> read(Path database, Path file) {
        return ReadCopy.of(database, file, CcSwitchFile::readCopy);
    }

    private static List<CcSwitchRow> readCopy(Path copy) {
        try (var sql = Connections.writing(copy)) {
            var columns = new HashSet<>(sql.query("SELECT lower(name) FROM pragma_table_info('providers')", row -> text(row.getString(1))));
            if (!columns.containsAll(List.of("app_type", "settings_config"))) {
                return List.of();
            }
            return sql.query(
                    "SELECT app_type, " + (columns.contains("name") ? "name" : "''") + ", settings_config, "
                            + (columns.contains("meta") ? "meta" : "''") + ", "
                            + (columns.contains("is_current") ? "is_current" : "0") + " FROM providers ORDER BY app_type, 2",
                    row -> new CcSwitchRow(text(row.getString(1)), text(row.getString(2)), text(row.getString(3)), text(row.getString(4)), row.getBoolean(5)));
        }
    }

    private static String text(@org.jspecify.annotations.Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
