package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Difference;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.EventHub;
import dev.onehot.core.events.Foreign;
import dev.onehot.core.events.LastLook;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Change;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.schema.Schemas;
import dev.onehot.store.Stamp;
import dev.onehot.store.Store;
import dev.onehot.store.StoreSession;
import dev.onehot.store.Stored;
import org.pcollections.TreePMap;

/// What this process knows of the file: what it has written itself, and what others have once that was looked at.
///
/// As the [Ledger], which writes, not safe for several threads.
final class Mirror {
    /// No number of a commit.
    private static final long UNKNOWN = -1;

    private final StoreSession session;
    private final Absence absence;
    private final Schemas schemas;
    private final Foreign foreign = new Foreign();
    private final Recorded recorded;
    private final EventHub hub;
    private final AtomicLong asOf = new AtomicLong(System.nanoTime());
    private Snapshot now;
    private LastLook lastLook = LastLook.NONE;
    private long begun;
    private long dataVersion;
    private long mostSettings = Long.MAX_VALUE;
    private boolean dropped;
    private boolean doubted;

    /// Keys of settings that were written while somebody reads all of them; empty when nobody does, or others have written as well.
    private Optional<Set<String>> meanwhile = Optional.empty();

    /// What others have committed and nobody has looked at.
    ///
    /// @param version SQLite's number of it
    record Unseen(long version, LastLook last, Snapshot known, long revision, boolean isEven) {
        /// Looks at it on a connection of its own, while others read and write; empty where that fails: with the lock it is read anew, or told.
        Optional<Seen> look(Store database) {
            try (var session = database.reading()) {
                session.beginRead();
                return Optional.of(new Seen(version, last.again(session, known, revision, isEven)));
            } catch (StorageException failure) {
                return Optional.empty();
            }
        }
    }

    /// What was found there. It holds for as long as that number does.
    record Seen(long version, LastLook.Found found) {}

