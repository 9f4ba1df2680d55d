package dev.onehot.core.keys;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Writes;
import dev.onehot.disk.OwnFiles;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeyUse;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.secret.KeyFile;
import dev.onehot.secret.MasterKey;
import dev.onehot.secret.PassphraseCost;
import dev.onehot.store.KeyCell;

/// Opens, makes, moves and locks the master key of a database, so that its keys can be read and written.
///
/// Safe from any thread, also the FX thread: nothing waits. The work is done one after the other on a daemon thread named
/// `keyring`; a future fails with a [KeysException] or what [Writes#apply] throws, and then nothing was changed.
public final class Keys implements AutoCloseable {
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("keyring").daemon().factory());
    private final List<Consumer<KeyState>> listeners = new CopyOnWriteArrayList<>();
    private final Writes writes;
    private final KeySealer sealer;
    private final KeyPlaces places;
    private final KeyOpening opening;
    private final KeyKeeping keeping;
    private final KeyringFollow follow;
    private final IdleWatch idle;
    private volatile Origin actor = Origin.API;
    private volatile Duration patience = KeyOpening.AS_LONG_AS_IT_TAKES;

    /// @param database beside which the file for the master key is, and not beside a link to it: there it is only looked for
    public Keys(Writes writes, KeySealer sealer, KeyPlaces places, Path database) {
        var file = new KeyFile(
                OwnFiles.beside(OwnFiles.real(database), OwnFiles.KEY), OwnFiles.beside(database.toAbsolutePath(), OwnFiles.KEY));
        thread.setRemoveOnCancelPolicy(true);
        this.writes = writes;
        this.sealer = sealer;
        this.places = places;
        this.opening = new KeyOpening(places, file, this::tell);
        this.keeping = new KeyKeeping(writes, places, file, opening, () -> actor);
        this.follow = new KeyringFollow(thread, this::state, this::lookAgain);
        this.idle = new IdleWatch(thread, () -> {
            var _ = lock();
        });
    }

    /// Who is said to have made or moved the master key from now on.
    public void actFor(Origin origin) {
        actor = origin;
    }

    /// How long a person's answer to the system's dialog is waited for, where not for as long as they take. The dialog stays. Zero shows none.
    public void waitAtMost(Duration limit) {
        patience = limit;
    }

    /// From now on the master key is looked for again, asking nobody, when something is unlocked or started in the keychain.
    public void follow() {
        handOver(() -> follow.begin(places.keychain()));
    }

    /// Whether keys can be read and written now.
    public KeyState state() {
        return sealer.state();
    }

    /// The master key as long as it is open. Never waits.
    public Optional<MasterKey> master() {
        return sealer.master();
    }

    /// Whether the variable of an `env:` reference has a value.
    public boolean isSet(String variable) {
        return sealer.isSet(variable);
    }

    /// A key to be carried elsewhere: in clear text, or the name of the variable that holds it.
    public ApiKey reveal(KeyCell cell) {
        return cell.key().source() instanceof KeySource.Environment ? ApiKey.of(cell.key().text()) : sealer.open(cell);
    }

    /// A key in clear text. Throws [KeysException] when it is not to be had.
    public ApiKey open(KeyCell cell) {
        return sealer.open(cell);
    }

    /// Tells `listener` every later state, on the `keyring` thread. Running the answer ends that.
    public Runnable subscribe(Consumer<KeyState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Reads the master key if nobody has to be asked. For the start, and after another program changed how keys are kept.
    public CompletableFuture<KeyState> open() {
        return run(() -> open(false));
    }

    /// What came of opening the master key so far. Opens it first, asking nobody, if that was not tried yet.
    public CompletableFuture<Opening> mine() {
        if (state().kind() != Kind.OPENING) {
            return CompletableFuture.completedFuture(now());
        }
        return run(() -> state().kind() == Kind.OPENING ? open(false) : state()).thenApply(state -> now());
    }

    /// What came of opening the master key until now. Never waits.
    public Opening now() {
        return sealer.opening();
    }

    /// Opens the master key of a backup, asking nobody.
    ///
    /// @param passphrase of its vault; empty for that of the environment
    public CompletableFuture<Opening> theirs(KeyProtection.Master master, Optional<char[]> passphrase) {
        return CompletableFuture.supplyAsync(() -> opening.theirs(master, passphrase, sealer.master()), thread);
    }

    /// After a master key came back with a backup: takes it as open if it is.
    public CompletableFuture<KeyState> took(Opening theirs) {
        return run(() -> theirs.master().isPresent() ? show(theirs) : open(false));
    }

    /// Does what is needed for keys to be usable: has the system ask, or makes the first master key in the system keychain, or
    /// in a vault when `ONEHOT_PASSPHRASE` is set. Answers the state that came of it; look at [KeyState#isUsable()].
    public CompletableFuture<KeyState> prepare() {
        return run(() -> writes.snapshot().protection().shared() ? open(true) : prepareMaster());
    }

    /// Opens the vault.
    ///
    /// @param passphrase overwritten when done
    public CompletableFuture<KeyState> unlock(char[] passphrase) {
        return run(() -> wiping(passphrase, () -> {
            var master = writes.snapshot().protection().master();
            return master.filter(it -> it.backend() == KeyBackend.VAULT || it.isSealed())
                    .map(it -> show(places.kept(opening.fromVault(it, passphrase))))
                    .orElseGet(() -> open(false));
        }));
    }

    /// Keeps the master key in `backend` from now on: the first one is made there, an open one moves there. For a vault this is
    /// also the way to another passphrase.
    ///
    /// @param passphrase for a vault; overwritten when done
    public CompletableFuture<KeyState> keepIn(KeyBackend backend, char... passphrase) {
        return run(() -> wiping(passphrase, () -> keep(backend, passphrase, sealer.master(), false)));
    }

    /// Makes a new master key, under `passphrase`, and seals every key anew with it in one change: for when somebody leaves who knew the old one. Everybody
    /// else is asked for the new passphrase. The old master key has to be open.
    public CompletableFuture<KeyState> renew(char... passphrase) {
        return run(() -> wiping(passphrase, () -> show(keeping.renew(passphrase, openMaster(true).isUsable() ? sealer.master() : Optional.empty()))));
    }

    /// Locks, and has a passphrase that was typed on this computer be asked for again.
    public CompletableFuture<KeyState> forget() {
        handOver(() -> places.team().ifPresent(TeamKey::forget));
        return lock();
    }

    /// Whether several people share the database, and its keys are under a passphrase that all know.
    public boolean isOfTeam() {
        return places.isOfTeam();
    }

    private KeyState keep(KeyBackend backend, char[] passphrase, Optional<MasterKey> held, boolean anew) {
        places.requireForAll(backend == KeyBackend.VAULT);
        return show(keeping.keep(backend, Optional.of(passphrase), held, anew, patience));
    }

    /// Gives up a master key that cannot be had, and makes a new one. Keys under the old one stay, unreadable.
    public CompletableFuture<KeyState> startOver(KeyBackend backend, char... passphrase) {
        return run(() -> wiping(passphrase, () -> keep(backend, passphrase, Optional.empty(), true)));
    }

    /// Encrypts every key of this database. [#share(Origin)] takes it back.
    public CompletableFuture<KeyState> protect(Origin origin) {
        return run(() -> {
            var _ = prepareMaster();
            requireMaster();
            writes.apply(new Command.ProtectKeys(), origin);
            writes.truncateLog();
            return open(false);
        });
    }

    /// Writes every key in plain text, for a program that reads them from this database.
    public CompletableFuture<KeyState> share(Origin origin) {
        return run(() -> {
            places.requireForAll(false);
            if (writes.snapshot().protection().master().isPresent()) {
                var _ = openMaster(true);
                requireMaster();
            }
            writes.apply(new Command.ShareKeys(), origin);
            return open(false);
        });
    }

    /// Forgets the master key until it is opened again.
    public CompletableFuture<KeyState> lock() {
        return run(() -> {
            var backend = writes.snapshot().protection().master().map(KeyProtection.Master::backend);
            if (state().kind() != Kind.OPEN || backend.equals(Optional.of(KeyBackend.SESSION))) {
                return state();
            }
            return show(new Opening(KeyState.of(Kind.LOCKED, backend, "keys.locked.byHand"), Optional.empty()));
        });
    }

    /// Somebody is at work: the time until keys lock themselves begins anew.
    public void touch() {
        idle.touch();
    }

    /// Locks when nobody has called [#touch()] for this long; zero never locks. Holds until it is set again.
    public void lockAfter(Duration limit) {
        touch();
        handOver(() -> idle.after(limit));
    }

    /// How many looks and other works are still to come.
    int scheduled() {
        return thread.getQueue().size();
    }

    private KeyState open(boolean ask) {
        if (writes.snapshot().protection().shared()) {
            return show(new Opening(KeyState.of(Kind.SHARED, Optional.empty(), "keys.shared"), sealer.master()));
        }
        return openMaster(ask);
    }

    private KeyState openMaster(boolean ask) {
        return opened(look(opening, ask ? patience : Duration.ZERO));
    }

    /// In silence, so that nothing flickers where nothing is new.
    private void lookAgain() {
        var found = look(opening.quiet(), Duration.ZERO);
        if (!found.state().equals(state())) {
            opened(found);
        }
    }

    private Opening look(KeyOpening how, Duration limit) {
        return writes.snapshot()
                .protection()
                .master()
                .map(it -> how.open(it, limit, sealer.master()))
                .orElseGet(() -> new Opening(KeyState.of(Kind.FRESH, Optional.empty(), "keys.fresh"), Optional.empty()));
    }

    private KeyState opened(Opening next) {
        var state = show(next);
        keeping.remember(next);
        return state;
    }

    private KeyState prepareMaster() {
        if (writes.snapshot().protection().master().isEmpty()) {
            var backend = places.passphrase().isPresent() ? KeyBackend.VAULT : KeyBackend.KEYCHAIN;
            places.requireLongPassphrase();
            try {
                return show(keeping.keep(backend, places.passphrase(), sealer.master(), false, patience));
            } catch (KeysException setUpElsewhere) {
                if (writes.snapshot().protection().master().isEmpty()) {
                    throw setUpElsewhere;
                }
                // Then that one is opened.
            }
        }
        return openMaster(true);
    }

    private void requireMaster() {
        if (sealer.master().isEmpty()) {
            throw KeysException.because(state());
        }
    }

    private KeyState show(Opening next) {
        sealer.set(next.state(), next.master());
        listeners.forEach(it -> it.accept(next.state()));
        return next.state();
    }

    private void tell(KeyState state) {
        show(new Opening(state, sealer.master()));
    }

    private void handOver(Runnable work) {
        var _ = run(() -> {
            work.run();
            return state();
        });
    }

    private CompletableFuture<KeyState> run(Supplier<KeyState> work) {
        try {
            return CompletableFuture.supplyAsync(work, thread);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("The settings manager is closed", closed));
        }
    }

    /// Adds to how often programs were given the key of a provider, unless another program is writing this moment: then it can wait.
    ///
    /// @return whether it was added
    public boolean addUse(long providerId, long count) {
        return writes.addKeyUse(providerId, count);
    }

    /// How often programs were given keys, the newest day first.
    public List<KeyUse> uses() {
        return writes.keyUses();
    }

    /// What it costs to open what is sealed under a passphrase now.
    public PassphraseCost passphraseCost() {
        return places.cost();
    }

    private static <T> T wiping(char[] passphrase, Supplier<T> body) {
        try {
            return body.get();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        follow.close();
        places.close();
    }
}
