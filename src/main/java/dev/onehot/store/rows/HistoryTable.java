package dev.onehot.store.rows;

import module java.base;

import dev.onehot.model.EndpointToken;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;
import dev.onehot.store.KeyCell;
import dev.onehot.store.Stamp;
import dev.onehot.store.StoredHistory;
import dev.onehot.store.Touch;
import dev.onehot.store.UndoMarks;
import org.jspecify.annotations.Nullable;

/// `onehot_history` and `onehot_undo`.
public final class HistoryTable implements StoredHistory {
    private static final Mark NONE = new Mark(0, 0);

    /// Stands for a key that was in plain text, which is not kept, or that nobody saw.
    private static final String NOT_KEPT = "?";

    /// Stands before the row of the further key that was chosen, in which the key before is now, if there was one.
    private static final String SPARE = "spare:";

    private static final String COLUMNS = "INSERT INTO onehot_history"
            + "(revision, at, origin, what, subject, name, action, before, after, gesture, key_before, change) VALUES ";

    /// Its key is both what it is and what it is called.
    private static final String SETTING = COLUMNS + "(?1, ?2, ?3, 'setting', ?4, ?4, ?5, ?6, ?7, ?8, NULL, %s)";

    private static final String KEYS = COLUMNS + "(?1, ?2, ?3, 'keys', 'keys', 'keys', ?4, ?5, ?6, ?7, NULL, %s)";

    private static final String PROGRAM = COLUMNS + "(?1, ?2, ?3, 'program', ?4, ?5, ?6, ?7, ?8, ?9, NULL, %s)";

    private static final String PROVIDER = COLUMNS + "(?, ?, ?, 'provider', ?, ?, ?, ?, ?, ?, ?, %s)";

    private final Statements sql;
    /// Made once: a text that is made anew is looked up among prepared statements letter by letter.
    private final String setting;
    private final String keys;
    private final String program;
    private final String provider;
    private Mark mark = NONE;
    /// Number of the newest change, so that it is asked for only after others have written.
    private OptionalLong newest = OptionalLong.empty();

    public HistoryTable(Statements sql) {
        this.sql = sql;
        var next = sql.dialect().next("onehot_history", "change");
        this.setting = SETTING.replace("%s", next);
        this.keys = KEYS.replace("%s", next);
        this.program = PROGRAM.replace("%s", next);
        this.provider = PROVIDER.replace("%s", next);
    }

    @Override
    public void forget() {
        newest = OptionalLong.empty();
    }

    @Override
    public void beginGesture() {
        mark = NONE;
    }

    @Override
    public Mark mark() {
        return mark;
    }

    @Override
    public void goBackTo(Mark earlier) {
        if (newest.isPresent()) {
            newest = OptionalLong.of(newest.getAsLong() - mark.rows() + earlier.rows());
        }
        mark = earlier;
    }

    @Override
    public OptionalLong gesture() {
        if (mark.rows() > 0 && mark.first() == 0) {
            // Nobody else can have written since: the transaction has the lock.
            if (newest.isEmpty()) {
                newest = OptionalLong.of(sql.number("SELECT max(change) FROM onehot_history"));
            }
            mark = new Mark(mark.rows(), newest.getAsLong() - mark.rows() + 1);
        }
        return mark.rows() == 0 ? OptionalLong.empty() : OptionalLong.of(mark.first());
    }

    private @Nullable Long begun() {
        var gesture = gesture();
        return gesture.isPresent() ? gesture.getAsLong() : null;
    }

    /// @param more what the statement wants after the stamp
    private void record(String statement, Stamp stamp, @Nullable Object... more) {
        var values = new ArrayList<@Nullable Object>(List.of(stamp.revision(), stamp.at(), stamp.origin().word()));
        Collections.addAll(values, more);
        sql.later(statement, values.toArray());
        mark = new Mark(mark.rows() + 1, mark.first());
        if (newest.isPresent()) {
            newest = OptionalLong.of(newest.getAsLong() + 1);
        }
    }

