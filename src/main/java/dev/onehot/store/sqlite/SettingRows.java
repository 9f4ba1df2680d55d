package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.Setting;
import dev.onehot.store.Stored;
import dev.onehot.store.rows.Rows;
import dev.onehot.store.rows.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads settings as records, one after the other, and has what statements about them have in common. Of a large value only its size: SQLite finds that out without reading it.
///
/// A key that is no text, or longer than a large value, is another program's affair.
final class SettingRows {
    /// Of the rows in the table those that are settings.
    static final String OURS = "typeof(key) = 'text' AND octet_length(key) <= " + Setting.LARGE;

    /// Whether a key, the first, has a value, the second, and nothing that only looks like that.
    static final String STANDS = "SELECT count(*) FROM settings WHERE typeof(key) = 'text' AND key = ?1 AND CAST(value AS TEXT) COLLATE BINARY IS ?2";

    private static final String SETTING = "SELECT key, iif(octet_length(value) > " + Setting.LARGE + ", NULL, value), updated_at, octet_length(value)"
            + " FROM settings WHERE ";

    private SettingRows() {}

    static Stored load(Sql sql) {
        return Rows.with(sql, all(sql), Optional.empty());
    }

    /// @param keys of the settings that are wanted
    static Stored load(Sql sql, List<String> keys) {
        return Rows.with(sql, keys.stream().flatMap(it -> find(sql, it).stream()).toList(), Optional.empty());
    }

    static List<Setting> all(Sql sql) {
        var all = new ArrayList<Setting>();
        each(sql, all::add);
        return all;
    }

    /// By key. `consumer` must not use `sql`.
    static void each(Sql sql, Consumer<Setting> consumer) {
        sql.each(SETTING + OURS + " ORDER BY key", SettingRows::read, consumer);
    }

    static Optional<Setting> find(Sql sql, String key) {
        return sql.query(SETTING + "typeof(key) = 'text' AND key = ?", SettingRows::read, key).stream().findFirst();
    }

    /// Those in `rows` places of the table from `first` on.
    static List<Setting> between(Sql sql, long first, int rows) {
        return sql.query(SETTING + OURS + " AND rowid >= ?1 AND rowid < ?1 + ?2", SettingRows::read, first, rows);
    }

    static List<String> keys(Sql sql) {
        return sql.query("SELECT key FROM settings WHERE " + OURS, row -> row.getString(1));
    }

    /// How many there are. Looks at the index, and at no row.
    static long count(Sql sql) {
        return sql.number("SELECT count(*) FROM settings")
                - sql.number("SELECT count(*) FROM settings WHERE key IS NULL")
                - sql.number("SELECT count(*) FROM settings WHERE key >= x''");
    }

    private static Setting read(ResultSet row) throws SQLException {
        long bytes = row.getLong(4);
        return new Setting(
                row.getString(1), Statements.text(row.getString(2)), Statements.text(row.getString(3)), 0, bytes > Setting.LARGE ? bytes : 0);
    }
}
