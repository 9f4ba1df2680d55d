package dev.onehot.store;

import module java.base;

import dev.onehot.model.Setting;

/// All settings as they are stored at one moment, on a connection of their own: one after the other, however many and however large they are.
///
/// One thread at a time, which may block. Needs memory for one row.
public final class StoredSettings implements AutoCloseable {
    private final Sql sql;

    StoredSettings(Sql sql) {
        this.sql = sql;
        sql.execute("BEGIN");
    }

    /// By key; their versions are 0. `consumer` must not use this object.
    public void each(Consumer<Setting> consumer) {
        SettingRows.each(sql, consumer);
    }

    /// How many bytes all values have that are not large.
    public long heldBytes() {
        return sql.number("SELECT total(octet_length(value)) FROM settings WHERE octet_length(value) <= ?", Setting.LARGE);
    }

    /// When one was changed last, as it stands there; empty text when there is none.
    public String newest() {
        return sql.query("SELECT substr(max(updated_at), 1, 100) FROM settings WHERE typeof(key) = 'text'", row -> Sql.text(row.getString(1)))
                .getFirst();
    }

    /// Copies a value, of whatever size, in pieces.
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