    @Override
    public void setting(
            Stamp stamp, Enum<?> action, String key, Optional<Setting> before, Optional<Setting> after, boolean secret) {
        record(setting, stamp, key, word(action), value(before, secret), value(after, secret), begun());
    }

    @Override
    public void provider(
            Stamp stamp,
            Enum<?> action,
            Optional<Provider> before,
            Optional<Provider> after,
            Optional<StoredKey> keyBefore) {
        var subject = after.or(() -> before).orElseThrow();
        boolean keyChanged = before.isPresent()
                && after.isPresent()
                && !before.get().key().equals(after.get().key());
        var key = keyChanged ? keyBefore.map(HistoryTable::keepable).orElse(NOT_KEPT) : null;
        provider(stamp, action, subject, json(before, Optional.empty()), json(after, Optional.empty()), key);
    }

    @Override
    public void aside(
            Stamp stamp,
            Enum<?> action,
            Provider before,
            Provider after,
            Optional<SpareKey> spareBefore,
            Optional<SpareKey> spareAfter,
            Optional<StoredKey> keyBefore) {
        var key = keyBefore.map(HistoryTable::keepable).orElse(null);
        provider(stamp, action, after, json(Optional.of(before), spareBefore), json(Optional.of(after), spareAfter), key);
    }

    private void provider(Stamp stamp, Enum<?> action, Provider it, @Nullable String before, @Nullable String after, @Nullable String key) {
        record(provider, stamp, String.valueOf(it.id()), it.name(), word(action), before, after, begun(), key);
    }

    @Override
    public void program(Stamp stamp, Enum<?> action, Optional<FollowedProgram> before, Optional<FollowedProgram> after) {
        var subject = after.or(() -> before).orElseThrow();
        var was = before.map(it -> json(it.fields())).orElse(null);
        record(program, stamp, subject.id(), subject.name(), word(action), was, after.map(it -> json(it.fields())).orElse(null), begun());
    }

    @Override
    public void token(Stamp stamp, Enum<?> action, Optional<EndpointToken> before, Optional<EndpointToken> after) {
        var name = after.or(() -> before).orElseThrow().name();
        var was = before.map(it -> json(it.fields())).orElse(null);
        record(program, stamp, name, name, word(action), was, after.map(it -> json(it.fields())).orElse(null), begun());
    }

    @Override
    public void keys(Stamp stamp, Enum<?> action, Optional<String> before, Optional<String> after) {
        record(keys, stamp, word(action), before.orElse(null), after.orElse(null), begun());
    }

    @Override
    public long swapsSince(PastChange change, long spare) {
        return sql.number("SELECT count(*) FROM onehot_history WHERE change > ? AND key_before = ?", change.number(), SPARE + spare);
    }

    @Override
    public void markUndone(long other) {
        gesture().ifPresent(own -> sql.update("INSERT INTO onehot_undo(gesture, undoes) VALUES (?, ?) ON CONFLICT DO NOTHING", own, other));
    }

    @Override
    public UndoMarks undoMarks() {
        return HistoryRows.marks(sql);
    }

    @Override
    public List<PastChange> gesture(long change) {
        return HistoryRows.gesture(sql, change);
    }

    @Override
    public Optional<List<PastChange>> since(long revision) {
        return HistoryRows.since(sql, revision);
    }

    @Override
    public List<Long> gesturesFrom(long number) {
        return HistoryRows.gesturesFrom(sql, number);
    }

    @Override
    public List<Long> gesturesBy(Optional<Origin> origin) {
        return HistoryRows.gesturesBy(sql, origin);
    }

    @Override
    public Optional<StoredKey> keyBefore(PastChange change) {
        return HistoryRows.keyBefore(sql, change.number())
                .filter(it -> !it.equals(NOT_KEPT) && !it.startsWith(SPARE))
                .map(StoredKey::of);
    }

