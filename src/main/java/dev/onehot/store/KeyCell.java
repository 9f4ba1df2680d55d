package dev.onehot.store;

import dev.onehot.model.StoredKey;

/// One key where it stands.
///
/// @param provider whose it is
public record KeyCell(Column column, long row, long provider, StoredKey key) {
    /// The key in use of a provider that is there or deleted.
    public KeyCell(Column column, long provider, StoredKey key) {
        this(column, provider, provider, key);
    }

    /// The columns that hold keys.
    public enum Column {
        PROVIDER,
        DELETED,
        /// Further keys of a provider, which stay when it is deleted until it is forgotten.
        SPARE,
        /// Either, in a backup that lies in the database itself.
        BACKUP
    }

    /// What a ciphertext is bound to. A deleted provider keeps its id and so its key; all keys of one can take each other's place.
    public String field() {
        return field(provider);
    }

    public KeyCell withKey(StoredKey newKey) {
        return new KeyCell(column, row, provider, newKey);
    }

    /// What the ciphertext of a provider's key is bound to.
    public static String field(long providerId) {
        return "provider/" + providerId + "/api_key";
    }
}
