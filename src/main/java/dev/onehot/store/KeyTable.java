package dev.onehot.store;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.StoredKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The columns that hold keys, and what is noted of the master key. Used inside a transaction by whoever holds the manager's lock.
public final class KeyTable {
    private static final String SHARED = "shared";
    private static final String PROTECTED = "protected";

    private final Sql sql;

    KeyTable(Sql sql) {
        this.sql = sql;
    }

    /// The columns that hold keys.
    public enum Place {
        PROVIDER("ai_providers", "id"),
        DELETED("onehot_deleted_provider", "provider_id");

        private final String table;
        private final String id;

        Place(String table, String id) {
            this.table = table;
            this.id = id;
        }
    }

    /// One key where it stands.
    public record Cell(Place place, long row, StoredKey key) {
        /// What a ciphertext is bound to. A deleted provider keeps its id and so its key.
        public String field() {
            return field(row);
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
                                "SELECT " + place.id + ", api_key FROM " + place.table + " WHERE api_key <> ''",
                                row -> new Cell(place, row.getLong(1), StoredKey.of(row.getString(2))))
                        .stream())
                .toList();
    }

    /// Empty when there is no such provider.
    public Optional<StoredKey> find(long providerId) {
        return Rows.key(sql, providerId).stream().findFirst();
    }

    public void save(long providerId, StoredKey key) {
        save(new Cell(Place.PROVIDER, providerId, key));
    }

    public void save(Cell cell) {
        var place = cell.place();
        sql.update("UPDATE " + place.table + " SET api_key = ? WHERE " + place.id + " = ?", cell.key().text(), cell.row());
    }

    public void saveProtection(KeyProtection protection) {
        saveProtection(sql, protection);
    }

    static void saveProtection(Sql sql, KeyProtection protection) {
        meta(sql, "keys", protection.shared() ? SHARED : PROTECTED);
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
        var protection = new KeyProtection(shared, Optional.empty());
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
