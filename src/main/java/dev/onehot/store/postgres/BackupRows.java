package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection.Master;
import dev.onehot.store.BackupContents;
import dev.onehot.store.rows.KeyTable;
import dev.onehot.store.rows.Rows;

/// The rows of one backup on a server, asked for as those of the present are: each table is a part of the backup for the time being.
///
/// @param sql asks of nothing else afterwards
record BackupRows(ServerSql sql, long backup) {
    /// Of a backup from before there was a master key, keys were encrypted since, with the present one.
    private static final String MASTER = "SELECT key_backend, key_id, key_sealed FROM onehot_backup WHERE id = ?1 AND key_id <> ''"
            + " UNION ALL SELECT b.value, i.value, s.value FROM onehot_meta b, onehot_meta i, onehot_meta s"
            + " WHERE b.key = 'key_backend' AND i.key = 'key_id' AND s.key = 'key_sealed' LIMIT 1";

    BackupContents read() {
        sql.begin(ServerLock.READING);
        var master = sql.query(MASTER, row -> master(row.getString(1), row.getString(2), row.getString(3)), backup).stream().flatMap(Optional::stream).findFirst();
        sql.asOf(tables());
        return new BackupContents(master, Rows.providers(sql), SettingTable.all(sql), KeyTable.all(sql));
    }

    private static Optional<Master> master(String backend, String id, String sealed) {
        return Stream.of(KeyBackend.values()).filter(it -> it.word().equals(backend)).findFirst().map(it -> new Master(it, id, sealed));
    }

    private String tables() {
        var keys = sql.hidesKeys()
                ? "(SELECT CAST(0 AS BIGINT) AS provider_id, CAST(NULL AS BIGINT) AS spare, '' AS label, '' AS api_key WHERE false) AS none"
                : "onehot_backup_key WHERE backup = " + backup;
        var tables = new LinkedHashMap<String, String>();
        tables.put("keys", "SELECT provider_id, spare, label, api_key FROM " + keys);
        tables.put("settings", "SELECT key, value, updated_at FROM onehot_backup_setting WHERE backup = " + backup);
        tables.put("ai_providers", "SELECT provider_id AS id, provider_name, model, is_active, created_at, updated_at, coalesce((SELECT k.api_key FROM "
                + Naming.AS_OF + "keys k WHERE k.provider_id = p.provider_id AND k.spare IS NULL), '') AS api_key FROM onehot_backup_provider p WHERE backup = " + backup);
        tables.put("onehot_provider", "SELECT * FROM onehot_backup_provider WHERE kind IS NOT NULL AND backup = " + backup);
        tables.put("onehot_key", "SELECT spare AS id, provider_id, label, api_key FROM " + Naming.AS_OF + "keys WHERE spare IS NOT NULL");
        tables.put("onehot_deleted_provider", "SELECT CAST(0 AS BIGINT) AS provider_id, '' AS api_key WHERE false");
        tables.put("onehot_check", "SELECT * FROM onehot_check WHERE false");
        return tables.entrySet().stream().map(it -> Naming.AS_OF + it.getKey() + " AS (" + it.getValue() + ")").collect(Collectors.joining(", ", "WITH ", " "));
    }
}
