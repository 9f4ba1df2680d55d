package dev.onehot.store;

import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every change, written in the transaction that makes it. Never holds an API key or the value of a secret setting.
public final class HistoryTable {
    private static final int KEPT = 10_000;

    private static final String COLUMNS =
            "INSERT INTO onehot_history(revision, at, origin, what, subject, name, action, before, after) VALUES ";

    /// Its key is both what it is and what it is called.
    private static final String SETTING = COLUMNS + "(?1, ?2, ?3, 'setting', ?4, ?4, ?5, ?6, ?7)";

    private static final String PROVIDER = COLUMNS + "(?, ?, ?, 'provider', ?, ?, ?, ?, ?)";

    private final Sql sql;

    HistoryTable(Sql sql) {
        this.sql = sql;
    }

    /// What every entry of one commit has in common.
    ///
    /// @param at UTC, `YYYY-MM-DD HH:MM:SS`
    public record Stamp(long revision, String at, Origin origin) {
        public Stamp withRevision(long other) {
            return new Stamp(other, at, origin);
        }
    }

    public void setting(Stamp stamp, Enum<?> action, String key, Optional<Setting> before, Optional<Setting> after) {
        boolean secret = Setting.isSecret(key);
        sql.update(
                SETTING,
                stamp.revision(),
                stamp.at(),
                stamp.origin().word(),
                key,
                word(action),
                value(before, secret),
                value(after, secret));
    }

    public void provider(Stamp stamp, Enum<?> action, Optional<Provider> before, Optional<Provider> after) {
        var subject = after.or(() -> before).orElseThrow();
        sql.update(
                PROVIDER,
                stamp.revision(),
                stamp.at(),
                stamp.origin().word(),
                String.valueOf(subject.id()),
                subject.name(),
                word(action),
                json(before),
                json(after));
    }

    void expire() {
        sql.update("DELETE FROM onehot_history WHERE change <= (SELECT max(change) FROM onehot_history) - " + KEPT);
    }

    private static String word(Enum<?> action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String value(Optional<Setting> setting, boolean secret) {
        return setting.map(it -> secret ? "••••" : it.value()).orElse(null);
    }

    /// SQLite writes the JSON, so that quoting is right without a library.
    private @Nullable String json(Optional<Provider> provider) {
        if (provider.isEmpty()) {
            return null;
        }
        var it = provider.get();
        var fields = it.fields();
        var names = fields.keySet().stream().map(name -> "'" + name + "', ?, ").collect(Collectors.joining());
        var values = new ArrayList<Object>(fields.values());
        values.add(String.valueOf(it.active()));
        values.add(String.valueOf(it.key().isPresent()));
        return sql.query(
                        "SELECT json_object(" + names + "'active', json(?), 'hasKey', json(?))",
                        row -> row.getString(1),
                        values.toArray())
                .getFirst();
    }
}
