package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.Setting;
import dev.onehot.store.SettingPrint;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads a [SettingPrint]: SQLite puts its pieces together, so no row is read one by one.
final class PrintRows {
    /// So many rows make a piece, a power of two: with fewer it costs more to put them together, with more there is more to be looked at.
    private static final int ROWS = 128;

    /// Stands between two texts. It is in no text that is written by hand.
    private static final char BETWEEN = '\u001f';

    private static final int TEXTS = 3;

    /// The rows of a table that another program made may have no place, and its texts may not be in bytes.
    private static final String HAS_PLACES = "SELECT (SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND lower(name) = 'settings' AND type = 'table'"
            + " AND wr = 0) AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo('settings') WHERE lower(name) = 'rowid')"
            + " AND (SELECT encoding FROM pragma_encoding) = 'UTF-8'";

    /// How many rows, all keys, all values, and all times. Of a large value nobody reads more than its size; that its piece is always looked at is
    /// cheaper.
    private static final String PIECE = ("SELECT coalesce(count(*) || '%1$s' || group_concat(key, '%1$s') || '%1$s'"
                    + " || group_concat(iif(octet_length(value) > %2$d, '%1$s', coalesce(value, '')), '%1$s') || '%1$s'"
                    + " || group_concat(coalesce(updated_at, ''), '%1$s'), '') FROM settings"
                    + " WHERE rowid >= first AND rowid < first + %3$d AND octet_length(key) <= %2$d")
            .formatted(BETWEEN, Setting.LARGE, ROWS);

    private static final String ALL = ("WITH RECURSIVE piece(first) AS (SELECT min(rowid) & ~%1$d FROM settings UNION ALL"
                    + " SELECT (SELECT min(rowid) & ~%1$d FROM settings WHERE rowid >= first + %2$d) FROM piece WHERE first IS NOT NULL)"
                    + " SELECT first, (%3$s) FROM piece WHERE first IS NOT NULL")
            .formatted(ROWS - 1, ROWS, PIECE);

    private PrintRows() {}

    /// Empty where rows have no place. In a transaction.
    static Optional<SettingPrint> of(Sql sql) {
        if (sql.number(HAS_PLACES) == 0) {
            return Optional.empty();
        }
        var print = new SettingPrint();
        sql.each(ALL, PrintRows::piece, it -> print.add(it.first(), it.number()));
        return Optional.of(print);
    }

    private record Piece(long first, long number) {}

    private static Piece piece(ResultSet row) throws SQLException {
        byte[] texts = row.getBytes(2);
        return new Piece(row.getLong(1), isClear(texts) ? number(texts) : SettingPrint.UNTOLD);
    }

    /// Whether it can be told where each text ends.
    private static boolean isClear(byte[] texts) {
        int rows = 0;
        for (int at = 0; at < texts.length && texts[at] != BETWEEN; at++) {
            rows = 10 * rows + texts[at] - '0';
        }
        int between = 0;
        for (byte it : texts) {
            between += it == BETWEEN ? 1 : 0;
        }
        return rows > 0 && between == TEXTS * rows;
    }

    /// Two sums of different kinds: by chance both are the same once in 2 to the 64th.
    private static long number(byte[] texts) {
        var one = new CRC32C();
        var other = new CRC32();
        one.update(texts);
        other.update(texts);
        return one.getValue() << Integer.SIZE | other.getValue();
    }

    /// The settings in the piece that begins there; their versions are 0.
    static List<Setting> settings(Sql sql, long first) {
        return SettingRows.between(sql, first, ROWS);
    }
}
