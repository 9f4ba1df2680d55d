package dev.onehot.store;

import module java.base;

import dev.onehot.model.KeyProtection;
import dev.onehot.model.StoredKey;

/// The columns that hold keys, and what is noted of the master key. Used inside a transaction by whoever holds the manager's lock.
public interface StoredKeys {
    /// Every key that is stored, those of deleted providers too.
    List<KeyCell> all();

    /// Every key of those backups that lie in the database itself. Until the end of the transaction nobody makes another one.
    default List<KeyCell> inBackups() {
        return List.of();
    }

    /// Notes what is known now of the master key `id`, or that the keys of those backups that were under it are under another one.
    default void saveInBackups(String id, KeyProtection.Master now) {}

    /// Empty when there is no such provider.
    Optional<StoredKey> find(long providerId);

    void save(KeyCell cell);

    /// A further key of a provider; empty when there is no such one.
    Optional<KeyCell> spare(long id);

    /// Answers the id of its row.
    long addSpare(long providerId, String label, StoredKey key);

    /// Puts one back under the id that it had.
    void addSpare(long id, long providerId, String label, StoredKey key);

    void labelSpare(long id, String label);

    void removeSpare(long id);

    /// Names the key in use.
    void label(long providerId, String label);

    void saveProtection(KeyProtection protection);

    /// Saves the key in use.
    default void save(long providerId, StoredKey key) {
        save(new KeyCell(KeyCell.Column.PROVIDER, providerId, key));
    }
}
