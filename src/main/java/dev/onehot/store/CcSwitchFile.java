package dev.onehot.store;

import dev.onehot.disk.NamedFile;
import dev.onehot.disk.OwnFileException;
import dev.onehot.model.CcSwitchRow;
import dev.onehot.store.StorageException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads the database of cc-switch without touching it: a copy is opened, with its journal, and thrown away.
public final class CcSwitchFile {
    private static final List<String> PARTS = List.of("", "-wal", "-journal");

    private CcSwitchFile() {}

    /// Its providers. Blocks on the disk. Throws [StorageException] when it is none of cc-switch's.
    public static List<CcSwitchRow> read(Path file) {
        try {
            var folder = Files.createTempDirectory("onehot-import");
            try {
                return copyAndRead(file, folder.resolve("copy.db"));
            } finally {
                for (var part : List.of("", "-wal", "-shm", "-journal")) {
                    Files.deleteIfExists(folder.resolve("copy.db" + part));
                }
                Files.deleteIfExists(folder);
            }
        } catch (OwnFileException own) {
            throw new StorageException(Kind.SAME_FILE, file, "", own);
        } catch (IOException unreadable) {
            throw new StorageException(Kind.UNREADABLE, file, "", unreadable);
        }
    }

    private static List<CcSwitchRow> copyAndRead(Path file, Path copy) throws IOException {
        for (var part : PARTS) {
            var from = file.resolveSibling(file.getFileName() + part);
            if (Files.exists(from)) {
                NamedFile.copy(from, copy.resolveSibling(copy.getFileName() + part));
            }
        }
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
