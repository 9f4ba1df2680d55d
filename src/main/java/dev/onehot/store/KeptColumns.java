package dev.onehot.store;

import module java.base;

import dev.onehot.model.PastChange;

/// What other programs have in columns of their own in a setting's row: kept when the row is removed, so that undo brings it back.
///
/// Used inside a transaction by whoever holds the manager's lock. Of providers [StoredProviders] does the same by itself.
public interface KeptColumns {
    /// Keeps it with the change that was recorded last, which is going to remove the row.
    void keep(String key);

    /// Writes a setting again whose row `change` removed, with all that is kept and has its column still.
    ///
    /// @param at UTC, `YYYY-MM-DD HH:MM:SS`
    void bringBack(PastChange change, String key, String value, String at);

    /// Of what is kept, the columns that are not there any more.
    List<String> gone(PastChange change, String key);
}
