package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.EventHub;
import dev.onehot.core.events.Result;
import dev.onehot.core.events.Retention;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Writes;
import dev.onehot.core.keys.KeySealer;
import dev.onehot.model.Origin;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.schema.Schemas;
import dev.onehot.store.OvertakenException;
import dev.onehot.store.Seconds;
import dev.onehot.store.Stamp;
import dev.onehot.store.StoreSession;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// The one place where rows are written: transactions, and publishing. Before anything is written, what others wrote meanwhile is taken over.
///
/// Not safe for several threads: [Writing] calls it with its lock held.
final class Ledger {
    private final StoreSession session;
    private final KeySealer sealer;
    private final Schemas schemas;
    private final Seconds time;
    private final Absence absence;
    private final Mirror mirror;
    private @Nullable Dispatch current;

    /// Reads everything that is stored.
    ///
    /// @param allSettings as [Mirror] takes it
    Ledger(StoreSession session, KeySealer sealer, Schemas schemas, Clock clock, boolean allSettings) {
        this.schemas = schemas;
        this.session = session;
        this.sealer = sealer;
        this.time = new Seconds(clock);
        this.absence = new Absence(session, schemas);
        this.mirror = new Mirror(session, absence, schemas, allSettings);
    }

    /// What this process knows; to be asked, not to be changed.
    Mirror mirror() {
        return mirror;
    }

