package dev.onehot.core;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.EventHub;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Result;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Subscription;
import dev.onehot.core.files.Backups;
import dev.onehot.core.files.OwnPresetsFile;
import dev.onehot.core.files.Transfer;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.core.keys.KeySealer;
import dev.onehot.core.keys.Keys;
import dev.onehot.core.write.Batch;
import dev.onehot.core.write.CommitQueue;
import dev.onehot.core.write.Ledger;
import dev.onehot.core.write.LookBack;
import dev.onehot.core.write.Turn;
import dev.onehot.model.ApiKey;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.OwnPresets;
import dev.onehot.model.PastGesture;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Setting;
import dev.onehot.schema.Schemas;
import dev.onehot.store.Backup;
import dev.onehot.store.Closing;
import dev.onehot.store.Database;
import dev.onehot.store.KeyTable.Cell;
import dev.onehot.store.KeyTable.Place;
import dev.onehot.store.StorageException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Serialises every change of one database, so that exactly one provider is active and no edit is lost.
///
/// Safe from any thread. Reading is a volatile read of an immutable [Snapshot] and never waits; everything else blocks on the
/// disk and must stay off the FX thread. A method that returned normally is durable: it survives `kill -9` and a power cut.
/// Failures are [dev.onehot.model.OnehotException]s, and then nothing was changed.
public final class SettingsManager implements AutoCloseable {
    private final Turn lock = new Turn();
    private final CommitQueue queue = new CommitQueue(lock, this::commit);
    private final Database database;
    private final Runnable threadRule;
    private final EventHub hub;
    private final KeySealer sealer;
    private final Keys keys;
    private final Backups backups;
    private final Transfer transfer;
    private final Schemas schemas;
    private final LookBack lookBack = new LookBack(this);

    @GuardedBy("lock")
    private final Ledger ledger;

    @GuardedBy("lock")
    private boolean closed;

    /// @param database owned by the manager from now on: closed with it
    /// @param places where master keys are; the keychain is closed with the manager
    /// @param threadRule throws when the calling thread must not block; run before everything that does
    public SettingsManager(Database database, KeyPlaces places, Clock clock, Runnable threadRule) {
        this(database, places, clock, threadRule, true);
    }

    /// A manager that has not read the settings, however many there are: its snapshots cover only those of [OwnSettings], the others are
    /// read one by one, until [#readAllSettings].
    public static SettingsManager withoutSettings(Database database, KeyPlaces places, Clock clock, Runnable threadRule) {
        return new SettingsManager(database, places, clock, threadRule, false);
    }

    private SettingsManager(Database database, KeyPlaces places, Clock clock, Runnable threadRule, boolean allSettings) {
        this.database = database;
        Backup.sweep(database.file());
        this.threadRule = threadRule;
        this.sealer = new KeySealer(places.environment());
        this.backups = new Backups(this, database.file(), clock);
        this.schemas = new Schemas(this, database.file());
        this.transfer = new Transfer(this, clock);
        var first = firstLook(clock, allSettings);
        this.hub = first.hub();
        this.ledger = first;
        this.keys = new Keys(this, sealer, places, database.file());
    }

    /// Closes the file when its rows cannot be read: nobody else could.
    private Ledger firstLook(Clock clock, boolean allSettings) {
        try {
            var first = new Ledger(database.writer(), sealer, schemas, clock, allSettings);
            first.expire();
            return first;
        } catch (StorageException failure) {
            database.closeAfter(failure);
            throw Database.unusable(failure);
        } catch (RuntimeException | Error failure) {
            database.closeAfter(failure);
            throw failure;
        }
    }

    /// A manager over `file` for any thread, on the system's clock, without a keychain.
    public static SettingsManager open(Path file) {
        return new SettingsManager(Database.open(file), KeyPlaces.withoutKeychain(System.getenv()), Clock.systemUTC(), () -> {});
    }

    /// Everything that is committed, as this process knows it. Never waits.
    public Snapshot snapshot() {
        return hub.snapshot();
    }

