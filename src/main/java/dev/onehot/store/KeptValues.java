package dev.onehot.store;

import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;

/// The large values that settings had before they were changed here: kept in the history for undo, and handed on inside the store. Nothing else
/// reads them there.
///
/// Used inside a transaction by whoever holds the manager's lock.
public interface KeptValues {
    /// In bytes. What is larger is not kept.
    long LARGEST = 32_000_000;

    /// In bytes, of all together: the newest are kept.
    long ALL = 64_000_000;

    /// Keeps the value that stands there now with the change that was recorded last, which is going to replace it.
    ///
    /// @param large the setting as it is known
    /// @return whether it is kept
    boolean keep(Setting large);

    /// Whether the large value that `change` replaced is kept.
    default boolean isKept(PastChange change) {
        return bytes(change) > 0;
    }

    /// How large the value is that `change` replaced; 0 when it is not kept.
    long bytes(PastChange change);

    /// Whether the value that `change` replaced stands there now.
    boolean isThere(PastChange change, String key);

    /// Writes the value again that `change` replaced.
    ///
    /// @param at UTC, `YYYY-MM-DD HH:MM:SS`
    void bringBack(PastChange change, String key, String at);
}
