package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Difference;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.EventHub;
import dev.onehot.core.events.Foreign;
import dev.onehot.core.events.LastLook;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Result;
import dev.onehot.core.events.Retention;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.keys.KeySealer;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;
import dev.onehot.schema.Schemas;
import dev.onehot.store.HistoryTable.Stamp;
import dev.onehot.store.Seconds;
import dev.onehot.store.Stored;
import dev.onehot.store.WriteSession;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// The one place where rows are written: transactions, what others wrote meanwhile, and publishing.
///
/// Not safe for several threads: [SettingsManager] calls it with its lock held.
final class Ledger {
    private final WriteSession session;
    private final KeySealer sealer;
    private final Schemas schemas;
    private final EventHub hub;
    private final Seconds time;
    private final Foreign foreign = new Foreign();
    private final Absence absence;
    private final Recorded recorded;
    private final LastLook lastLook;
    private Snapshot now;
    private long dataVersion;
    private @Nullable Dispatch current;

    /// While somebody reads all settings.
    private Optional<ChangedMeanwhile> meanwhile = Optional.empty();

    private long mostSettings = Long.MAX_VALUE;
    private boolean dropped;

    /// Reads everything that is stored.
    ///
    /// @param allSettings whether all settings too; otherwise only Onehot's own, until [#readAllSettings]
    Ledger(WriteSession session, KeySealer sealer, Schemas schemas, Clock clock, boolean allSettings) {
        this.schemas = schemas;
        this.session = session;
        this.sealer = sealer;
        this.time = new Seconds(clock);
        this.absence = new Absence(session, schemas);
        this.lastLook = new LastLook(session);
        session.beginRead();
        this.dataVersion = session.dataVersion();
        var stored = allSettings ? session.load() : session.load(OwnSettings.KEYS);
        session.end();
        // Rows found at the start have a version of at least 1: 0 means that there is no row.
        var nothing = allSettings ? Snapshot.EMPTY : Snapshot.EMPTY_WITHOUT_SETTINGS;
        var found = new Difference(nothing, stored, Math.max(1, stored.revision()), stored.lastChosen()).result();
        // Where all rows are gone, their revisions are used up all the same.
        this.now = found.at(Math.max(found.revision(), stored.revision()));
        this.recorded = new Recorded(session, absence, foreign, now, stored);
        this.hub = new EventHub(now);
    }

    EventHub hub() {
        return hub;
    }

    /// Whether a transaction is under way, in which [#runInside] and [#nest] may be called.
    boolean isInside() {
        return current != null;
    }

    /// Carries out commands in the transaction that is under way; each succeeds or fails alone.
    List<Result> runInside(Iterator<Command> commands) {
        return run(commands, it -> {
            if (session.history().mark().rows() == 0) {
                beginGesture(it);
            }
        });
    }

    private List<Result> run(Iterator<Command> commands, Consumer<Command> beforeEach) {
        var results = new ArrayList<Result>();
        while (commands.hasNext()) {
            var command = commands.next();
            beforeEach.accept(command);
            results.add(inside().attempt(command));
        }
        return results;
    }

    /// Runs `body` as a part of the transaction that is under way. What it throws undoes that part.
    <T> T nest(Supplier<T> body) {
        return inside().commit().whole(body);
    }

    private Dispatch inside() {
        if (current == null) {
            throw new IllegalStateException("no transaction is under way");
        }
        return current;
    }

    /// Carries out all commands in one commit. Each succeeds or fails alone; when this returns the successful ones are
    /// durable. What it throws holds for all of them.
    List<Result> commit(Iterator<Command> commands, Origin origin) {
        return transact(origin, () -> run(commands, this::beginGesture));
    }

    /// What is still to be recorded of what it is going to change comes first.
    private void beginGesture(Command command) {
        absence.before(command, inside().commit().now(), stamp(Origin.EXTERNAL));
        session.history().beginGesture();
    }

    /// Runs `body` in one transaction. What it throws undoes all of it.
    <T> T transact(Origin origin, Supplier<T> body) {
        session.begin();
        return within(origin, body);
    }

