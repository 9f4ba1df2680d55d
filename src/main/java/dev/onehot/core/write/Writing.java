package dev.onehot.core.write;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.EventHub;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Result;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.UndoException;
import dev.onehot.core.events.Writes;
import dev.onehot.core.keys.KeySealer;
import dev.onehot.model.ApiKey;
import dev.onehot.model.EndpointUsage;
import dev.onehot.model.KeyUse;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Origin;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.model.StoredKey;
import dev.onehot.model.StoredSettings;
import dev.onehot.schema.Schemas;
import dev.onehot.store.Closing;
import dev.onehot.store.KeyCell;
import dev.onehot.store.KeyCell.Column;
import dev.onehot.store.Store;
import org.pcollections.TreePMap;

/// The lock of one database, the queue before it, and the ledger behind it.
///
/// Safe from any thread. Everything but [#snapshot] blocks on the disk.
public final class Writing implements Writes, AutoCloseable {
    private final Turn lock = new Turn();
    private final CommitQueue queue;
    private final Store database;
    private final KeySealer sealer;
    private final EventHub hub;
    private final AtomicLong asOf;
    private final LookBack lookBack;

    @GuardedBy("lock")
    private final Ledger ledger;

    @GuardedBy("lock")
    private boolean closed;

    /// Closes the file when its rows cannot be read: nobody else could.
    public Writing(Store database, KeySealer sealer, Schemas schemas, Clock clock, boolean allSettings) {
        this.database = database;
        this.sealer = sealer;
        this.lookBack = new LookBack(database, this);
        var first = firstLook(schemas, clock, allSettings);
        this.hub = first.hub();
        this.asOf = first.mirror().asOf();
        this.ledger = first;
        this.queue = new CommitQueue(lock, first::commit);
    }

    private Ledger firstLook(Schemas schemas, Clock clock, boolean allSettings) {
        try {
            var first = new Ledger(database.writer(), sealer, schemas, clock, allSettings);
            first.expire();
            return first;
        } catch (StorageException failure) {
            database.closeAfter(failure);
            throw database.unusable(failure);
        } catch (RuntimeException | Error failure) {
            database.closeAfter(failure);
            throw failure;
        }
    }

    public EventHub hub() {
        return hub;
    }

    /// A moment of [System#nanoTime]: whatever anybody had committed by then is known. Never waits.
    public long asOf() {
        return asOf.get();
    }

    @Override
    public Snapshot snapshot() {
        return hub.snapshot();
    }

    @Override
    public Outcome apply(Command command, Origin origin) {
        return apply(List.of(command), origin).getFirst().get();
    }

    /// Carries out commands that share one commit; each succeeds or fails alone.
    public List<Result> apply(List<Command> commands, Origin origin) {
        if (commands.isEmpty()) {
            return List.of();
        }
        if (lock.isHeldByCurrentThread()) {
            return read(it -> it.runInside(commands.iterator()));
        }
        return submit(commands, origin, Thread.currentThread()).get();
    }

    /// Puts commands in line without waiting, also behind the end; they share a commit with those of others.
    ///
    /// @param caller has to ask what this answers for the results, and may have to wait for them
    public Supplier<List<Result>> submit(List<Command> commands, Origin origin, Thread caller) {
        return queue.enter(new Request(commands, origin, caller));
    }

    @Override
    public void applyIfFree(Command command, Origin origin) {
        whenIdle(it -> it.commitIfFree(command, origin));
    }

    @Override
    public <T> T composite(Origin origin, Supplier<T> body) {
        return read(it -> it.isInside() ? it.nest(body) : it.transact(origin, body));
    }

    /// Takes back the newest change of `by` that stands, or their newest undo, in one transaction: nobody comes between.
    public Outcome takeBackLatest(boolean undo, Optional<Origin> by, Origin origin) {
        return composite(origin, () -> {
            var history = read(it -> it.session().history());
            var own = history.gesturesBy(by);
            var latest = undo ? history.undoMarks().toUndo(own) : history.undoMarks().toRedo(own);
            return latest.isPresent()
                    ? apply(List.of(new Command.Undo(latest.getAsLong())), origin).getFirst()
                    : new Result.Failed(new UndoException(UndoException.Kind.NOTHING, undo ? "undo.nothing" : "redo.nothing"));
        }).get();
    }

    @Override
    public Snapshot current() {
        return read(Ledger::current);
    }

    @Override
    public Optional<Setting> setting(String key) {
        return read(it -> it.setting(key));
    }

    @Override
    public StoredSettings settings() {
        return database.settings();
    }

    @Override
    public List<KeyCell> keyCells() {
        return read(it -> it.session().keys().all());
    }

