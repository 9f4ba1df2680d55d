package dev.onehot.model;

/// One thing that a commit changed. Names what changed, never a key or a value.
public sealed interface Change {
    /// A provider's row.
    record ProviderChange(long id, String name, ProviderAction action) implements Change {}

    /// A setting's row.
    record SettingChange(String key, SettingAction action) implements Change {}

    enum ProviderAction {
        ADDED,
        UPDATED,
        RENAMED,
        ACTIVATED,
        DEACTIVATED,
        DELETED,
        RESTORED
    }

    enum SettingAction {
        SET,
        RESET
    }
}
