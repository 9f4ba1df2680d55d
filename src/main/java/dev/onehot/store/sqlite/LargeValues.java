package dev.onehot.store.sqlite;

import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;
import dev.onehot.store.KeptValues;

/// Large values in `onehot_history`.
final class LargeValues implements KeptValues {
    private static final String LARGE = "what = 'setting' AND octet_length(before) > " + Setting.LARGE;

    private static final String STANDS = "SELECT count(*) FROM settings s, onehot_history h WHERE h.change = ? AND s.key = ?"
            + " AND CAST(s.value AS TEXT) COLLATE BINARY IS CAST(h.before AS TEXT)";

    private final Sql sql;
    private final AsAsked asAsked;
    private final OtherColumns otherColumns;
    private boolean kept;

    LargeValues(Sql sql, AsAsked asAsked, OtherColumns otherColumns) {
        this.sql = sql;
        this.asAsked = asAsked;
        this.otherColumns = otherColumns;
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
        var besides = otherColumns.ofSetting(change, key);
        int changed = sql.update(
                "INSERT INTO settings(key, value, updated_at" + besides.names() + ") SELECT ?1, before, ?3" + besides.values()
                        + " FROM onehot_history WHERE change = ?2" + SettingRows.UPSERT,
                key,
                change.number(),
                at);
        asAsked.require(ForeignSchema.SETTINGS, changed, () -> sql.number(STANDS, change.number(), key) > 0);
        asAsked.forget(key);
        otherColumns.forgetSetting(change, key);
    }
}
