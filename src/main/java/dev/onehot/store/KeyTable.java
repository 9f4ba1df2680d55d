package dev.onehot.store;

import module java.base;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.StoredKey;

/// The columns that hold keys, and what is noted of the master key. Used inside a transaction by whoever holds the manager's lock.
public final class KeyTable {
    private static final String SHARED = "shared";
    private static final String PROTECTED = "protected";
    private static final String LOCKS = "key_locks";

    private final Sql sql;

    KeyTable(Sql sql) {
        this.sql = sql;
    }

    /// The columns that hold keys.
    public enum Place {
        PROVIDER("ai_providers", "id", "id"),
        DELETED("onehot_deleted_provider", "provider_id", "provider_id"),
        /// Further keys of a provider, which stay when it is deleted until it is forgotten.
        SPARE("onehot_key", "id", "provider_id");

        private final String table;
        private final String id;
        private final String provider;

        Place(String table, String id, String provider) {
            this.table = table;
            this.id = id;
            this.provider = provider;
        }
    }

    /// One key where it stands.
    ///
    /// @param provider whose it is
    public record Cell(Place place, long row, long provider, StoredKey key) {
        /// The key in use of a provider that is there or deleted.
        public Cell(Place place, long provider, StoredKey key) {
            this(place, provider, provider, key);
        }

        /// What a ciphertext is bound to. A deleted provider keeps its id and so its key; all keys of one can take each other's place.
        public String field() {
            return field(provider);
        }

        public Cell withKey(StoredKey newKey) {
            return new Cell(place, row, provider, newKey);
        }

        /// What the ciphertext of a provider's key is bound to.
        public static String field(long providerId) {
            return "provider/" + providerId + "/api_key";
        }
    }

    /// Every key that is stored, those of deleted providers too.
    public List<Cell> all() {
        return Stream.of(Place.values())
                .flatMap(place -> sql
                        .query(
                                "SELECT " + place.id + ", " + place.provider + ", api_key FROM " + place.table
                                        + " WHERE api_key <> ''",
                                row -> new Cell(
                                        place, row.getLong(1), row.getLong(2), StoredKey.of(row.getString(3))))
                        .stream())
                .toList();
    }

    /// Empty when there is no such provider.
    public Optional<StoredKey> find(long providerId) {
        return sql.query("SELECT api_key FROM ai_providers WHERE id = ?", row -> StoredKey.of(Sql.text(row.getString(1))), providerId).stream()
                .findFirst();
    }

    public void save(long providerId, StoredKey key) {
        save(new Cell(Place.PROVIDER, providerId, key));
    }

    public void save(Cell cell) {
        var place = cell.place();
        sql.update("UPDATE " + place.table + " SET api_key = ? WHERE " + place.id + " = ?", cell.key().text(), cell.row());
    }

    /// A further key of a provider; empty when there is no such one.
    public Optional<Cell> spare(long id) {
        return sql.query(
                        "SELECT provider_id, api_key FROM onehot_key WHERE id = ?",
                        row -> new Cell(Place.SPARE, id, row.getLong(1), StoredKey.of(row.getString(2))),
                        id)
                .stream()
                .findFirst();
    }

    /// Answers the id of its row.
    public long addSpare(long providerId, String label, StoredKey key) {
        sql.update("INSERT INTO onehot_key(provider_id, label, api_key) VALUES (?, ?, ?)", providerId, label, key.text());
        return sql.number("SELECT last_insert_rowid()");
    }

    /// Puts one back under the id that it had.
    public void addSpare(long id, long providerId, String label, StoredKey key) {
        sql.update("INSERT INTO onehot_key(id, provider_id, label, api_key) VALUES (?, ?, ?, ?)", id, providerId, label, key.text());
    }

    public void labelSpare(long id, String label) {
        sql.update("UPDATE onehot_key SET label = ? WHERE id = ?", label, id);
    }

    public void removeSpare(long id) {
        sql.update("DELETE FROM onehot_key WHERE id = ?", id);
    }

    /// Names the key in use.
    public void label(long providerId, String label) {
        sql.update("UPDATE onehot_provider SET key_label = ? WHERE provider_id = ?", label, providerId);
    }

    public void saveProtection(KeyProtection protection) {
        saveProtection(sql, protection);
    }

    static void saveProtection(Sql sql, KeyProtection protection) {
        meta(sql, "keys", protection.shared() ? SHARED : PROTECTED);
        if (protection.locks() > 0) {
            meta(sql, LOCKS, String.valueOf(protection.locks()));
        }
        protection.master().ifPresent(master -> {
            meta(sql, "key_backend", master.backend().word());
            meta(sql, "key_id", master.id());
            meta(sql, "key_sealed", master.sealed());
        });
    }

    /// A file that says nothing was made by another program, or by an Onehot from before keys were encrypted.
    static KeyProtection protection(Sql sql) {
        boolean shared = !PROTECTED.equals(meta(sql, "keys"));
        var id = meta(sql, "key_id");
        var protection = new KeyProtection(shared, Optional.empty(), sql.number("SELECT value FROM onehot_meta WHERE key = ?", LOCKS));
        return Stream.of(KeyBackend.values())
                .filter(it -> it.word().equals(meta(sql, "key_backend")))
                .findFirst()
                .map(backend -> protection.with(new KeyProtection.Master(backend, id, meta(sql, "key_sealed"))))
                .orElse(protection);
    }

    private static String meta(Sql sql, String key) {
        return sql.query("SELECT value FROM onehot_meta WHERE key = ?", row -> row.getString(1), key).stream()
                .findFirst()
                .orElse("");
    }

    private static void meta(Sql sql, String key, String value) {
        sql.update("INSERT OR REPLACE INTO onehot_meta(key, value) VALUES (?, ?)", key, value);
    }
}
