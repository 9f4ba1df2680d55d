package dev.onehot.store.rows;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.Change.KeysAction;
import dev.onehot.model.Change.ProgramAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;
import dev.onehot.model.Setting;
import dev.onehot.model.UndoWays;
import dev.onehot.store.Touch;
import dev.onehot.store.UndoMarks;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads the history as records.
public final class HistoryRows {
    /// Large values are not read, those neither that an older Onehot copied here: see [LargeValues].
    private static final String CHANGES = """
            SELECT change, coalesce(gesture, change), revision, at, origin, what, subject, name, action,
                   CASE WHEN octet_length(before) > %1$d THEN '%2$s' ELSE before END,
                   CASE WHEN octet_length(after) > %1$d THEN '%2$s' ELSE after END,
                   key_before IS NOT NULL AND action <> 'key_removed'
            FROM onehot_history
            """.formatted(Setting.LARGE, PastChange.MASKED);


    private HistoryRows() {}

    /// A row before the fields of its provider or program are read.
    private record Raw(PastChange change, boolean fields, boolean hadBefore, boolean hasAfter) {}

    private record Field(long change, boolean after, String name, String value) {}

    /// Gestures, newest first. Never cuts one, so there may be more changes than the filter's limit.
    public static List<PastGesture> gestures(Statements sql, HistoryFilter filter) {
        var pattern = "%" + filter.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var origin = filter.origin().map(Origin::word).orElse("");
        var like = sql.dialect().like();
        var rows = sql.query(
                CHANGES
                        + " WHERE change < ?1 AND (?2 = '' OR origin = ?2)"
                        + " AND (?3 = '%%' OR name " + like + " ?3 ESCAPE '\\' OR subject " + like + " ?3 ESCAPE '\\'"
                        + " OR (what = 'setting' AND " + sql.dialect().holds("?7", "'\n' || subject || '\n'") + "))"
                        + " AND at >= ?4 AND (?5 = '' OR at < ?5) ORDER BY change DESC LIMIT ?6",
                HistoryRows::raw,
                filter.before(),
                origin,
                pattern,
                filter.since(),
                filter.until(),
                filter.limit(),
                "\n" + String.join("\n", filter.settings()) + "\n");
        var changes = new ArrayList<>(complete(sql, rows).reversed());
        if (rows.size() == filter.limit() && !changes.isEmpty()) {
            finishOldest(sql, changes);
        }
        var marks = marks(sql);
        return group(changes, marks).reversed();
    }

    /// What would be taken back by going back to before `change`, newest first.
    public static List<PastGesture> standingFrom(Statements sql, long change) {
        long gesture = sql.number("SELECT coalesce(gesture, change) FROM onehot_history WHERE change = ?", change);
        var standing = Set.copyOf(marks(sql).standing(gesturesFrom(sql, gesture)));
        return gestures(sql, HistoryFilter.newest(Integer.MAX_VALUE)).stream()
                .filter(it -> standing.contains(it.number()))
                .toList();
    }

    static UndoMarks marks(Statements sql) {
        var undoes = new TreeMap<Long, Set<Long>>();
        sql.each(
                "SELECT gesture, undoes FROM onehot_undo",
                row -> Map.entry(row.getLong(1), row.getLong(2)),
                it -> undoes.computeIfAbsent(it.getKey(), any -> new HashSet<>()).add(it.getValue()));
        return new UndoMarks(undoes);
    }

    public static UndoWays undoWays(Statements sql, Optional<Origin> by) {
        var marks = marks(sql);
        var gestures = gesturesBy(sql, by);
        return new UndoWays(one(sql, marks.toUndo(gestures), marks), one(sql, marks.toRedo(gestures), marks));
    }

    private static Optional<PastGesture> one(Statements sql, OptionalLong number, UndoMarks marks) {
        return number.stream().mapToObj(it -> group(gesture(sql, it), marks).getFirst()).findFirst();
    }

    private static void finishOldest(Statements sql, List<PastChange> changes) {
        long cut = changes.getFirst().gesture();
        changes.removeIf(it -> it.gesture() == cut);
        changes.addAll(0, gesture(sql, cut));
    }

    private static List<PastGesture> group(List<PastChange> oldestFirst, UndoMarks marks) {
        var byGesture = new TreeMap<Long, List<PastChange>>();
        oldestFirst.forEach(it -> byGesture.computeIfAbsent(it.gesture(), n -> new ArrayList<>()).add(it));
        return byGesture.entrySet().stream()
                .map(it -> new PastGesture(
                        it.getKey(), it.getValue(), marks.kind(it.getKey()), marks.isUndone(it.getKey())))
                .toList();
    }

    static List<PastChange> gesture(Statements sql, long change) {
        long first = sql.number("SELECT coalesce(gesture, change) FROM onehot_history WHERE change = ?", change);
        // Its changes stand together: they were written under one lock.
        long next = sql.number(
                "SELECT change FROM onehot_history WHERE change > ?1 AND coalesce(gesture, change) <> ?1 ORDER BY change LIMIT 1",
                first);
        return complete(
                sql,
                sql.query(
                        CHANGES + " WHERE change >= ?1 AND (?2 = 0 OR change < ?2) AND ?1 > 0 ORDER BY change",
                        HistoryRows::raw,
                        first,
                        next));
    }

    static Optional<List<PastChange>> since(Statements sql, long revision) {
        // Revisions grow with the changes, so this reads no more than what is asked for.
        long last = sql.number(
                "SELECT change FROM onehot_history WHERE revision <= ? ORDER BY change DESC LIMIT 1", revision);
        var rows = complete(sql, sql.query(CHANGES + " WHERE change > ? ORDER BY change", HistoryRows::raw, last));
        boolean whole = last > 0 || rows.isEmpty() || rows.getFirst().number() == 1;
        return whole ? Optional.of(rows) : Optional.empty();
    }

