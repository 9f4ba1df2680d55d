package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.PastChange;
import dev.onehot.store.KeptColumns;
import dev.onehot.store.rows.LargeValues;
import dev.onehot.store.rows.OthersValues;

/// `onehot_other_column`: what other programs have in columns of their own in the original's two tables, of rows that were removed. It goes from
/// row to row inside SQLite, so that numbers, bytes and NULLs stay what they are.
final class OtherColumns implements KeptColumns, OthersValues {
    private static final String SETTING = "setting";
    private static final String PROVIDER = "provider";

    private static final String CREATE = "CREATE TABLE IF NOT EXISTS onehot_other_column(what TEXT NOT NULL, subject NOT NULL, change INTEGER NOT NULL,"
            + " name TEXT NOT NULL, value, PRIMARY KEY(what, subject, change, name))";

    private final Sql sql;
    private final ForeignSchema schema;
    private final AsAsked asAsked;

    OtherColumns(Sql sql, ForeignSchema schema, AsAsked asAsked) {
        this.sql = sql;
        this.schema = schema;
        this.asAsked = asAsked;
    }

    @Override
    public void keep(String key) {
        if (!schema.columns(ForeignSchema.SETTINGS).isEmpty()) {
            keep(SETTING, ForeignSchema.SETTINGS, "key", key, sql.number("SELECT max(change) FROM onehot_history"));
        }
    }

    @Override
    public void keepProvider(long id) {
        keep(PROVIDER, ForeignSchema.PROVIDERS, "id", id, ANY);
    }

    private void keep(String what, String table, String id, Object subject, long change) {
        var columns = schema.columns(table);
        if (!columns.isEmpty()) {
            sql.execute(CREATE);
            forget(what, subject, change);
        }
        for (var column : columns) {
            sql.update(
                    "INSERT INTO onehot_other_column(what, subject, change, name, value) SELECT '" + what + "', ?1, ?2, " + quoted('\'', column)
                            + ", t." + quoted('"', column) + " FROM " + table + " t WHERE t." + id + " = ?1",
                    subject,
                    change);
        }
    }

    @Override
    public void bringBack(PastChange change, String key, String value, String at) {
        var besides = ofSetting(change, key);
        int changed = sql.update(
                "INSERT INTO settings(key, value, updated_at" + besides.names() + ") VALUES (?1, ?3, ?4" + besides.values() + ")" + LargeValues.UPSERT,
                key,
                change.number(),
                value,
                at);
        asAsked.requireSetting(key, changed, Optional.of(value));
        forgetSetting(change, key);
    }

    @Override
    public Besides ofSetting(PastChange change, String key) {
        return besides(SETTING, ForeignSchema.SETTINGS, key, change.number());
    }

    @Override
    public void forgetSetting(PastChange change, String key) {
        if (isThere()) {
            forget(SETTING, key, change.number());
        }
    }

    @Override
    public Besides ofProvider(long id) {
        return besides(PROVIDER, ForeignSchema.PROVIDERS, id, ANY);
    }

    @Override
    public List<String> gone(long id) {
        return gone(PROVIDER, ForeignSchema.PROVIDERS, id, ANY);
    }

    @Override
    public void forgetProvider(long id) {
        if (isThere()) {
            forget(PROVIDER, id, ANY);
        }
    }

    @Override
    public List<String> gone(PastChange change, String key) {
        return gone(SETTING, ForeignSchema.SETTINGS, key, change.number());
    }

    private List<String> gone(String what, String table, Object subject, long change) {
        var now = schema.columns(table);
        return kept(what, subject, change).stream().filter(it -> !now.contains(it)).toList();
    }

    private Besides besides(String what, String table, Object subject, long change) {
        var kept = kept(what, subject, change);
        return schema.columns(table).stream()
                .filter(kept::contains)
                .map(it -> new Besides(
                        ", " + quoted('"', it),
                        ", (SELECT value FROM onehot_other_column WHERE what = '" + what + "' AND subject = ?1 AND change = ?2 AND name = "
                                + quoted('\'', it) + ")"))
                .reduce(Besides.NOTHING, Besides::and);
    }

    private List<String> kept(String what, Object subject, long change) {
        return !isThere()
                ? List.of()
                : sql.query(
                        "SELECT name FROM onehot_other_column WHERE what = ? AND subject = ? AND change = ? ORDER BY name",
                        row -> row.getString(1),
                        what,
                        subject,
                        change);
    }

    private void forget(String what, Object subject, long change) {
        sql.update("DELETE FROM onehot_other_column WHERE what = ? AND subject = ? AND change = ?", what, subject, change);
    }

    /// Forgets what can be brought back no more.
    void expire() {
        if (isThere()) {
            sql.update("DELETE FROM onehot_other_column WHERE what = 'setting' AND change < (SELECT min(change) FROM onehot_history)");
            sql.update("DELETE FROM onehot_other_column WHERE what = 'provider' AND subject NOT IN (SELECT provider_id FROM onehot_deleted_provider)");
        }
    }

    /// It is made when it is first needed, which in most files it never is.
    private boolean isThere() {
        return sql.number("SELECT count(*) FROM sqlite_schema WHERE name = 'onehot_other_column'") > 0;
    }

    private static String quoted(char quote, String name) {
        var mark = String.valueOf(quote);
        return mark + name.replace(mark, mark + mark) + mark;
    }
}
