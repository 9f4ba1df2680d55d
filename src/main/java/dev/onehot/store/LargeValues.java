package dev.onehot.store;

import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;

/// The large values that settings had before they were changed here: kept in the history for undo, and handed on inside SQLite. Nothing else
/// reads them there.
///
/// Used inside a transaction by whoever holds the manager's lock.
public final class LargeValues {
    /// In bytes. What is larger is not kept.
    public static final long LARGEST = 32_000_000;

    /// In bytes, of all together: the newest are kept.
    public static final long ALL = 64_000_000;

    private static final String LARGE = "what = 'setting' AND octet_length(before) > " + Setting.LARGE;

    private final Sql sql;
    private boolean kept;

    LargeValues(Sql sql) {
        this.sql = sql;
    }

    /// Keeps the value that stands there now with the change that was recorded last, which is going to replace it.
    ///
    /// @param large the setting as it is known
    /// @return whether it is kept
    public boolean keep(Setting large) {
        if (large.largeBytes() > LARGEST) {
            return false;
        }
        sql.update(
                "UPDATE onehot_history SET before = (SELECT value FROM settings WHERE key = ?)"
                        + " WHERE change = (SELECT max(change) FROM onehot_history)",
                large.key());
        kept = true;
        return true;
    }

    /// At the end of a transaction: until then undo may need what is older.
    void forgetOldest() {
        if (!kept) {
            return;
        }
        kept = false;
        sql.update(
                "UPDATE onehot_history SET before = ? WHERE change IN (SELECT change FROM"
                        + " (SELECT change, sum(octet_length(before)) OVER (ORDER BY change DESC) AS newer FROM onehot_history WHERE " + LARGE
                        + ") WHERE newer > ?)",
                PastChange.MASKED,
                ALL);
    }

    /// Whether the large value that `change` replaced is kept.
    public boolean isKept(PastChange change) {
        return bytes(change) > 0;
    }

    /// How large the value is that `change` replaced; 0 when it is not kept.
    public long bytes(PastChange change) {
        return sql.number("SELECT octet_length(before) FROM onehot_history WHERE change = ? AND " + LARGE, change.number());
    }

    /// Whether the value that `change` replaced stands there now.
    public boolean isThere(PastChange change, String key) {
        return sql.number(
                        "SELECT count(*) FROM settings s, onehot_history h WHERE h.change = ? AND s.key = ? AND s.value = h.before",
                        change.number(),
                        key)
                > 0;
    }

    /// Writes the value again that `change` replaced.
    ///
    /// @param at UTC, `YYYY-MM-DD HH:MM:SS`
    public void bringBack(PastChange change, String key, String at) {
        sql.update(
                "INSERT INTO settings(key, value, updated_at) SELECT ?, before, ? FROM onehot_history WHERE change = ?"
                        + " ON CONFLICT(key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
                key,
                at,
                change.number());
    }
}
