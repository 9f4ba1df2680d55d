package dev.onehot.store.rows;

import module java.base;

/// Whether the original's two tables hold what was just written: what another program put into the database may have a statement succeed that wrote
/// nothing, or something else.
public interface AsWritten {
    String SETTINGS = "settings";
    String PROVIDERS = "ai_providers";

    /// Throws [dev.onehot.model.StorageException] when a statement changed no row, or not as it was asked to.
    ///
    /// @param changed how many rows it says it changed
    /// @param stands asked only where something may have interfered
    void require(String table, int changed, BooleanSupplier stands);

    /// Another statement, whose value is not noted, has written this setting.
    void forget(String key);
}
