package dev.onehot.store.rows;

import module java.base;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.StoredKey;
import dev.onehot.store.KeyCell;
import dev.onehot.store.KeyCell.Column;
import dev.onehot.store.StoredKeys;

/// The columns `api_key`, and what `onehot_meta` has of the master key.
public final class KeyTable implements StoredKeys {
    private static final String SHARED = "shared";
    private static final String PROTECTED = "protected";
    private static final String LOCKS = "key_locks";
    private static final String STANDS = "SELECT count(*) FROM ai_providers WHERE id = ?1 AND CAST(api_key AS TEXT) COLLATE BINARY IS ?2";
    /// The id of the master key, the program, which may have spaces in its name, and the path, which has none.
    private static final String PLACE = "key_place";

    /// Until the end of the transaction. Those that are there can be read.
    public static final String NO_OTHER_BACKUP = "LOCK TABLE onehot_backup IN SHARE ROW EXCLUSIVE MODE";

    private final Statements sql;
    private final AsWritten asked;

    public KeyTable(Statements sql, AsWritten asked) {
        this.sql = sql;
        this.asked = asked;
    }

    /// Where a column is.
    private enum Where {
        PROVIDER("ai_providers", "id", "id"),
        DELETED("onehot_deleted_provider", "provider_id", "provider_id"),
        SPARE("onehot_key", "id", "provider_id"),
        BACKUP("onehot_backup_key", "id", "provider_id");

        private final String table;
        private final String id;
        private final String provider;

        Where(String table, String id, String provider) {
            this.table = table;
            this.id = id;
            this.provider = provider;
        }
    }

    @Override
    public List<KeyCell> all() {
        return all(sql);
    }

    public static List<KeyCell> all(Statements sql) {
        return Stream.of(Where.PROVIDER, Where.DELETED, Where.SPARE).flatMap(it -> in(it, sql).stream()).toList();
    }

    private static List<KeyCell> in(Where column, Statements sql) {
        return sql.query(
                "SELECT " + column.id + ", " + column.provider + ", api_key FROM " + column.table + " WHERE api_key <> ''",
                row -> new KeyCell(Column.valueOf(column.name()), row.getLong(1), row.getLong(2), StoredKey.of(row.getString(3))));
    }

    @Override
    public List<KeyCell> inBackups() {
        if (!sql.dialect().keepsBackups()) {
            return List.of();
        }
        sql.update(NO_OTHER_BACKUP);
        return in(Where.BACKUP, sql);
    }

    @Override
    public void saveInBackups(String id, KeyProtection.Master now) {
        if (sql.dialect().keepsBackups()) {
            sql.later("UPDATE onehot_backup SET key_backend = ?, key_id = ?, key_sealed = ? WHERE key_id = ?", now.backend().word(), now.id(), now.sealed(), id);
        }
    }

    @Override
    public Optional<StoredKey> find(long providerId) {
        return sql.query("SELECT api_key FROM ai_providers WHERE id = ?", row -> StoredKey.of(Statements.text(row.getString(1))), providerId).stream()
                .findFirst();
    }

    @Override
    public void save(KeyCell cell) {
        var column = Where.valueOf(cell.column().name());
        int changed = sql.update("UPDATE " + column.table + " SET api_key = ? WHERE " + column.id + " = ?", cell.key().text(), cell.row());
        if (column == Where.PROVIDER) {
            asked.require(AsWritten.PROVIDERS, changed, () -> sql.number(STANDS, cell.row(), cell.key().text()) > 0);
        }
    }

    @Override
    public Optional<KeyCell> spare(long id) {
        return sql.query(
                        "SELECT provider_id, api_key FROM onehot_key WHERE id = ?",
                        row -> new KeyCell(Column.SPARE, id, row.getLong(1), StoredKey.of(row.getString(2))),
                        id)
                .stream()
                .findFirst();
    }

    @Override
    public long addSpare(long providerId, String label, StoredKey key) {
        sql.update("INSERT INTO onehot_key(provider_id, label, api_key) VALUES (?, ?, ?)", providerId, label, key.text());
        return sql.number(sql.dialect().inserted("onehot_key"));
    }

    @Override
    public void addSpare(long id, long providerId, String label, StoredKey key) {
        sql.update("INSERT INTO onehot_key(id, provider_id, label, api_key) VALUES (?, ?, ?, ?)", id, providerId, label, key.text());
    }

    @Override
    public void labelSpare(long id, String label) {
        sql.update("UPDATE onehot_key SET label = ? WHERE id = ?", label, id);
    }

    @Override
    public void removeSpare(long id) {
        sql.update("DELETE FROM onehot_key WHERE id = ?", id);
    }

    @Override
    public void label(long providerId, String label) {
        sql.update("UPDATE onehot_provider SET key_label = ? WHERE provider_id = ?", label, providerId);
    }

    @Override
    public void saveProtection(KeyProtection protection) {
        saveProtection(sql, protection);
    }

    public static void saveProtection(Statements sql, KeyProtection protection) {
        Meta.save(sql, "keys", protection.shared() ? SHARED : PROTECTED);
        if (protection.locks() > 0) {
            Meta.save(sql, LOCKS, String.valueOf(protection.locks()));
        }
        protection.master().ifPresent(master -> {
            Meta.save(sql, "key_backend", master.backend().word());
            Meta.save(sql, "key_id", master.id());
            Meta.save(sql, "key_sealed", master.sealed());
            master.place().ifPresent(it -> Meta.save(sql, PLACE, master.id() + " " + it.program() + " " + it.collection()));
        });
    }

    /// A file that says nothing was made by another program, or by an Onehot from before keys were encrypted.
    static KeyProtection protection(Statements sql) {
        boolean shared = !PROTECTED.equals(Meta.text(sql, "keys"));
        var id = Meta.text(sql, "key_id");
        var protection = new KeyProtection(shared, Optional.empty(), sql.number("SELECT value FROM onehot_meta WHERE key = ?", LOCKS));
        return Stream.of(KeyBackend.values())
                .filter(it -> it.word().equals(Meta.text(sql, "key_backend")))
                .findFirst()
                .map(backend -> new KeyProtection.Master(backend, id, Meta.text(sql, "key_sealed")))
                .map(it -> protection.with(it.backend() == KeyBackend.KEYCHAIN ? it.at(place(sql, id)) : it))
                .orElse(protection);
    }

    /// Of another master key it says nothing: an Onehot that knows no places has moved it since.
    private static Optional<KeyringPlace> place(Statements sql, String masterId) {
        var noted = Meta.text(sql, PLACE);
        int program = masterId.length() + 1;
        int path = noted.lastIndexOf(' ') + 1;
        return noted.startsWith(masterId + " ") && path > program
                ? Optional.of(new KeyringPlace(noted.substring(program, path - 1), noted.substring(path)))
                : Optional.empty();
    }
}
