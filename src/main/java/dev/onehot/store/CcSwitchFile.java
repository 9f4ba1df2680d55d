package dev.onehot.store;

import dev.onehot.model.CcSwitchRow;
import dev.onehot.store.StorageException.Kind;
import java.nio.file.Path;
import java.util.List;

/// Reads the database of cc-switch without touching it.
public final class CcSwitchFile {
    private CcSwitchFile() {}

    /// Its providers. Blocks on the disk. Throws [StorageException] when it is none of cc-switch's.
    ///
    /// @param database beside which it is copied to be read
    public static List<CcSwitchRow> read(Path database, Path file) {
        return ReadCopy.of(database, file, copy -> readCopy(file, copy));
    }

    private static List<CcSwitchRow> readCopy(Path file, Path copy) {
        try (var sql = Connections.writing(copy)) {
            long table = sql.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'providers'");
            if (table == 0) {
                throw new StorageException(Kind.FOREIGN_SCHEMA, file, "providers", null);
            }
            return sql.query(
                    "SELECT app_type, name, settings_config FROM providers ORDER BY app_type, name",
                    row -> new CcSwitchRow(text(row.getString(1)), text(row.getString(2)), text(row.getString(3))));
        }
    }

    private static String text(@org.jspecify.annotations.Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