    @Override
    public void rewriteKeys(String masterId, Function<KeyCell, StoredKey> change) {
        var cells = sql.query(
                "SELECT change, CAST(subject AS BIGINT), key_before FROM onehot_history WHERE key_before LIKE ?",
                row -> new KeyCell(KeyCell.Column.DELETED, row.getLong(1), row.getLong(2), StoredKey.of(row.getString(3))),
                KeySource.ENCRYPTED + "1:" + masterId + ":%");
        for (var cell : cells) {
            String next;
            try {
                next = change.apply(cell).text();
            } catch (KeysException damaged) {
                next = NOT_KEPT;
            }
            sql.update("UPDATE onehot_history SET key_before = ? WHERE change = ?", next, cell.row());
        }
    }

    @Override
    public void keyStepsAside(long spare) {
        sql.update("UPDATE onehot_history SET key_before = ? WHERE change = (SELECT max(change) FROM onehot_history)", SPARE + spare);
    }

    @Override
    public OptionalLong keyAside(PastChange change) {
        return HistoryRows.keyBefore(sql, change.number())
                .filter(it -> it.startsWith(SPARE))
                .map(it -> OptionalLong.of(Long.parseLong(it, SPARE.length(), it.length(), 10)))
                .orElse(OptionalLong.empty());
    }

    @Override
    public List<Touch> touches(long first, long last) {
        return HistoryRows.touches(sql, first, last);
    }

    /// Forgets all but the newest `kept` changes, and what belongs to the same gesture as the oldest of these.
    ///
    /// @param before given the first that is kept, before others are forgotten
    public void expire(long kept, LongConsumer before) {
        long cut = sql.number("SELECT coalesce(gesture, change) FROM onehot_history ORDER BY change DESC LIMIT 1 OFFSET ?", kept - 1);
        if (cut > 1) {
            before.accept(cut);
            sql.later("DELETE FROM onehot_history WHERE change < ?", cut);
        }
        forget();
        sql.later("DELETE FROM onehot_undo WHERE undoes < (SELECT min(change) FROM onehot_history)");
    }

    private static String word(Enum<?> action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String value(Optional<Setting> setting, boolean secret) {
        return setting.map(it -> secret || it.isLarge() ? PastChange.MASKED : it.value()).orElse(null);
    }

    private static String keepable(StoredKey key) {
        return key.source() instanceof KeySource.Plain || key.source() instanceof KeySource.Hidden ? NOT_KEPT : key.text();
    }

    /// A provider as the history has it.
    public @Nullable String json(Provider provider) {
        return json(Optional.of(provider), Optional.empty());
    }

    /// The database writes the JSON, so that quoting is right without a library.
    private String json(SequencedMap<String, String> fields) {
        return sql.query(sql.dialect().json(fields.keySet(), List.of()), row -> row.getString(1), fields.values().toArray()).getFirst();
    }

    /// As the other one.
    private @Nullable String json(Optional<Provider> provider, Optional<SpareKey> spare) {
        if (provider.isEmpty()) {
            return null;
        }
        var it = provider.get();
        var fields = it.fields();
        fields.put(PastChange.POSITION, String.valueOf(it.place().position()));
        fields.put(PastChange.PINNED, String.valueOf(it.place().pinned()));
        fields.put(PastChange.KEY_LABEL, it.keyLabel());
        spare.ifPresent(key -> {
            fields.put(PastChange.SPARE, key.label());
            fields.put(PastChange.SPARE_ID, String.valueOf(key.id()));
        });
        var values = new ArrayList<Object>(fields.values());
        values.add(String.valueOf(it.active()));
        values.add(String.valueOf(it.key().isPresent()));
        return sql.query(sql.dialect().json(fields.keySet(), List.of("active", "hasKey")), row -> row.getString(1), values.toArray()).getFirst();
    }
}