    EventHub hub() {
        return mirror.hub();
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
            return inside().attempt(it);
        });
    }

    private static List<Result> run(Iterator<Command> commands, Function<Command, Result> attempt) {
        var results = new ArrayList<Result>();
        while (commands.hasNext()) {
            results.add(attempt.apply(commands.next()));
        }
        return results;
    }

    /// Runs `body` as a part of the transaction that is under way. What it throws undoes that part.
    <T> T nest(Supplier<T> body) {
        return inside().transaction().whole(body);
    }

    private Dispatch inside() {
        if (current == null) {
            throw new IllegalStateException("no transaction is under way");
        }
        return current;
    }

    /// Carries out all commands in one commit. Each succeeds or fails alone; when this returns the successful ones are
    /// durable. What it throws holds for all of them.
    List<Result> commit(Batch commands) {
        try {
            return commit(commands, Dispatch::attemptBare, session::beginAssuming);
        } catch (OvertakenException rare) {
            return commitAsked(commands.again());
        } catch (Dispatch.HalfDone | StorageException failure) {
            return commitEach(commands.again(), failure);
        }
    }

    private List<Result> commitAsked(Batch commands) {
        try {
            return commit(commands, Dispatch::attemptBare, session::begin);
        } catch (Dispatch.HalfDone | StorageException failure) {
            return commitEach(commands.again(), failure);
        }
    }

    /// Only what another program put into the database, or a disk, fails a row, on a server as late as the commit. Then each command can be taken back alone.
    private List<Result> commitEach(Batch commands, RuntimeException failure) {
        if (failure instanceof StorageException late && late.kind() != StorageException.Kind.FAILED && late.kind() != StorageException.Kind.FOREIGN_RULE) {
            throw late;
        }
        return commit(commands, Dispatch::attempt, session::begin);
    }

    private List<Result> commit(Batch commands, BiFunction<Dispatch, Command, Result> attempt, Runnable begin) {
        begin.run();
        return within(commands.origin(), () -> run(commands, it -> {
            beginGesture(it);
            return attempt.apply(inside(), it);
        }));
    }

    /// What is still to be recorded of what it is going to change comes first.
    private void beginGesture(Command command) {
        absence.before(command, inside().transaction().now(), stamp(Origin.EXTERNAL));
        session.history().beginGesture();
    }

    /// Carries out a command that can wait, unless another program is writing this moment, or nothing can be written at all.
    void commitIfFree(Command command, Origin origin) {
        if (session.tryBegin()) {
            within(origin, () -> {
                beginGesture(command);
                return inside().attempt(command);
            });
        }
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
                && within(Origin.EXTERNAL, () -> absence.all(suspects, last, mirror.now(), stamp(Origin.EXTERNAL)));
    }

    boolean isAbsenceOver() {
        return absence.isOver();
    }

    private <T> T within(Origin origin, Supplier<T> body) {
        T answer;
        Transaction transaction;
        boolean changed;
        try {
            mirror.absorb(Optional.empty());
            mirror.recordForeign(stamp(Origin.EXTERNAL));
            absence.begin(mirror.now(), stamp(Origin.EXTERNAL));
            session.history().beginGesture();
            transaction = new Transaction(session, sealer, schemas, mirror.now(), hub().snapshot().revision(), stamp(origin));
            current = new Dispatch(transaction);
            answer = body.get();
            changed = transaction.isChanged();
            if (changed) {
                mirror.finish(transaction);
            } else {
                mirror.finishUnchanged();
            }
        } catch (Transaction.TransactionLost lost) {
            session.rollBack(lost);
            throw lost.reason();
        } catch (RuntimeException | Error failure) {
            giveUp(failure);
            throw failure;
        } finally {
            current = null;
            absence.end();
            mirror.tell();
        }
        if (changed) {
            var now = mirror.now();
            hub().publish(new Event.SettingsChanged(now.revision(), now, transaction.changes(), origin));
        }
        return answer;
    }

    /// As [Mirror#unseen].
    Optional<Mirror.Unseen> unseen() {
        session.beginRead();
        try {
            return mirror.unseen();
        } finally {
            session.end();
        }
    }

    /// Looks whether another process has written, and publishes what it changed. Answers whether the history has all of it.
    ///
    /// @param made as [Mirror#absorb] takes it
    boolean refresh(Optional<Mirror.Seen> made) {
        try {
            look(made);
        } finally {
            mirror.tell();
        }
        return mirror.isRecorded() || session.isReadOnly();
    }

    private void look(Optional<Mirror.Seen> made) {
        session.beginRead();
        try {
            session.requireFile();
            mirror.absorb(made);
        } finally {
            session.end();
        }
        if (!mirror.isRecorded() && session.tryBegin()) {
            try {
                // Another Onehot may have written it down meanwhile.
                mirror.absorb(Optional.empty());
                mirror.recordForeign(stamp(Origin.EXTERNAL));
                mirror.finishUnchanged();
            } catch (RuntimeException | Error failure) {
                giveUp(failure);
                throw failure;
            }
        }
    }

    private void giveUp(Throwable failure) {
        if (failure instanceof Error) {
            mirror.doubt();
        }
        session.rollBack(failure);
    }

    /// For what is no command: nothing that others have to hear of may be written.
    StoreSession session() {
        return session;
    }

    /// What the next command finds: inside a transaction more than what is published.
    Snapshot current() {
        return current == null ? mirror.now() : current.transaction().now();
    }

    /// The setting as it stands now, also where the state does not cover it.
    Optional<Setting> setting(String key) {
        if (current != null) {
            return current.transaction().setting(key);
        }
        var now = mirror.now();
        return now.covers(key) ? now.setting(key) : session.setting(key);
    }

    long settingCount() {
        var now = mirror.now();
        return now.hasAllSettings() ? now.settings().size() : session.settingCount();
    }

    /// As [Mirror#readAllSettings].
    void readAllSettings() {
        if (!mirror.now().hasAllSettings()) {
            refresh(Optional.empty());
            mirror.readAllSettings();
        }
    }

    /// As [Mirror#beginReading].
    long beginReading() {
        if (current != null) {
            throw new IllegalStateException("not inside a transaction");
        }
        refresh(Optional.empty());
        return mirror.beginReading();
    }

    /// As [Mirror#takeAllSettings].
    boolean takeAllSettings(TreePMap<String, Setting> all) {
        if (mirror.now().hasAllSettings()) {
            return true;
        }
        refresh(Optional.empty());
        return mirror.takeAllSettings(all);
    }

    /// As [Writes#addKeyUse].
    boolean addKeyUse(long providerId, long count) {
        return noteIfFree(it -> it.programs().addKeyUse(providerId, count, time.now()));
    }

    /// Writes what is no change that anybody is told of, unless another program is writing this moment.
    boolean noteIfFree(Consumer<StoreSession> rows) {
        if (!session.tryBegin()) {
            return false;
        }
        try {
            rows.accept(session);
            session.commit();
            return true;
        } catch (RuntimeException | Error failure) {
            session.rollBack(failure);
            throw failure;
        }
    }

    /// Forgets old history. No change that anybody is told of.
    void expire() {
        session.expire(Retention.of(mirror.now()));
    }

    void close() {
        hub().close();
    }

    private Stamp stamp(Origin origin) {
        return new Stamp(mirror.now().revision() + 1, time.now(), origin);
    }
}
