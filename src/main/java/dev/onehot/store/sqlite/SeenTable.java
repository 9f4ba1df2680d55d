package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;
import dev.onehot.store.LastSeen;
import dev.onehot.store.rows.SqlDialect;
import dev.onehot.store.rows.HistoryTable;
import dev.onehot.store.rows.Meta;
import dev.onehot.store.rows.Rows;
import dev.onehot.store.rows.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/// `onehot_seen`.
final class SeenTable implements LastSeen {
    /// Where `onehot_meta` has the number of that change. Without it nothing is known.
    private static final String CHANGE = "seen";

    /// More changes than this cost more to fold in than it costs to begin anew.
    private static final int MOST_FOLDED = 20_000;

    private static final String IS_SECRET = "onehot_is_secret";

    /// A masked value is told by its time: what another program recorded has none that is known.
    private static final String LATEST = "SELECT what, subject, name, iif(octet_length(after) > " + Setting.LARGE + ", '" + PastChange.MASKED
            + "', after) AS after, iif(origin = '" + Origin.EXTERNAL.word() + "', NULL, at) AS at, max(change)"
            + " FROM onehot_history WHERE change > ?1 AND what IN ('setting', 'provider') GROUP BY what, subject";

    private static final String SHORT_KEY = "typeof(key) = 'text' AND octet_length(key) <= " + Setting.LARGE;

    private static final String FILL = "INSERT INTO onehot_seen(what, subject, name, after, at) SELECT 'setting', key, key, iif(octet_length(value) > "
            + Setting.LARGE + " OR " + IS_SECRET + "(key), '" + PastChange.MASKED + "', coalesce(value, '')), coalesce(updated_at, '')"
            + " FROM settings WHERE " + SHORT_KEY;

    private static final String EXPECTED = "WITH later AS MATERIALIZED (" + LATEST + "), expected AS (SELECT subject, after, at FROM later"
            + " WHERE what = 'setting' AND after IS NOT NULL UNION ALL SELECT subject, after, at FROM onehot_seen WHERE what = 'setting'"
            + " AND subject NOT IN (SELECT subject FROM later WHERE what = 'setting'))";

    /// Keys of settings that are there no more, or may have another value.
    private static final String OTHER = EXPECTED + " SELECT e.subject FROM expected e LEFT JOIN settings s ON s.key = e.subject"
            + " WHERE s.key IS NULL OR CASE WHEN e.after IS '" + PastChange.MASKED + "' THEN e.at IS NOT NULL AND coalesce(s.updated_at, '') IS NOT e.at"
            + " ELSE octet_length(s.value) > " + Setting.LARGE + " OR coalesce(s.value, '') IS NOT e.after END LIMIT ?2";

    private static final String NEW = EXPECTED + " SELECT key FROM settings WHERE " + SHORT_KEY
            + " AND key NOT IN (SELECT subject FROM later WHERE what = 'setting' AND after IS NOT NULL)"
            + " AND (key IN (SELECT subject FROM later WHERE what = 'setting')"
            + " OR NOT EXISTS (SELECT 1 FROM onehot_seen b WHERE b.what = 'setting' AND b.subject = key)) LIMIT ?2";

    private final Sql sql;
    private final HistoryTable history;
    private Predicate<String> secrets = key -> true;

    /// The connection that knows the function.
    private @Nullable Connection knowing;

    SeenTable(Sql sql, HistoryTable history) {
        this.sql = sql;
        this.history = history;
    }

    /// Begins in a file where nothing is yet.
    static void create(Sql sql) {
        sql.execute("CREATE TABLE IF NOT EXISTS onehot_seen(what TEXT NOT NULL, subject TEXT NOT NULL, name TEXT NOT NULL, after NOT NULL, at TEXT,"
                + " PRIMARY KEY(what, subject)) WITHOUT ROWID");
        save(sql, 0);
    }

    /// Keys of settings that another program may have changed: all that were, unless there are more than `most`, and perhaps others. Empty when
    /// nothing is known. For any connection.
    static Optional<List<String>> suspects(Sql sql, int most) {
        var change = change(sql);
        return change.map(it -> {
            var keys = new ArrayList<>(sql.query(OTHER, row -> row.getString(1), it, most));
            keys.addAll(sql.query(NEW, row -> row.getString(1), it, most));
            return keys;
        });
    }

    @Override
    public Optional<List<String>> suspects() {
        return suspects(sql, Integer.MAX_VALUE);
    }

    @Override
    public boolean isUsable() {
        return change(sql).isPresent();
    }

    private static Optional<Long> change(Sql sql) {
        long oldest = sql.number("SELECT min(change) FROM onehot_history");
        long newest = sql.number("SELECT max(change) FROM onehot_history");
        return saved(sql).filter(it -> it >= 0 && it <= newest && (newest == it || oldest <= it + 1));
    }