    @Override
    public boolean addKeyUse(long providerId, long count) {
        var added = new AtomicBoolean();
        whenIdle(it -> added.set(it.addKeyUse(providerId, count)));
        return added.get();
    }

    @Override
    public List<KeyUse> keyUses() {
        return read(it -> it.session().programs().keyUses());
    }

    /// Adds to what is known of the endpoint's usage, unless another program is writing this moment. Nobody is told.
    ///
    /// @return whether it was added
    public boolean addUsage(Collection<EndpointUsage> more) {
        var added = new AtomicBoolean();
        whenIdle(it -> added.set(it.noteIfFree(session -> session.endpoint().add(more))));
        return added.get();
    }

    /// The endpoint's usage since that day, the newest first.
    public List<EndpointUsage> usage(String since) {
        return read(it -> it.session().endpoint().usage(since));
    }

    @Override
    public void truncateLog() {
        whenIdle(it -> it.session().truncateLog());
    }

    @Override
    public void lookBack() {
        lookBack.run();
    }

    @Override
    public Optional<Path> writeAnew(Clock clock) {
        return read(_ -> database.file().flatMap(it -> it.writeAnew(clock)));
    }

    /// The key of a provider, in clear text; empty text when it has none.
    public ApiKey revealKey(long providerId) {
        return sealer.open(new KeyCell(Column.PROVIDER, providerId, storedKey(providerId)));
    }

    /// The key of a provider as it is stored.
    public StoredKey storedKey(long providerId) {
        return read(it -> it.session().keys().find(providerId).orElseThrow(() -> new NoSuchProviderException(providerId)));
    }

    public List<String> models(long providerId) {
        return read(it -> it.session().checks().models(providerId));
    }

    public long settingCount() {
        return read(Ledger::settingCount);
    }

    public void expire() {
        whenIdle(Ledger::expire);
    }

    public void readAllSettings() {
        whenIdle(Ledger::readAllSettings);
    }

    /// As [Mirror#holdAtMost].
    public void holdAtMost(long settings) {
        read(it -> it.mirror().holdAtMost(settings));
    }

    /// As [Mirror#beginReading].
    public long beginReading() {
        return read(Ledger::beginReading);
    }

    /// As [Mirror#takeAllSettings].
    public boolean takeAllSettings(TreePMap<String, Setting> all) {
        return read(it -> it.takeAllSettings(all));
    }

    @Override
    public boolean refresh() {
        var unseen = new AtomicReference<>(Optional.<Mirror.Unseen>empty());
        whenIdle(it -> unseen.set(it.unseen()));
        // Without the lock: nobody has to wait while very many settings are compared.
        var seen = unseen.get().flatMap(it -> it.look(database));
        var recorded = new AtomicBoolean(true);
        whenIdle(it -> recorded.set(it.refresh(seen)));
        return recorded.get();
    }

    public void whileClosed(Runnable body) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("not inside a transaction");
        }
        var file = database.file();
        if (file.isEmpty()) {
            body.run();
            return;
        }
        try (var closing = file.get().closing()) {
            do {
                // Without the lock: writes go on while a check or a backup comes to its end.
                closing.awaitReaders();
            } while (!runClosed(closing, body));
        }
    }

    private boolean runClosed(Closing closing, Runnable body) {
        return read(it -> {
            boolean ran = closing.run(lock.ofPerson(body));
            it.refresh(Optional.empty());
            return ran;
        });
    }

    /// As [Ledger#recordAbsence].
    ///
    /// @param over told whether there is nothing more to look for
    boolean recordAbsence(Optional<List<String>> suspects, boolean last, AtomicBoolean over) {
        var more = new AtomicBoolean();
        whenIdle(it -> {
            more.set(it.recordAbsence(suspects, last));
            over.set(it.isAbsenceOver());
        });
        return more.get();
    }

    /// Not inside a transaction, and not after the end: there is nothing to be done then.
    private void whenIdle(Consumer<Ledger> work) {
        lock.lock();
        try {
            if (!closed && !ledger.isInside()) {
                work.accept(ledger);
            }
        } finally {
            lock.unlock();
            queue.wakeNext();
        }
    }

    /// Does something that is no command, while nobody else does anything.
    private <T> T read(Function<Ledger, T> question) {
        lock.lock();
        try {
            requireOpen();
            return question.apply(ledger);
        } finally {
            lock.unlock();
            queue.wakeNext();
        }
    }

    @GuardedBy("lock")
    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The settings manager is closed");
        }
    }

    /// Ends all subscriptions and closes the file. What was acknowledged is already durable.
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                ledger.close();
                database.close();
            }
        } finally {
            lock.unlock();
            queue.wakeNext();
        }
    }
}
