package dev.onehot.store.sqlite;

import java.io.InputStream;

/// The bytes of one setting's value, read in pieces: in Java's memory there is one of them at a time.
final class ValueStream extends InputStream {
    private static final int PIECE = 8 << 20;

    /// As bytes, so that no piece ends inside a character for SQLite, and it need not count them.
    private static final String READ = "SELECT substr(CAST(value AS BLOB), ?, ?) FROM settings WHERE key = ?";

    private final Sql sql;
    private final String key;
    private byte[] piece = {};
    private int next;
    private long done;
    private boolean ended;

    ValueStream(Sql sql, String key) {
        this.sql = sql;
        this.key = key;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : piece[next++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, piece.length - next);
        System.arraycopy(piece, next, into, offset, count);
        next += count;
        return count;
    }

    private boolean isAtEnd() {
        if (next == piece.length && !ended) {
            done += piece.length;
            piece = sql.query(READ, row -> row.getBytes(1), done + 1, PIECE, key).stream().findFirst().orElseGet(() -> new byte[0]);
            next = 0;
            ended = piece.length < PIECE;
        }
        return next == piece.length;
    }
}
