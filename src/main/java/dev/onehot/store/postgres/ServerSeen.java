package dev.onehot.store.postgres;

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
import org.jspecify.annotations.Nullable;

/// `onehot_seen`.
final class ServerSeen implements LastSeen {
    /// Where `onehot_meta` has the number of that change.
    private static final String CHANGE = "seen";

    private static final String BETWEEN = "\u001f";

    /// A masked value is told by its time: what another program recorded has none that is known.
    private static final String LATEST = "SELECT DISTINCT ON (what, subject) what, subject, name, CASE WHEN octet_length(after) > " + Setting.LARGE + " THEN '"
            + PastChange.MASKED + "' ELSE after END AS after, CASE WHEN origin = '" + Origin.EXTERNAL.word() + "' THEN NULL ELSE at END AS at"
            + " FROM onehot_history WHERE change > ?1 AND what IN ('setting', 'provider') ORDER BY what, subject, change DESC";

    private static final String EXPECTED = "WITH later AS MATERIALIZED (" + LATEST + "), expected AS (SELECT subject, after, at FROM later"
            + " WHERE what = 'setting' AND after IS NOT NULL UNION ALL SELECT subject, after, at FROM onehot_seen WHERE what = 'setting'"
            + " AND subject NOT IN (SELECT subject FROM later WHERE what = 'setting'))";

    private static final String OTHER = EXPECTED + " SELECT e.subject FROM expected e LEFT JOIN settings s ON s.key = e.subject"
            + " WHERE s.key IS NULL OR CASE WHEN e.after = '" + PastChange.MASKED + "' THEN e.at IS NOT NULL AND coalesce(" + SettingTable.AT
            + ", '') IS DISTINCT FROM e.at ELSE octet_length(s.value) > " + Setting.LARGE + " OR coalesce(s.value, '') IS DISTINCT FROM e.after END LIMIT ?2";

    private static final String NEW = EXPECTED + " SELECT s.key FROM settings s WHERE " + SettingTable.OURS
            + " AND NOT EXISTS (SELECT 1 FROM expected e WHERE e.subject = s.key) LIMIT ?2";

    private static final String FILL = "INSERT INTO onehot_seen(what, subject, name, after, at) SELECT 'setting', key, key, CASE WHEN octet_length(value) > "
            + Setting.LARGE + " OR key = ANY(string_to_array(?, '" + BETWEEN + "')) THEN '" + PastChange.MASKED + "' ELSE coalesce(value, '') END, coalesce("
            + SettingTable.AT + ", '') FROM settings WHERE " + SettingTable.OURS;

    private final ServerSql sql;
    private final HistoryTable history;

    ServerSeen(ServerSql sql, HistoryTable history) {
        this.sql = sql;
        this.history = history;
    }

    static void create(ServerSql sql) {
        Meta.save(sql, CHANGE, "0");
    }

    /// As [LastSeen#suspects], for any connection, and no more than `most` of each kind.
    static Optional<List<String>> suspects(ServerSql sql, int most) {
        return change(sql).map(it -> {
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

    private static Optional<Long> change(ServerSql sql) {
        long oldest = sql.number("SELECT coalesce(min(change), 0) FROM onehot_history");
        long newest = newest(sql);
        return saved(sql).filter(it -> it >= 0 && it <= newest && (newest == it || oldest <= it + 1));
    }

    private static long newest(ServerSql sql) {
        return sql.number("SELECT coalesce(max(change), 0) FROM onehot_history");
    }

    private static Optional<Long> saved(ServerSql sql) {
        return Optional.of(Meta.text(sql, CHANGE)).filter(it -> !it.isEmpty()).map(Long::valueOf);
    }

    @Override
    public void fold() {
        change(sql).filter(it -> newest(sql) > it).ifPresent(since -> {
            sql.update("DELETE FROM onehot_seen WHERE (what, subject) IN (SELECT what, subject FROM onehot_history WHERE change > ?)", since);
            sql.update("INSERT INTO onehot_seen(what, subject, name, after, at) SELECT what, subject, name, after, at FROM (" + LATEST
                    + ") AS latest WHERE after IS NOT NULL", since);
            Meta.save(sql, CHANGE, String.valueOf(newest(sql)));
        });
    }

    @Override
    public void noteTimes(List<String> keys) {
        if (!keys.isEmpty() && isUsable()) {
            fold();
            keys.forEach(it -> sql.update(
                    "UPDATE onehot_seen SET at = coalesce((SELECT " + SettingTable.AT + " FROM settings WHERE key = ?1), '')"
                            + " WHERE what = 'setting' AND subject = ?1 AND after = '" + PastChange.MASKED + "'", it));
        }
    }

    /// Before all history is forgotten that is older than `cut`.
    void foldBefore(long cut) {
        saved(sql).filter(it -> cut > it + 1).ifPresent(it -> fold());
    }

    @Override
    public boolean isFor(int count) {
        return sql.number("SELECT 1 FROM settings LIMIT 1 OFFSET ?", count) == 0;
    }

    @Override
    public void fill(Predicate<String> secrets) {
        sql.update("DELETE FROM onehot_seen");
        for (var provider : Rows.providers(sql)) {
            sql.update("INSERT INTO onehot_seen(what, subject, name, after) VALUES ('provider', ?, ?, ?)",
                    String.valueOf(provider.id()), provider.name(), history.json(provider));
        }
        sql.update(FILL, SettingTable.keys(sql).stream().filter(secrets).collect(Collectors.joining(BETWEEN)));
        Meta.save(sql, CHANGE, String.valueOf(newest(sql)));
    }

    @Override
    public Optional<PastChange> setting(String key) {
        return sql
                .query(
                        "SELECT subject, name, after, at FROM onehot_seen WHERE what = 'setting' AND subject = ?",
                        row -> past(
                                new Change.SettingChange(row.getString(1), SettingAction.SET), row.getString(2), row.getString(4),
                                Map.of(PastChange.VALUE, row.getString(3))),
                        key)
                .stream()
                .findFirst();
    }

    private record Field(long provider, String provided, String name, String value) {}

    @Override
    public List<PastChange> providers() {
        var fields = new LinkedHashMap<Long, Map<String, String>>();
        var names = new HashMap<Long, String>();
        sql.each(
                "SELECT b.subject, b.name, " + SqlDialect.POSTGRES.field() + " FROM onehot_seen b, " + SqlDialect.POSTGRES.fields("b.after") + " WHERE b.what = 'provider'",
                row -> new Field(row.getLong(1), row.getString(2), row.getString(3), Statements.text(row.getString(4))),
                it -> {
                    names.put(it.provider(), it.provided());
                    fields.computeIfAbsent(it.provider(), id -> new LinkedHashMap<>()).put(it.name(), it.value());
                });
        return fields.entrySet().stream()
                .map(it -> {
                    var name = names.getOrDefault(it.getKey(), "");
                    return past(new Change.ProviderChange(it.getKey(), name, ProviderAction.UPDATED), name, null, it.getValue());
                })
                .toList();
    }

    /// As if another program had recorded it where no time is known: then what is found is taken for what was hidden.
    private static PastChange past(Change change, String name, @Nullable String at, Map<String, String> after) {
        var origin = at == null ? Origin.EXTERNAL : Origin.API;
        return new PastChange(0, 0, 0, Statements.text(at), origin, change, name, Optional.empty(), Optional.of(after), false);
    }
}
