package dev.onehot.store.rows;

import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;
import dev.onehot.store.KeptValues;

/// Large values in `onehot_history`.
public final class LargeValues implements KeptValues {
    private static final String LARGE = "what = 'setting' AND octet_length(before) > " + Setting.LARGE;

    private static final String STANDS = "SELECT count(*) FROM settings s, onehot_history h WHERE h.change = ? AND s.key = ?"
            + " AND CAST(s.value AS TEXT) COLLATE BINARY IS CAST(h.before AS TEXT)";

    /// What an INSERT of a setting does where the key is there already.
    public static final String UPSERT = " ON CONFLICT(key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";

    private final Statements sql;
    private final AsWritten asked;
    private final OthersValues others;
    private boolean kept;

    public LargeValues(Statements sql, AsWritten asked, OthersValues others) {
        this.sql = sql;
        this.asked = asked;
        this.others = others;
    }

    @Override
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
    public void forgetOldest() {
        if (!kept) {
            return;
        }
        kept = false;
        sql.update(
                "UPDATE onehot_history SET before = ? WHERE change IN (SELECT change FROM"
                        + " (SELECT change, sum(octet_length(before)) OVER (ORDER BY change DESC) AS newer FROM onehot_history WHERE " + LARGE
                        + ") AS large WHERE newer > ?)",
                PastChange.MASKED,
                ALL);
    }

    @Override
    public long bytes(PastChange change) {
        return sql.number("SELECT octet_length(before) FROM onehot_history WHERE change = ? AND " + LARGE, change.number());
    }

    @Override
    public boolean isThere(PastChange change, String key) {
        return sql.number(
                        "SELECT count(*) FROM settings s, onehot_history h WHERE h.change = ? AND s.key = ? AND s.value = h.before",
                        change.number(),
                        key)
                > 0;
    }

    @Override
    public void bringBack(PastChange change, String key, String at) {
        var besides = others.ofSetting(change, key);
        int changed = sql.update(
                "INSERT INTO settings(key, value, updated_at" + besides.names() + ") SELECT CAST(?1 AS TEXT), before, " + sql.dialect().stamp("?3") + besides.values()
                        + " FROM onehot_history WHERE change = ?2" + UPSERT,
                key,
                change.number(),
                at);
        asked.require(AsWritten.SETTINGS, changed, () -> sql.number(STANDS, change.number(), key) > 0);
        asked.forget(key);
        others.forgetSetting(change, key);
    }
}