    /// Reads everything that is stored.
    ///
    /// @param allSettings whether all settings too; otherwise only Onehot's own, until [#readAllSettings]
    Mirror(StoreSession session, Absence absence, Schemas schemas, boolean allSettings) {
        this.session = session;
        this.absence = absence;
        this.schemas = schemas;
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

    Snapshot now() {
        return now;
    }

    /// As [Writing#asOf].
    AtomicLong asOf() {
        return asOf;
    }

    /// Whether the history has all that others did.
    boolean isRecorded() {
        return foreign.isRecorded();
    }

    /// What is to be looked at where that takes long; in a transaction. Empty when there is nothing, or too much.
    Optional<Unseen> unseen() {
        long seen = session.dataVersion();
        boolean isLater = seen != dataVersion && LastLook.takesLong(now) && !isTooMuch();
        return isLater ? Optional.of(new Unseen(seen, lastLook, now, recorded.revision(), foreign.isRecorded())) : Optional.empty();
    }

    /// Inside a transaction: takes over what others have committed. It is true whatever becomes of ours.
    ///
    /// @param made what was found before the lock was taken, if it was looked
    void absorb(Optional<Seen> made) {
        // Who may write has had the file to himself since his transaction began, and who only reads begins here.
        long begun = System.nanoTime();
        long seen = session.dataVersion();
        if (seen != dataVersion) {
            meanwhile = Optional.empty();
            session.history().forget();
            if (isTooMuch()) {
                now = now.withoutSettings();
                recorded.dropSettings();
                lastLook = LastLook.NONE;
                dropped = true;
            }
            var found = made.filter(it -> it.version() == seen)
                    .map(Seen::found)
                    .orElseGet(() -> lastLook.again(session, now, recorded.revision(), foreign.isRecorded()));
            take(found);
            lastLook = found.look();
            dataVersion = seen;
        }
        asked(begun);
    }

    /// @param begun when it was asked what others had committed; it is true when it was
    private void asked(long begun) {
        this.begun = begun;
        if (!session.isAssuming()) {
            asOf.set(begun);
        }
    }

    /// While they are compared, settings that are new are there twice.
    private boolean isTooMuch() {
        return mostSettings < Long.MAX_VALUE
                && now.hasAllSettings()
                && 2 * session.settingCount() - now.settings().size() > mostSettings;
    }

    private void take(LastLook.Found found) {
        var stored = found.stored();
        boolean fromOnehot = recorded.take(stored, found.recorded(), above(stored));
        boolean foreignToo = !foreign.isRecorded();
        long revision = stored.revision() > now.revision() && !foreignToo ? stored.revision() : above(stored);
        // A program that knows nothing of the choice leaves it as this process knows it, perhaps not stored yet.
        var difference = new Difference(now, stored, revision, fromOnehot ? stored.lastChosen() : now.lastChosen());
        if (difference.isEmpty() && !(fromOnehot && foreignToo)) {
            // What was done and undone again changes nothing, but its revisions are used up, and the history has it.
            if (fromOnehot && stored.revision() <= now.revision() && !foreign.isToTell(now)) {
                // Everybody was told this one, before it was recorded.
                now = now.at(above(stored));
                foreign.toTell(now, List.of());
            } else if (stored.revision() > now.revision()) {
                now = now.at(stored.revision());
                if (fromOnehot) {
                    foreign.toTell(now, List.of());
                }
            }
            return;
        }
        now = difference.result().at(revision);
        if (!fromOnehot) {
            foreign.toRecord(difference);
        }
        foreign.toTell(now, difference.changes());
    }

    /// A revision that nobody knows yet.
    private long above(Stored stored) {
        return Math.max(stored.revision(), now.revision()) + 1;
    }

    /// With the write lock: puts into the history what others changed and nobody recorded. Forgotten only by [Recorded#complete].
    void recordForeign(Stamp stamp) {
        absence.note(foreign.unrecorded());
        foreign.writeTo(session, stamp, () -> schemas.reading(recorded.schemas(), now.schemas())::isSecret);
    }

    /// Ends the transaction; if anything is to be written, it is durable when this returns.
    void finish(Transaction transaction) {
        // A later statement may have undone what an earlier one did.
        session.providers().requireActive(transaction.now().activeIds());
        boolean unknown = session.hasForeignRules();
        boolean nowEncrypted = recorded.isKeysShared() && !transaction.now().protection().shared();
        recorded.complete(transaction.now(), transaction.revision());
        asOf.set(begun);
        now = transaction.now().at(transaction.revision());
        lastLook = lastLook.with(transaction.changes());
        if (unknown) {
            // Of what their triggers did besides no number tells: it was in a commit of our own.
            dataVersion = UNKNOWN;
        }
        meanwhile.ifPresent(it -> it.addAll(keys(transaction.changes())));
        if (nowEncrypted) {
            session.leaveNoTrace();
        }
    }

    private static List<String> keys(List<Change> changes) {
        return changes.stream().flatMap(it -> it instanceof Change.SettingChange(var key, var _) ? Stream.of(key) : Stream.empty()).toList();
    }

    /// Ends the transaction of one who has changed nothing himself.
    void finishUnchanged() {
        if (foreign.isRecorded() && !absence.hasNews()) {
            session.requireInPlace();
            session.end();
            absence.foundNothing();
        } else {
            completeForeign();
        }
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

    /// An Error came in the middle: perhaps it is committed, and nobody knows. From now on only what is read counts.
    void doubt() {
        dataVersion = UNKNOWN;
        doubted = true;
    }

    /// Tells everybody what others did.
    void tell() {
        foreign.tell(hub);
        if (dropped || (doubted && now.revision() > hub.snapshot().revision())) {
            hub.restart(now);
        }
        dropped = false;
        doubted = false;
    }

    /// From now on all settings are known, read while everybody waits.
    void readAllSettings() {
        var all = new TreeMap<String, Setting>();
        session.beginRead();
        try {
            absorb(Optional.empty());
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
        meanwhile = Optional.of(new HashSet<>());
        return Math.max(1, now.revision());
    }

    /// From now on all settings are known: `all`, which were read since [#beginReading], and what this process has changed in the meantime.
    ///
    /// @return whether that is so; not when another one has written too
    boolean takeAllSettings(TreePMap<String, Setting> all) {
        var changed = meanwhile;
        if (changed.isPresent()) {
            var known = all;
            for (var key : changed.get()) {
                var setting = session.setting(key);
                known = setting.isPresent() ? known.plus(key, setting.get().withVersion(Math.max(1, now.revision()))) : known.minus(key);
            }
            know(known);
        }
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
    Mirror holdAtMost(long settings) {
        mostSettings = settings;
        return this;
    }
}