    /// Writes down what others changed while no Onehot ran, unless somebody else is writing.
    ///
    /// @param suspects as [Absence#all] takes them
    /// @return whether there may be more
    boolean recordAbsence(Optional<List<String>> suspects, boolean last) {
        return !absence.isOver()
                && session.tryBegin()
                && within(Origin.EXTERNAL, () -> absence.all(suspects, last, now, stamp(Origin.EXTERNAL)));
    }

    boolean isAbsenceOver() {
        return absence.isOver();
    }

    private <T> T within(Origin origin, Supplier<T> body) {
        T answer;
        Commit commit;
        boolean changed;
        try {
            absorb();
            recordForeign();
            absence.begin(now, stamp(Origin.EXTERNAL));
            session.history().beginGesture();
            commit = new Commit(session, sealer, schemas, now, hub.snapshot().revision(), stamp(origin));
            current = new Dispatch(commit);
            answer = body.get();
            changed = commit.isChanged();
            if (changed) {
                finish(commit);
            } else {
                finishUnchanged();
            }
        } catch (Commit.TransactionLost lost) {
            session.rollBack(lost);
            throw lost.reason();
        } catch (RuntimeException | Error failure) {
            session.rollBack(failure);
            throw failure;
        } finally {
            current = null;
            absence.end();
            tell();
        }
        if (changed) {
            meanwhile.ifPresent(it -> it.note(commit.changes()));
            hub.publish(new Event.SettingsChanged(now.revision(), now, commit.changes(), origin));
        }
        return answer;
    }

    /// Looks whether another process has written, and publishes what it changed. Answers whether the history has all of it.
    boolean refresh() {
        try {
            look();
        } finally {
            tell();
        }
        return foreign.isRecorded() || session.isReadOnly();
    }

    private void look() {
        session.beginRead();
        try {
            session.requireFile();
            absorb();
        } finally {
            session.end();
        }
        if (!foreign.isRecorded() && session.tryBegin()) {
            try {
                // Another Onehot may have written it down meanwhile.
                absorb();
                recordForeign();
                finishUnchanged();
            } catch (RuntimeException | Error failure) {
                session.rollBack(failure);
                throw failure;
            }
        }
    }

    /// For what is no command: nothing that others have to hear of may be written.
    WriteSession session() {
        return session;
    }

    /// What the next command finds: inside a transaction more than what is published.
    Snapshot current() {
        return current == null ? now : current.commit().now();
    }

    /// The setting as it stands now, also where the state does not cover it.
    Optional<Setting> setting(String key) {
        if (current != null) {
            return current.commit().setting(key);
        }
        return now.covers(key) ? now.setting(key) : session.setting(key);
    }

    long settingCount() {
        return now.hasAllSettings() ? now.settings().size() : session.settingCount();
    }

    /// From now on all settings are known, read while everybody waits.
    void readAllSettings() {
        if (now.hasAllSettings()) {
            return;
        }
        beginReading();
        var all = new TreeMap<String, Setting>();
        session.beginRead();
        try {
            absorb();
            session.eachSetting(it -> all.put(it.key(), it.withVersion(Math.max(1, now.revision()))));
        } finally {
            session.end();
        }
        know(TreePMap.from(all));
    }

    /// All settings are going to be read beside this, for [#takeAllSettings].
    ///
    /// @return their version
    long beginReading() {
        if (current != null) {
            throw new IllegalStateException("not inside a transaction");
        }
        refresh();
        meanwhile = Optional.of(new ChangedMeanwhile());
        return Math.max(1, now.revision());
    }

    /// From now on all settings are known: `all`, which were read since [#beginReading], and what this process has changed in the meantime.
    ///
    /// @return whether that is so; not when another one has written too
    boolean takeAllSettings(TreePMap<String, Setting> all) {
        if (now.hasAllSettings()) {
            return true;
        }
        refresh();
        var changed = meanwhile.filter(it -> !it.isByOthers());
        changed.ifPresent(it -> know(it.brought(all, session, Math.max(1, now.revision()))));
        return changed.isPresent();
    }