    /// Begins to tell `listener` what is true: first a snapshot, then every later commit, on a thread of its own.
    public Subscription subscribe(Consumer<Event> listener) {
        return hub.subscribe(listener);
    }

    public int subscribers() {
        return hub.size();
    }

    public Database database() {
        return database;
    }

    /// Carries out one command. Inside [#composite] it joins that transaction.
    public Outcome apply(Command command, Origin origin) {
        return apply(List.of(command), origin).getFirst().get();
    }

    /// Carries out commands that share one commit; each succeeds or fails alone.
    public List<Result> apply(List<Command> commands, Origin origin) {
        threadRule.run();
        if (commands.isEmpty()) {
            return List.of();
        }
        if (lock.isHeldByCurrentThread()) {
            return read(it -> it.runInside(commands.iterator()));
        }
        return queue.await(new CommitQueue.Request(commands, origin));
    }

    /// Runs `body` in one transaction: every command that it applies through this manager, or none. What it throws undoes all.
    /// Inside another one it is a part of that transaction, and what it throws undoes that part.
    public <T> T composite(Origin origin, Supplier<T> body) {
        threadRule.run();
        return read(it -> it.isInside() ? it.nest(body) : it.transact(origin, body));
    }

    /// What was done, newest first. Never holds a key or a secret value; waits for no writer.
    public List<PastGesture> history(HistoryFilter filter) {
        threadRule.run();
        return database.history(filter);
    }

    /// Has what other programs changed while no Onehot ran in the history, unless somebody is writing this moment. Reads all settings once.
    public void lookBack() {
        threadRule.run();
        lookBack.run();
    }

    /// Backups of this database.
    public Backups backups() {
        return backups;
    }

    /// What is known of settings, and whether a value is right.
    public Schemas schemas() {
        return schemas;
    }

    /// Settings and providers as one file, out and in.
    public Transfer transfer() {
        return transfer;
    }

    /// How the database and this process are now. Reads from the disk.
    public Health health() {
        threadRule.run();
        return Health.of(this);
    }

    /// Forgets history beyond what is to be kept, unless another program is writing: then it can wait.
    public void expire() {
        threadRule.run();
        whenIdle(Ledger::expire);
    }

    /// The setting of this key, also where snapshots do not cover it; only then this may wait.
    public Optional<Setting> setting(String key) {
        var seen = snapshot();
        if (seen.covers(key)) {
            return seen.setting(key);
        }
        threadRule.run();
        return read(it -> it.setting(key));
    }

    /// How many settings there are.
    public long settingCount() {
        return read(Ledger::settingCount);
    }

    /// Reads all settings, if it has not yet: from then on snapshots cover them. Others wait meanwhile.
    public void readAllSettings() {
        threadRule.run();
        whenIdle(Ledger::readAllSettings);
    }

    /// Inside [#composite] what the next command finds, otherwise what is committed.
    public Snapshot current() {
        return read(Ledger::current);
    }

    /// Looks at once whether another process has written.
    ///
    /// @return whether the history has all of it by now: it does not while somebody else is writing
    public boolean refresh() {
        threadRule.run();
        var recorded = new AtomicBoolean(true);
        whenIdle(it -> recorded.set(it.refresh()));
        return recorded.get();
    }

