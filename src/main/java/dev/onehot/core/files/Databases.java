package dev.onehot.core.files;

import module java.base;

import dev.onehot.model.CcSwitchRow;
import dev.onehot.store.CcSwitchFile;
import dev.onehot.store.Database;

/// The one place that knows of which kind a database is. Blocks on the disk.
public final class Databases {
    private Databases() {}

    /// Opens `file`, creating or adopting it as needed. Throws [dev.onehot.model.StorageException] without having changed a byte when it must not be used.
    public static Database open(Path file) {
        return Database.open(file);
    }

    /// The providers in a database of cc-switch, which is not touched. Throws [dev.onehot.model.StorageException] when it is none.
    ///
    /// @param database beside which it is copied to be read
    public static List<CcSwitchRow> ccSwitch(Path database, Path file) {
        return CcSwitchFile.read(database, file);
    }
}
