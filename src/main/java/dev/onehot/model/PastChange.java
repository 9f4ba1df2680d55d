package dev.onehot.model;

import module java.base;

/// One row of the history: what one row of the database was, and what it became. Never holds a key or a secret value.
///
/// @param number grows with time
/// @param gesture number of the first change of everything that was done at once
/// @param at UTC, `YYYY-MM-DD HH:MM:SS`
/// @param name what the row was called: a provider's name, or a setting's key
/// @param before the fields as they were; empty when there was no such row. A setting has the one field `value`
/// @param after the fields as they became; empty when the row was removed
/// @param keyChanged whether the key of a provider was replaced or removed
public record PastChange(
        long number,
        long gesture,
        long revision,
        String at,
        Origin origin,
        Change change,
        String name,
        Optional<Map<String, String>> before,
        Optional<Map<String, String>> after,
        boolean keyChanged) {

    /// The field of a setting.
    public static final String VALUE = "value";
    /// What stands for a value that the history never held.
    public static final String MASKED = "••••";

    /// Of a change of a further key: what that one is called, and its row.
    public static final String SPARE = "spare";

    public static final String SPARE_ID = "spareId";
    /// Where a provider stands.
    public static final String POSITION = "position";

    public static final String PINNED = "pinned";
    /// What the key in use is called.
    public static final String KEY_LABEL = "keyLabel";
    /// Of a change of how keys are kept: where the master key is.
    public static final String PLACE = "place";

    /// What it is called in a [Message].
    public Object named() {
        return change instanceof Change.SettingChange(var key, var _) ? new SettingKey(key) : name;
    }

    /// The value of a setting before, or the field of a provider.
    public Optional<String> before(String field) {
        return before.map(it -> it.get(field));
    }

    /// As [#before(String)].
    public Optional<String> after(String field) {
        return after.map(it -> it.get(field));
    }
}
