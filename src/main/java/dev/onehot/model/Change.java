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
        RESTORED,
        /// Its place among the others, or its pin.
        MOVED,
        /// Its last check, or its further keys.
        CHECKED;

        /// Whether it changes only what stands beside a provider, so that no history has it.
        public boolean isAside() {
            return this == MOVED || this == CHECKED;
        }
    }

    enum SettingAction {
        SET,
        RESET
    }
}
