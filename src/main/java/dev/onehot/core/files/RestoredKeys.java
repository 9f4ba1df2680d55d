package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.keys.Opening;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.StoredKey;
import dev.onehot.secret.MasterKey;
import dev.onehot.store.KeyCell;

/// What becomes of the keys of a backup: they come back as protected as the database is now, whatever they were then.
///
/// Pure; safe on any thread.
///
/// @param target what the database is to keep its keys as
/// @param comesBack the master key that it has again after the restore, as its only one: the backup has the vault
/// @param lost whether it has no master key that could be opened here
/// @param session whether it keeps its keys for one session only
/// @param refusal why the backup's master key could not be opened; empty when it could be, or nothing needs it
/// @param open master keys by their ids
record RestoredKeys(
        KeyProtection target,
        Optional<KeyProtection.Master> comesBack,
        boolean lost,
        boolean session,
        Optional<KeyState> refusal,
        Map<String, MasterKey> open) {
    /// What becomes of one key.
    enum Fate {
        /// It can be read as soon as the master key of the database is open.
        WHOLE,
        /// It comes back encrypted, under a master key that is not to be had.
        LOCKED,
        /// It does not come back: ciphertext says nothing to the program that reads keys from a shared database.
        LEFT,
        /// It does not come back, and the one that is there stays: a key that can be used is given up for none that cannot be opened.
        KEPT,
        /// It must be encrypted, and the master key is not open.
        WAITING
    }

    /// @param key what to store; empty for what is there
    record Restored(Optional<StoredKey> key, Fate fate) {
        static final Restored THERE = new Restored(Optional.empty(), Fate.WHOLE);

        Restored(StoredKey key, Fate fate) {
            this(Optional.of(key), fate);
        }
    }

    /// @param now how keys are kept in the database
    /// @param mine what came of opening the database's master key
    /// @param backup what was known of the master key of its `keys`
    /// @param theirs what came of opening the backup's master key; empty when nothing needs it
    static RestoredKeys of(KeyProtection now, Opening mine, Optional<KeyProtection.Master> backup, List<KeyCell> keys, Optional<Opening> theirs) {
        var open = Stream.concat(mine.master().stream(), theirs.flatMap(Opening::master).stream())
                .collect(Collectors.toMap(MasterKey::id, it -> it, (own, same) -> own));
        boolean lost = isLost(now, mine);
        var comesBack = backup
                .filter(it -> needs(keys, it.id()))
                .filter(it -> theirs.isPresent() && mayBeHad(it, theirs.get()))
                .filter(it -> lost);
        return new RestoredKeys(
                comesBack.map(now::with).orElse(now),
                comesBack,
                lost,
                now.master().filter(it -> it.backend() == KeyBackend.SESSION).isPresent(),
                theirs.filter(it -> it.master().isEmpty()).map(Opening::state),
                open);
    }

    /// Whether any of these keys was encrypted with that master key.
    static boolean needs(List<KeyCell> keys, String masterId) {
        return keys.stream().anyMatch(it -> it.key().source() instanceof KeySource.Encrypted(var id) && id.equals(masterId));
    }

    private static boolean mayBeHad(KeyProtection.Master master, Opening theirs) {
        boolean gone = theirs.state().kind() == KeyState.Kind.LOST || master.backend() == KeyBackend.SESSION;
        return theirs.master().isPresent() || !gone;
    }

    /// The present master key is given up for none but one that is to be had.
    private static boolean isLost(KeyProtection now, Opening mine) {
        boolean none = now.master().isEmpty() || mine.state().kind() == KeyState.Kind.LOST;
        return !now.shared() && mine.master().isEmpty() && none;
    }

    /// @param now the key that is there, where it may stay if that of the backup cannot be opened
    Restored restore(KeyCell key, Optional<KeyCell> now) {
        return switch (key.key().source()) {
            case KeySource.None(), KeySource.Environment _, KeySource.Hidden _ -> new Restored(key.key(), Fate.WHOLE);
            case KeySource.Plain() -> store(ApiKey.of(key.key().text()));
            case KeySource.Encrypted(var id) when !target.shared() && isMaster(id) ->
                new Restored(key.key(), lost && comesBack.isEmpty() ? Fate.LOCKED : Fate.WHOLE);
            case KeySource.Encrypted _ -> clear(key).map(this::store).orElseGet(() -> unopened(key, now));
        };
    }

    private Restored unopened(KeyCell key, Optional<KeyCell> now) {
        return now.filter(it -> !(it.key().source() instanceof KeySource.None))
                .map(it -> new Restored(Optional.empty(), Fate.KEPT))
                .orElseGet(() -> target.shared()
                        ? new Restored(StoredKey.NONE, Fate.LEFT)
                        : new Restored(key.key(), Fate.LOCKED));
    }

    /// In plain text, to be sealed where it is stored, if that will be possible.
    private Restored store(ApiKey clear) {
        return target.shared() || target.master().flatMap(it -> open(it.id())).isPresent()
                ? new Restored(StoredKey.of(clear.reveal()), Fate.WHOLE)
                : new Restored(StoredKey.NONE, Fate.WAITING);
    }

    /// Whether what is there is what is to be stored: in plain text it is only where keys are kept so.
    boolean stays(Restored next, KeyCell mine) {
        boolean fit = target.shared() || !(mine.key().source() instanceof KeySource.Plain);
        return next.key().filter(it -> !fit || !it.equals(mine.key())).isEmpty();
    }

    /// That master key, if it is open.
    Optional<MasterKey> open(String masterId) {
        return Optional.ofNullable(open.get(masterId));
    }

    private boolean isMaster(String id) {
        return target.master().filter(it -> it.id().equals(id)).isPresent();
    }

    /// Whether `mine` is the key of the backup already, however it is kept there, and is kept as it should be here.
    boolean isThere(KeyCell key, KeyCell mine) {
        var clear = clear(key);
        return clear.isPresent() ? clear.equals(clear(mine)) && isFit(mine.key()) : key.key().equals(mine.key());
    }

    private boolean isFit(StoredKey mine) {
        return mine.source() instanceof KeySource.Encrypted(var id) ? !target.shared() && isMaster(id) : target.shared();
    }

    private Optional<ApiKey> clear(KeyCell key) {
        return switch (key.key().source()) {
            case KeySource.None(), KeySource.Environment _, KeySource.Hidden _ -> Optional.empty();
            case KeySource.Plain() -> Optional.of(ApiKey.of(key.key().text()));
            case KeySource.Encrypted(var id) -> open(id).flatMap(it -> it.open(key.key(), key.field()));
        };
    }
}
