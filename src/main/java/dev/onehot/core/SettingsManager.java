package dev.onehot.core;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Result;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Subscription;
import dev.onehot.core.files.Backups;
import dev.onehot.core.files.Databases;
import dev.onehot.core.files.Plan;
import dev.onehot.core.files.Transfer;
import dev.onehot.core.keys.EndpointTokens;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.core.keys.KeySealer;
import dev.onehot.core.keys.Keys;
import dev.onehot.core.programs.Following;
import dev.onehot.core.write.Writing;
import dev.onehot.model.ApiKey;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.model.ProgramFiles;
import dev.onehot.model.Progress;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.model.StoredSettings;
import dev.onehot.model.UndoWays;
import dev.onehot.schema.Schemas;
import dev.onehot.store.Store;

/// Serialises every change of one database, so that exactly one provider is active and no edit is lost.
///
/// Safe from any thread. Reading is a volatile read of an immutable [Snapshot] and never waits; everything else blocks on the
/// disk and must stay off the FX thread. A method that returned normally is durable: it survives `kill -9` and a power cut.
/// Failures are [dev.onehot.model.OnehotException]s, and then nothing was changed.
public final class SettingsManager implements AutoCloseable {
    private final Store database;
    private final Runnable threadRule;
    private final Writing writing;
    private final Keys keys;
    private final Backups backups;
    private final Transfer transfer;
    private final Schemas schemas;
    private final KeySealer sealer;

    /// @param database owned by the manager from now on: closed with it
    /// @param places where master keys are; the keychain is closed with the manager
    /// @param threadRule throws when the calling thread must not block; run before everything that does
    public SettingsManager(Store database, KeyPlaces places, Clock clock, Runnable threadRule) {
        this(database, places, clock, threadRule, true);
    }

    /// A manager that has not read the settings, however many there are: its snapshots cover only those of [OwnSettings], the others are
    /// read one by one, until [#readAllSettings].
    public static SettingsManager withoutSettings(Path file, KeyPlaces places, Clock clock, Runnable threadRule) {
        return withoutSettings(Databases.open(file), places, clock, threadRule);
    }

    /// As the other one, over what is open already.
    public static SettingsManager withoutSettings(Store database, KeyPlaces places, Clock clock, Runnable threadRule) {
        return new SettingsManager(database, places, clock, threadRule, false);
    }

    private SettingsManager(Store database, KeyPlaces places, Clock clock, Runnable threadRule, boolean allSettings) {
        this.database = database;
        this.threadRule = threadRule;
        var beside = database.place().beside();
        database.copies().sweep();
        this.sealer = new KeySealer(places.environment());
        this.schemas = new Schemas(() -> snapshot().schemas(), beside, clock);
        this.writing = new Writing(database, sealer, schemas, clock, allSettings);
        this.keys = new Keys(writing, sealer, database.file().isPresent() ? places : places.shared(database.place()), beside);
        this.backups = new Backups(writing, keys, schemas, database.place(), database.copies(), clock);
        this.transfer = new Transfer(writing, beside, schemas, keys, clock);
    }

    /// A manager over `file` for any thread, on the system's clock, without a keychain.
    public static SettingsManager open(Path file) {
        return new SettingsManager(Databases.open(file), KeyPlaces.withoutKeychain(System.getenv()), Clock.systemUTC(), () -> {});
    }

    /// Everything that is committed, as this process knows it. Never waits.
    public Snapshot snapshot() {
        return writing.snapshot();
    }

    /// Begins to tell `listener` what is true: first a snapshot, then every later commit, on a thread of its own.
    public Subscription subscribe(Consumer<Event> listener) {
        return writing.hub().subscribe(listener, false);
    }

    /// As [#subscribe], for a listener that only takes note: it is told before the commit is answered, on the thread that commits, and must not wait.
    public Subscription follow(Consumer<Event> listener) {
        return writing.hub().subscribe(listener, true);
    }

    public int subscribers() {
        return writing.hub().size();
    }

    Store database() {
        return database;
    }

    /// Which database it is.
    public DatabasePlace place() {
        return database.place();
    }

    /// Why it can only be read; empty when it can be written.
    public Optional<StorageException> obstacle() {
        return database.obstacle();
    }

    /// Carries out one command. Inside [#composite] it joins that transaction.
    public Outcome apply(Command command, Origin origin) {
        return apply(List.of(command), origin).getFirst().get();
    }

    /// Carries out commands that share one commit; each succeeds or fails alone.
    public List<Result> apply(List<Command> commands, Origin origin) {
        threadRule.run();
        return writing.apply(commands, origin);
    }

    /// Runs `body` in one transaction: every command that it applies through this manager, or none. What it throws undoes all.
    /// Inside another one it is a part of that transaction, and what it throws undoes that part.
    public <T> T composite(Origin origin, Supplier<T> body) {
        threadRule.run();
        return writing.composite(origin, body);
    }

