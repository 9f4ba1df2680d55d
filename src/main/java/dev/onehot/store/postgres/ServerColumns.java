package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.PastChange;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.KeptColumns;
import dev.onehot.store.rows.LargeValues;
import dev.onehot.store.rows.OthersValues;

/// `onehot_other_column`: what other programs have in columns of their own in the original's two tables, of rows that were removed, as text.
final class ServerColumns implements KeptColumns, OthersValues {
    private static final String SETTING = "setting";
    private static final String PROVIDER = "provider";

    private static final Map<String, Set<String>> OURS = Map.of(
            ServerSchema.SETTINGS, ServerSchema.SETTINGS_COLUMNS, ServerSchema.PROVIDERS, ServerSchema.PROVIDERS_COLUMNS);

    private final ServerSql sql;

    ServerColumns(ServerSql sql) {
        this.sql = sql;
    }

    private record Column(String name, String type) {
        private String quoted() {
            return '"' + name.replace("\"", "\"\"") + '"';
        }

        private String text() {
            return "'" + name.replace("'", "''") + "'";
        }
    }

    /// Those of others, without what the server fills itself. Asked anew each time: a row is seldom removed.
    private List<Column> columns(String table) {
        return sql
                .query(
                        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = to_regclass('@" + table
                                + "') AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = '' ORDER BY attnum",
                        row -> new Column(row.getString(1), row.getString(2)))
                .stream()
                .filter(it -> !OURS.getOrDefault(table, Set.of()).contains(it.name()))
                .toList();
    }

    @Override
    public void keep(String key) {
        keep(SETTING, ServerSchema.SETTINGS, "key", key, sql.number("SELECT coalesce(max(change), 0) FROM onehot_history"));
    }

    @Override
    public void keepProvider(long id) {
        keep(PROVIDER, ServerSchema.PROVIDERS, "id", id, ANY);
    }

    private void keep(String what, String table, String id, Object subject, long change) {
        forget(what, subject, change);
        for (var column : columns(table)) {
            sql.update(
                    "INSERT INTO onehot_other_column(what, subject, change, name, value) SELECT '" + what + "', CAST(?1 AS TEXT), CAST(?2 AS BIGINT), "
                            + column.text() + ", CAST(t." + column.quoted() + " AS TEXT) FROM " + table + " t WHERE t." + id + " = ?1",
                    subject,
                    change);
        }
    }

    @Override
    public void bringBack(PastChange change, String key, String value, String at) {
        var besides = ofSetting(change, key);
        int changed = sql.update(
                "INSERT INTO settings(key, value, updated_at" + besides.names() + ") VALUES (?1, ?3, ?4" + besides.values() + ")"
                        + LargeValues.UPSERT,
                key,
                change.number(),
                value,
                at);
        if (changed == 0) {
            throw new StorageException(Kind.FOREIGN_RULE, sql.place(), ServerSchema.SETTINGS, null);
        }
        forgetSetting(change, key);
    }

    @Override
    public Besides ofSetting(PastChange change, String key) {
        return besides(SETTING, ServerSchema.SETTINGS, key, change.number());
    }

    @Override
    public void forgetSetting(PastChange change, String key) {
        forget(SETTING, key, change.number());
    }

    @Override
    public Besides ofProvider(long id) {
        return besides(PROVIDER, ServerSchema.PROVIDERS, id, ANY);
    }

    @Override
    public List<String> gone(long id) {
        return gone(PROVIDER, ServerSchema.PROVIDERS, id, ANY);
    }

    @Override
    public void forgetProvider(long id) {
        forget(PROVIDER, id, ANY);
    }

    @Override
    public List<String> gone(PastChange change, String key) {
        return gone(SETTING, ServerSchema.SETTINGS, key, change.number());
    }

    private List<String> gone(String what, String table, Object subject, long change) {
        var now = columns(table).stream().map(Column::name).toList();
        return kept(what, subject, change).stream().filter(it -> !now.contains(it)).toList();
    }

    private Besides besides(String what, String table, Object subject, long change) {
        var kept = kept(what, subject, change);
        return columns(table).stream()
                .filter(it -> kept.contains(it.name()))
                .map(it -> new Besides(
                        ", " + it.quoted(),
                        ", CAST((SELECT value FROM onehot_other_column WHERE what = '" + what
                                + "' AND subject = CAST(?1 AS TEXT) AND change = ?2 AND name = " + it.text() + ") AS " + it.type() + ")"))
                .reduce(Besides.NOTHING, Besides::and);
    }

    private List<String> kept(String what, Object subject, long change) {
        return sql.query(
                "SELECT name FROM onehot_other_column WHERE what = ? AND subject = CAST(? AS TEXT) AND change = ? ORDER BY name",
                row -> row.getString(1),
                what,
                subject,
                change);
    }

    private void forget(String what, Object subject, long change) {
        sql.update("DELETE FROM onehot_other_column WHERE what = ? AND subject = CAST(? AS TEXT) AND change = ?", what, subject, change);
    }

    /// Forgets what can be brought back no more.
    void expire() {
        sql.later("DELETE FROM onehot_other_column WHERE what = 'setting' AND change < (SELECT min(change) FROM onehot_history)");
        sql.later("DELETE FROM onehot_other_column WHERE what = 'provider'"
                + " AND subject NOT IN (SELECT CAST(provider_id AS TEXT) FROM onehot_deleted_provider)");
    }
}
