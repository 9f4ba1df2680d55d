package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.Setting;
import dev.onehot.store.rows.LargeValues;
import dev.onehot.store.rows.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads settings as records, and writes them. Of a large value only its size is read; a key that is longer than a large value is another program's affair.
final class SettingTable {
    static final String OURS = "octet_length(key) <= " + Setting.LARGE;

    /// The time of a row, as text.
    static final String AT = "left(CAST(updated_at AS TEXT), 19)";

    private static final String SETTING = ("SELECT key, CASE WHEN octet_length(value) > %d THEN NULL ELSE value END, " + AT + ", octet_length(value)"
                    + " FROM settings WHERE ").formatted(Setting.LARGE);

    static final String ALL = SETTING + OURS + " ORDER BY key COLLATE \"C\"";

    private static final String SET = "INSERT INTO settings(key, value, updated_at) VALUES (?, ?, ?)" + LargeValues.UPSERT;

    private SettingTable() {}

    /// In no order, which would take the server as long as the rows.
    static List<Setting> all(ServerSql sql) {
        return sql.query(SETTING + OURS, SettingTable::read);
    }

    static Optional<Setting> find(ServerSql sql, String key) {
        return sql.query(SETTING + "key = ?", SettingTable::read, key).stream().findFirst();
    }

    static List<String> keys(ServerSql sql) {
        return sql.query("SELECT key FROM settings WHERE " + OURS, row -> row.getString(1));
    }

    static long count(ServerSql sql) {
        return sql.number("SELECT count(*) FROM settings WHERE " + OURS);
    }

    static int save(ServerSql sql, String key, String value, String at) {
        return sql.update(SET, key, value, at);
    }

    static void saveLater(ServerSql sql, String key, String value, String at) {
        sql.later(SET, key, value, at);
    }

    static Setting read(ResultSet row) throws SQLException {
        long bytes = row.getLong(4);
        return new Setting(
                row.getString(1), Statements.text(row.getString(2)), Statements.text(row.getString(3)), 0, bytes > Setting.LARGE ? bytes : 0);
    }
}
