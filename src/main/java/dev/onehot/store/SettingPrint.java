package dev.onehot.store;

import module java.base;

import dev.onehot.model.Setting;
import java.sql.ResultSet;
import java.sql.SQLException;

/// All settings as of one moment, told in a few bytes: the rows in pieces, by where they lie, and for each piece a number that is another one when
/// anything in it is otherwise. SQLite puts a piece together, so no row is read one by one.
///
/// Where a row lies means nothing, and a program that moves it only makes two pieces to be looked at. Of a row in a piece that is the same nothing
/// can have changed. Immutable.
public final class SettingPrint {
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

    /// Of a piece that is to be looked at in any case.
    private static final long UNTOLD = 0;

    private long[] firsts = new long[64];
    private long[] numbers = new long[64];
    private int pieces;

    private SettingPrint() {}

    /// Empty where rows have no place. In a transaction.
    static Optional<SettingPrint> of(Sql sql) {
        if (sql.number(HAS_PLACES) == 0) {
            return Optional.empty();
        }
        var print = new SettingPrint();
        sql.each(ALL, SettingPrint::piece, print::add);
        return Optional.of(print);
    }

    private record Piece(long first, long number) {}

    private static Piece piece(ResultSet row) throws SQLException {
        byte[] texts = row.getBytes(2);
        return new Piece(row.getLong(1), isClear(texts) ? number(texts) : UNTOLD);
    }

    private void add(Piece piece) {
        if (pieces == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * pieces);
            numbers = Arrays.copyOf(numbers, 2 * pieces);
        }
        firsts[pieces] = piece.first();
        numbers[pieces] = piece.number();
        pieces++;
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

    /// Where the pieces begin in which anything may be otherwise than in `earlier`; empty when those are most of them. What is missing here
    /// altogether is not among them.
    public Optional<List<Long>> otherThan(SettingPrint earlier) {
        var other = new ArrayList<Long>();
        int before = 0;
        for (int i = 0; i < pieces; i++) {
            while (before < earlier.pieces && earlier.firsts[before] < firsts[i]) {
                before++;
            }
            boolean isSame = before < earlier.pieces && earlier.firsts[before] == firsts[i] && earlier.numbers[before] == numbers[i]
                    && numbers[i] != UNTOLD;
            if (!isSame) {
                other.add(firsts[i]);
            }
        }
        return 2 * other.size() > pieces ? Optional.empty() : Optional.of(other);
    }

    /// The settings in the piece that begins there; their versions are 0.
    static List<Setting> settings(Sql sql, long first) {
        return SettingRows.between(sql, first, ROWS);
    }
}