    /// Takes back the newest change of `by` that stands; empty for anybody's. When that cannot be, nothing older is taken back in its place.
    public Outcome undoLatest(Optional<Origin> by, Origin origin) {
        threadRule.run();
        return writing.takeBackLatest(true, by, origin);
    }

    /// Takes back the newest undo of `by`, unless they have done something new since.
    public Outcome redoLatest(Optional<Origin> by, Origin origin) {
        threadRule.run();
        return writing.takeBackLatest(false, by, origin);
    }

    /// Carries out what was planned, as it is by now, as one gesture: the only way in for what comes from elsewhere. As [Plan#carryOut].
    public Plan.Done carryOut(Plan plan, Origin origin) {
        threadRule.run();
        return plan.carryOut(writing, origin);
    }

    /// What was done, newest first. Never holds a key or a secret value; waits for no writer.
    public List<PastGesture> history(HistoryFilter filter) {
        threadRule.run();
        return database.history(filter);
    }

    /// What going back to before `change` would take back, newest first. Waits for no writer.
    public List<PastGesture> standingFrom(long change) {
        threadRule.run();
        return database.standingFrom(change);
    }

    /// What of `by` can be undone and redone next; empty for anybody's. Waits for no writer.
    public UndoWays undoWays(Optional<Origin> by) {
        threadRule.run();
        return database.undoWays(by);
    }

    /// Has what other programs changed while no Onehot ran in the history, unless somebody is writing this moment. Reads all settings once.
    public void lookBack() {
        threadRule.run();
        writing.lookBack();
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

    /// Programs that follow the switch. To be asked for once: one at a time writes files. See [Following#Following].
    public Following following(ProgramFiles programs, Supplier<String> command, Path state) {
        return new Following(writing, sealer, database.place(), new EndpointTokens(writing, keys).or(this::revealKey), programs, command, state);
    }

    /// How the database and this process are now. Reads from the disk.
    public Health health() {
        threadRule.run();
        return Health.of(database.facts(), snapshot(), settingCount(), subscribers(), backups);
    }

    /// Looks through every table for damage, one after the other. Takes about a second for 200 MB.
    /// Answers what was found; nothing when nothing is wrong, or `progress` ended it.
    public List<String> check(Progress progress) {
        threadRule.run();
        return database.file().map(it -> it.check(progress)).orElse(List.of());
    }

    /// Forgets history beyond what is to be kept, unless another program is writing: then it can wait.
    public void expire() {
        threadRule.run();
        writing.expire();
    }

    /// The setting of this key, also where snapshots do not cover it; only then this may wait.
    public Optional<Setting> setting(String key) {
        var seen = snapshot();
        if (seen.covers(key)) {
            return seen.setting(key);
        }
        threadRule.run();
        return writing.setting(key);
    }

    /// All settings at this moment, for whoever does not want them all in memory. Waits for no writer; to be closed.
    public StoredSettings settings() {
        threadRule.run();
        return database.settings();
    }

    /// How many settings there are.
    public long settingCount() {
        return writing.settingCount();
    }

    /// Reads all settings, if it has not yet: from then on snapshots cover them. Others wait meanwhile.
    public void readAllSettings() {
        threadRule.run();
        writing.readAllSettings();
    }

    /// Inside [#composite] what the next command finds, otherwise what is committed.
    public Snapshot current() {
        return writing.current();
    }

    /// Looks at once whether another process has written, and answers whether the history has all of it by now: not while somebody else is writing.
    public boolean refresh() {
        threadRule.run();
        return writing.refresh();
    }

    /// Runs `body`, which opens files of its own, while this process does not have the database open: see [dev.onehot.store.StoreFile#closing]. Everybody else who reads
    /// or writes through this manager waits for its end. Refused as in use, and nothing was done, when somebody still reads after five seconds; a check
    /// gives way.
    public void whileClosed(Runnable body) {
        threadRule.run();
        writing.whileClosed(body);
    }

    /// How keys are kept, and whether they can be read and written now.
    public Keys keys() {
        return keys;
    }

    /// The key of a provider, in clear text; empty text when it has none. The only way to it. Throws
    /// [dev.onehot.model.KeysException] when it is not to be had.
    public ApiKey revealKey(long providerId) {
        threadRule.run();
        return writing.revealKey(providerId);
    }

    /// The models that a provider's server listed at its last check, in its order; empty when it never did.
    public List<String> models(long providerId) {
        threadRule.run();
        return writing.models(providerId);
    }

    Writing writing() {
        return writing;
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

    /// Ends all subscriptions and closes the file. What was acknowledged is already durable.
    @Override
    public void close() {
        keys.close();
        writing.close();
    }
}