    private static Optional<Long> saved(Sql sql) {
        return sql.query("SELECT CAST(value AS INTEGER) FROM onehot_meta WHERE key = ?", row -> row.getLong(1), CHANGE).stream().findFirst();
    }

    private static void save(Sql sql, long change) {
        Meta.save(sql, CHANGE, String.valueOf(change));
    }

    @Override
    public void fold() {
        change(sql).ifPresent(since -> {
            if (sql.number("SELECT max(change) FROM onehot_history") > since) {
                sql.update("DELETE FROM onehot_seen WHERE (what, subject) IN (SELECT what, subject FROM onehot_history WHERE change > ?)", since);
                sql.update("INSERT INTO onehot_seen(what, subject, name, after, at) SELECT what, subject, name, after, at FROM (" + LATEST
                        + ") WHERE after IS NOT NULL", since);
                saveNewest();
            }
        });
    }

    @Override
    public void noteTimes(List<String> keys) {
        if (!keys.isEmpty() && isUsable()) {
            fold();
            keys.forEach(it -> sql.update(
                    "UPDATE onehot_seen SET at = (SELECT coalesce(updated_at, '') FROM settings WHERE key = ?1)"
                            + " WHERE what = 'setting' AND subject = ?1 AND after IS '" + PastChange.MASKED + "'", it));
        }
    }

    /// Before all history is forgotten that is older than `cut`.
    void foldBefore(long cut) {
        saved(sql).filter(it -> cut > it + 1).ifPresent(it -> {
            if (cut - it > MOST_FOLDED) {
                // It is made anew when somebody has the time.
                save(sql, -1);
            } else {
                fold();
            }
        });
    }

    private void saveNewest() {
        save(sql, sql.number("SELECT max(change) FROM onehot_history"));
    }

    @Override
    public boolean isFor(int count) {
        return sql.number("SELECT 1 FROM settings LIMIT 1 OFFSET ?", count) == 0;
    }

    @Override
    public void fill(Predicate<String> secrets) {
        create(sql);
        sql.update("DELETE FROM onehot_seen");
        for (var provider : Rows.providers(sql)) {
            sql.update("INSERT INTO onehot_seen(what, subject, name, after) VALUES ('provider', ?, ?, ?)",
                    String.valueOf(provider.id()), provider.name(), history.json(provider));
        }
        this.secrets = secrets;
        requireFunction();
        sql.update(FILL);
        saveNewest();
    }

    /// Once for each connection: while a statement is under way SQLite refuses to make one again, which comes when a transaction was rolled back.
    private void requireFunction() {
        var connection = sql.connection();
        if (connection.equals(knowing)) {
            return;
        }
        try {
            Function.create(connection, IS_SECRET, new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(secrets.test(Statements.text(value_text(0))) ? 1 : 0);
                }
            });
            knowing = connection;
        } catch (SQLException failure) {
            throw Failures.of(failure, sql.file());
        }
    }

    @Override
    public Optional<PastChange> setting(String key) {
        return sql.query("SELECT subject, name, after, at FROM onehot_seen WHERE what = 'setting' AND subject = ?", SeenTable::setting, key).stream()
                .findFirst();
    }

    private static PastChange setting(ResultSet row) throws SQLException {
        var at = row.getString(4);
        return past(new Change.SettingChange(row.getString(1), SettingAction.SET), row.getString(2), at, Map.of(PastChange.VALUE, row.getString(3)));
    }

    @Override
    public List<PastChange> providers() {
        var fields = new LinkedHashMap<Long, Map<String, String>>();
        var names = new LinkedHashMap<Long, String>();
        sql.each(
                "SELECT b.subject, b.name, " + SqlDialect.SQLITE.field() + " FROM onehot_seen b, " + SqlDialect.SQLITE.fields("b.after") + " WHERE b.what = 'provider'",
                row -> new Field(row.getLong(1), row.getString(2), row.getString(3), Statements.text(row.getString(4))),
                it -> {
                    names.put(it.provider(), it.provided());
                    fields.computeIfAbsent(it.provider(), id -> new LinkedHashMap<>()).put(it.name(), it.value());
                });
        return fields.entrySet().stream()
                .map(it -> past(new Change.ProviderChange(it.getKey(), names.getOrDefault(it.getKey(), ""), ProviderAction.UPDATED),
                        names.getOrDefault(it.getKey(), ""), null, it.getValue()))
                .toList();
    }

    private record Field(long provider, String provided, String name, String value) {}

    /// As if another program had recorded it where no time is known: then what is found is taken for what was hidden.
    private static PastChange past(Change change, String name, @Nullable String at, Map<String, String> after) {
        var origin = at == null ? Origin.EXTERNAL : Origin.API;
        return new PastChange(0, 0, 0, Statements.text(at), origin, change, name, Optional.empty(), Optional.of(after), false);
    }
}