    static List<Long> gesturesFrom(Statements sql, long number) {
        return sql.query(
                "SELECT DISTINCT coalesce(gesture, change) FROM onehot_history WHERE change >= ?1"
                        + " AND coalesce(gesture, change) >= ?1 ORDER BY 1",
                row -> row.getLong(1),
                number);
    }

    static List<Long> gesturesBy(Statements sql, Optional<Origin> origin) {
        return sql.query(
                "SELECT DISTINCT coalesce(gesture, change) FROM onehot_history WHERE (?1 = '' OR origin = ?1)"
                        // That the first master key was made is nobody's gesture, and in the way of nothing. Of a move undo says so.
                        + " AND NOT (what = 'keys' AND action = 'kept' AND before IS NULL) ORDER BY 1 DESC",
                row -> row.getLong(1),
                origin.map(Origin::word).orElse(""));
    }

    static Optional<String> keyBefore(Statements sql, long change) {
        return sql
                .query(
                        "SELECT key_before FROM onehot_history WHERE change = ? AND key_before IS NOT NULL",
                        row -> row.getString(1),
                        change)
                .stream()
                .findFirst();
    }

    static List<Touch> touches(Statements sql, long first, long last) {
        return sql.query(
                "SELECT change, coalesce(gesture, change), what, subject FROM onehot_history"
                        + " WHERE (what = 'setting' OR key_before IS NOT NULL AND action <> 'key_removed')"
                        + " AND (what, subject) IN (SELECT what, subject FROM onehot_history WHERE change BETWEEN ?1 AND ?2)"
                        // Sealed anew they are the same keys.
                        + " AND coalesce(gesture, change) NOT IN (SELECT coalesce(gesture, change) FROM onehot_history WHERE what = 'keys' AND action = 'renewed')"
                        + " ORDER BY change",
                row -> new Touch(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)),
                first,
                last);
    }

    private static Raw raw(ResultSet row) throws SQLException {
        var what = row.getString(6);
        boolean fields = what.equals("provider") || what.equals("program");
        var before = Optional.ofNullable(row.getString(10));
        var after = Optional.ofNullable(row.getString(11));
        var field = what.equals("keys") ? PastChange.PLACE : PastChange.VALUE;
        Change change = switch (what) {
            case "keys" -> new Change.KeysChange(action(KeysAction.class, row.getString(9), KeysAction.KEPT));
            case "provider" -> new Change.ProviderChange(
                    row.getLong(7), row.getString(8), action(ProviderAction.class, row.getString(9), ProviderAction.UPDATED));
            case "program" -> new Change.ProgramChange(
                    row.getString(7), row.getString(8), action(ProgramAction.class, row.getString(9), ProgramAction.FOLLOWED));
            default -> new Change.SettingChange(row.getString(7), action(SettingAction.class, row.getString(9), SettingAction.SET));
        };
        var past = new PastChange(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                Origin.of(row.getString(5)),
                change,
                row.getString(8),
                fields ? Optional.empty() : before.map(it -> Map.of(field, it)),
                fields ? Optional.empty() : after.map(it -> Map.of(field, it)),
                row.getBoolean(12));
        return new Raw(past, fields, before.isPresent(), after.isPresent());
    }

    /// A word of a newer Onehot is read as the plainest action.
    private static <E extends Enum<E>> E action(Class<E> type, String word, E fallback) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return fallback;
        }
    }

    private static List<PastChange> complete(Statements sql, List<Raw> rows) {
        if (rows.stream().noneMatch(Raw::fields)) {
            return rows.stream().map(Raw::change).toList();
        }
        long low = rows.stream().mapToLong(it -> it.change().number()).min().orElse(0);
        long high = rows.stream().mapToLong(it -> it.change().number()).max().orElse(0);
        var before = new LinkedHashMap<Long, Map<String, String>>();
        var after = new LinkedHashMap<Long, Map<String, String>>();
        for (var side : List.of("before", "after")) {
            var query = "SELECT h.change, " + (side.equals("after") ? "1" : "0") + ", " + sql.dialect().field() + " FROM onehot_history h, "
                    + sql.dialect().fields("h." + side) + " WHERE h.what IN ('provider', 'program') AND h.change BETWEEN ? AND ?";
            for (var field : sql.query(query, HistoryRows::field, low, high)) {
                (field.after() ? after : before)
                        .computeIfAbsent(field.change(), it -> new LinkedHashMap<>())
                        .put(field.name(), field.value());
            }
        }
        return rows.stream()
                .map(it -> it.fields() ? filled(it, before, after) : it.change())
                .toList();
    }

    private static Field field(ResultSet row) throws SQLException {
        var value = row.getString(4);
        return new Field(row.getLong(1), row.getInt(2) == 1, row.getString(3), value == null ? "" : value);
    }

    private static PastChange filled(Raw raw, Map<Long, Map<String, String>> before, Map<Long, Map<String, String>> after) {
        var it = raw.change();
        return new PastChange(
                it.number(),
                it.gesture(),
                it.revision(),
                it.at(),
                it.origin(),
                it.change(),
                it.name(),
                raw.hadBefore() ? Optional.of(before.getOrDefault(it.number(), Map.of())) : Optional.empty(),
                raw.hasAfter() ? Optional.of(after.getOrDefault(it.number(), Map.of())) : Optional.empty(),
                it.keyChanged());
    }
}
