package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.Setting;
import dev.onehot.model.StoredSettings;
import dev.onehot.store.rows.Statements;

/// The settings of one read transaction, on a connection of its own, which ends with it.
final class ServerSettings implements StoredSettings {
    private static final int PIECE = 4 << 20;

    private final ServerSql sql;

    ServerSettings(ServerSql sql) {
        this.sql = sql;
        sql.begin(ServerLock.READING);
    }

    @Override
    public void each(Consumer<Setting> consumer) {
        sql.inPieces(SettingTable.ALL, SettingTable::read, consumer);
    }

    @Override
    public long heldBytes() {
        return sql.number("SELECT coalesce(sum(octet_length(value)), 0) FROM settings WHERE octet_length(value) <= ?", Setting.LARGE);
    }

    @Override
    public String newest() {
        return sql.query("SELECT max(" + SettingTable.AT + ") FROM settings", row -> Statements.text(row.getString(1))).getFirst();
    }

    @Override
    public void copyValue(String key, Writer to) {
        try {
            int from = 1;
            String piece;
            do {
                piece = sql.query("SELECT substr(value, ?, ?) FROM settings WHERE key = ?", row -> Statements.text(row.getString(1)), from, PIECE, key).stream()
                        .findFirst()
                        .orElse("");
                to.write(piece);
                from += PIECE;
            } while (piece.codePointCount(0, piece.length()) == PIECE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        sql.close();
    }
}
