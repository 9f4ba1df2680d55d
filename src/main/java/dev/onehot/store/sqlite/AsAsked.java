package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.rows.AsWritten;

/// Whether the original's two tables hold what was just written. A trigger of another program, a conflict clause or the type of a column can
/// have a statement succeed that wrote nothing, or something else.
///
/// How many rows a statement changed is known for nothing. What it wrote is read again only where there is any such thing.
final class AsAsked implements AsWritten {
    private final Sql sql;
    private final ForeignSchema schema;
    /// What this transaction has last written to each setting, empty where it removed it. Noted only where something may interfere.
    private final Map<String, Optional<String>> settings = new HashMap<>();

    /// The same as it was at each savepoint that is open.
    private final Deque<Map<String, Optional<String>>> atSavepoints = new ArrayDeque<>();

    AsAsked(Sql sql, ForeignSchema schema) {
        this.sql = sql;
        this.schema = schema;
    }

    /// What is compared is to be text, and `COLLATE BINARY`.
    @Override
    public void require(String table, int changed, BooleanSupplier stands) {
        if (changed == 0 || (schema.hasRules() && !stands.getAsBoolean())) {
            throw new StorageException(Kind.FOREIGN_RULE, sql.file(), ForeignRule.on(sql.connection(), table), null);
        }
    }

    /// As [#require] of a setting, and until the transaction ends: the trigger of a later statement may change what an earlier one wrote.
    void requireSetting(String key, int changed, Optional<String> value) {
        require(ForeignSchema.SETTINGS, changed, () -> stands(key, value));
        if (schema.hasRules()) {
            settings.put(key, value);
        }
    }

    private boolean stands(String key, Optional<String> value) {
        return value.isPresent()
                ? sql.number(SettingRows.STANDS, key, value.get()) > 0
                : sql.number("SELECT count(*) FROM settings WHERE key = ?", key) == 0;
    }

    @Override
    public void forget(String key) {
        settings.remove(key);
    }

    void begin() {
        settings.clear();
        atSavepoints.clear();
    }

    void savepoint() {
        atSavepoints.push(Map.copyOf(settings));
    }

    void release() {
        atSavepoints.pop();
    }

    void rollBackToSavepoint() {
        settings.clear();
        settings.putAll(atSavepoints.pop());
    }

    /// Before COMMIT: everything is as it was written.
    void requireAll() {
        settings.forEach((key, value) -> require(ForeignSchema.SETTINGS, 1, () -> stands(key, value)));
    }
}
