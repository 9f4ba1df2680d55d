package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.Setting;
import dev.onehot.model.StoredSettings;
import dev.onehot.store.rows.Statements;

/// The settings of one read transaction, which ends with it.
final class SettingCursor implements StoredSettings {
    private final Sql sql;

    SettingCursor(Sql sql) {
        this.sql = sql;
        sql.execute("BEGIN");
    }

    @Override
    public void each(Consumer<Setting> consumer) {
        SettingRows.each(sql, consumer);
    }

    @Override
    public long heldBytes() {
        return sql.number("SELECT total(octet_length(value)) FROM settings WHERE octet_length(value) <= ?", Setting.LARGE);
    }

    @Override
    public String newest() {
        return sql.query("SELECT substr(max(updated_at), 1, 100) FROM settings WHERE typeof(key) = 'text'", row -> Statements.text(row.getString(1)))
                .getFirst();
    }

    @Override
    public void copyValue(String key, Writer to) {
        var encoding = sql.query("PRAGMA encoding", row -> Charset.forName(row.getString(1))).getFirst();
        try (Reader text = new InputStreamReader(new ValueStream(sql, key), encoding)) {
            text.transferTo(to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try (sql) {
            sql.execute("ROLLBACK");
        }
    }
}
