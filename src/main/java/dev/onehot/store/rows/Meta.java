package dev.onehot.store.rows;

/// `onehot_meta`: one text for each key.
public final class Meta {
    private Meta() {}

    /// Empty text when there is none.
    public static String text(Statements sql, String key) {
        return sql.query("SELECT value FROM onehot_meta WHERE key = ?", row -> row.getString(1), key).stream().findFirst().orElse("");
    }

    public static void save(Statements sql, String key, String value) {
        sql.later("INSERT INTO onehot_meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, value);
    }
}