    /// Runs `body` while this process does not have the file open: everybody else who reads or writes through this manager waits for its end,
    /// which finds what others wrote meanwhile. For what opens files of its own: see [Database#closing].
    ///
    /// Refused as in use, and nothing was done, when somebody still reads after five seconds; a check gives way.
    public void whileClosed(Runnable body) {
        threadRule.run();
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("not inside a transaction");
        }
        try (var closing = database.closing()) {
            do {
                // Without the lock: writes go on while a check or a backup comes to its end.
                closing.awaitReaders();
            } while (!runClosed(closing, body));
        }
    }

    private boolean runClosed(Closing closing, Runnable body) {
        return read(it -> {
            boolean ran = closing.run(lock.ofPerson(body));
            it.refresh();
            return ran;
        });
    }

    /// How keys are kept, and whether they can be read and written now.
    public Keys keys() {
        return keys;
    }

    /// The key of a provider, in clear text; empty text when it has none. The only way to it. Throws
    /// [dev.onehot.model.KeysException] when it is not to be had.
    public ApiKey revealKey(long providerId) {
        threadRule.run();
        var stored = read(it -> it.session().keys().find(providerId).orElseThrow(() -> new NoSuchProviderException(providerId)));
        return sealer.open(new Cell(Place.PROVIDER, providerId, stored));
    }

    /// The models that a provider's server listed at its last check, in its order; empty when it never did.
    public List<String> models(long providerId) {
        threadRule.run();
        return read(it -> it.session().checks().models(providerId));
    }

    /// The presets that a person wrote into the file beside the database, read anew.
    public OwnPresets ownPresets() {
        threadRule.run();
        return OwnPresetsFile.beside(database.file());
    }

    /// Every key as it is stored now, inside [#composite] as the next command finds it.
    List<Cell> keyCells() {
        return read(it -> it.session().keys().all());
    }

    /// After keys were encrypted: leaves no trace of them in the write-ahead log.
    void truncateLog() {
        whenIdle(it -> it.session().truncateLog());
    }

    // The original's operations, by their names there.

    /// The stored value, or `defaultValue` when there is no such row.
    public String getSetting(String key, String defaultValue) {
        return setting(key).map(Setting::value).orElse(defaultValue);
    }

    public Outcome setSetting(String key, String value) {
        return apply(new Command.SetSetting(key, value, Command.ANY), Origin.API);
    }

    public Outcome resetSetting(String key) {
        return apply(new Command.ResetSetting(key, Command.ANY), Origin.API);
    }

    public Optional<Provider> getActiveAiProvider() {
        return snapshot().active();
    }

    /// All providers, newest change first, without keys.
    public List<Provider> getAllAiProviders() {
        var all = new ArrayList<>(snapshot().providers().values());
        all.sort((a, b) -> b.updatedAt().compareTo(a.updatedAt()));
        return all;
    }

    public Outcome addAiProvider(ProviderDraft draft, boolean setActive) {
        return apply(new Command.AddProvider(draft, setActive), Origin.API);
    }

    public Outcome setActiveProvider(long id) {
        return apply(new Command.ActivateProvider(id), Origin.API);
    }

    public Outcome deactivateProviders() {
        return apply(new Command.DeactivateProviders(), Origin.API);
    }

    public Outcome renameProvider(long id, String name) {
        return apply(new Command.RenameProvider(id, name, Command.ANY), Origin.API);
    }

    public Outcome deleteAiProvider(long id) {
        return apply(new Command.DeleteProvider(id, Command.ANY), Origin.API);
    }

    /// Makes one of several active rows the only one, or the last chosen one active again.
    public Outcome repair() {
        return apply(new Command.RepairActive(OptionalLong.empty()), Origin.API);
    }

    public boolean isAiEnabled() {
        return snapshot().active().isPresent();
    }

    /// Called by the queue with the lock held; takes it once more, so that the compiler can see that it is.
    private void commit(Batch batch) {
        lock.lock();
        try {
            requireOpen();
            batch.answer(ledger.commit(batch, batch.origin()));
        } catch (OnehotException failure) {
            batch.refuse(failure);
        } catch (RuntimeException | Error defect) {
            batch.requests().forEach(it -> it.fail(defect));
        } finally {
            lock.unlock();
        }
    }

    /// Not inside a transaction, and not after the end: there is nothing to be done then.
    void whenIdle(Consumer<Ledger> work) {
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
    <T> T read(Function<Ledger, T> question) {
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
                keys.close();
                ledger.close();
                database.close();
            }
        } finally {
            lock.unlock();
            queue.wakeNext();
        }
    }
}