    /// Told as a new beginning, because there may be very many of them.
    private void know(TreePMap<String, Setting> all) {
        meanwhile = Optional.empty();
        now = now.withAllSettings(all.plusAll(now.settings()));
        recorded.know(now.settings());
        hub.restart(now);
    }

    /// From now on not all settings are known when another program has made them more than that.
    Ledger holdAtMost(long settings) {
        mostSettings = settings;
        return this;
    }

    /// Forgets old history. No change that anybody is told of.
    void expire() {
        session.expire(Retention.of(now));
    }

    void close() {
        hub.close();
    }

    /// Inside a transaction: takes over what others have committed. It is true whatever becomes of ours.
    private void absorb() {
        long seen = session.dataVersion();
        if (seen != dataVersion) {
            meanwhile.ifPresent(ChangedMeanwhile::noteOthers);
            // While they are compared, those that are new are there twice.
            if (now.hasAllSettings() && 2 * session.settingCount() - now.settings().size() > mostSettings) {
                now = now.withoutSettings();
                recorded.dropSettings();
                dropped = true;
            }
            var changes = recorded.since();
            take(lastLook.again(now, changes, foreign.isRecorded()), changes);
            lastLook.taken();
            dataVersion = seen;
        }
    }

    private void take(Stored stored, Optional<List<PastChange>> changes) {
        boolean fromOnehot = recorded.take(stored, changes, above(stored));
        boolean foreignToo = !foreign.isRecorded();
        long revision = stored.revision() > now.revision() && !foreignToo ? stored.revision() : above(stored);
        // A program that knows nothing of the choice leaves it as this process knows it, perhaps not stored yet.
        var difference = new Difference(now, stored, revision, fromOnehot ? stored.lastChosen() : now.lastChosen());
        if (difference.isEmpty() && !(fromOnehot && foreignToo)) {
            // What was done and undone again changes nothing, but its revisions are used up, and the history has it.
            now = now.at(Math.max(stored.revision(), now.revision()));
            if (fromOnehot) {
                foreign.toTell(now, List.of());
            }
            return;
        }
        now = difference.result().at(revision);
        if (!fromOnehot) {
            foreign.toRecord(difference);
        }
        foreign.toTell(now, difference.changes());
    }

    private void tell() {
        foreign.tell(hub);
        if (dropped) {
            dropped = false;
            hub.restart(now);
        }
    }

    /// A revision that nobody knows yet.
    private long above(Stored stored) {
        return Math.max(stored.revision(), now.revision()) + 1;
    }

    private Stamp stamp(Origin origin) {
        return new Stamp(now.revision() + 1, time.now(), origin);
    }

    /// Ends the transaction; if anything is to be written, it is durable when this returns.
    private void finish(Commit commit) {
        boolean nowEncrypted = recorded.isKeysShared() && !commit.now().protection().shared();
        recorded.complete(commit.now(), commit.revision());
        now = commit.now().at(commit.revision());
        lastLook.note(commit.changes());
        if (nowEncrypted) {
            session.leaveNoTrace();
        }
    }

    private void finishUnchanged() {
        if (foreign.isRecorded() && !absence.hasNews()) {
            session.requireInPlace();
            session.end();
            absence.foundNothing();
        } else {
            completeForeign();
        }
    }

    /// With the write lock: puts into the history what others changed and nobody recorded. Forgotten only by [Recorded#complete].
    private void recordForeign() {
        absence.note(foreign.unrecorded());
        foreign.writeTo(session, stamp(Origin.EXTERNAL), () -> schemas.reading(recorded.schemas(), now.schemas())::isSecret);
    }

    /// Only what others changed is written. Who was told of it before it could be, or was not, because it came before this process, hears of a
    /// revision of its own: by now it is there.
    private void completeForeign() {
        boolean isNew = foreign.isToldEarly() || absence.hasFound();
        var next = isNew ? now.at(now.revision() + 1) : now;
        recorded.complete(next, next.revision());
        if (isNew) {
            now = next;
            foreign.toTell(now, List.of());
        }
    }
}
