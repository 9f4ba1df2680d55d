package dev.onehot.core.keys;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeysException;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.StoredKey;
import dev.onehot.secret.MasterKey;
import dev.onehot.store.KeyCell;
import dev.onehot.store.KeyCell.Column;

/// Turns keys into what is stored and back, with the master key as long as it is open.
///
/// Safe on any thread; takes microseconds. Whoever opens or locks the master key is [Keys].
public final class KeySealer {
    /// Around what stood in a file.
    private static final String AROUND = "text";

    private final Map<String, String> environment;
    /// Both together, so that nobody sees the key of one state with the words of another.
    private volatile Opening opened;

    /// @param environment where `env:NAME` is looked up
    public KeySealer(Map<String, String> environment) {
        this.environment = environment;
        this.opened = new Opening(KeyState.of(Kind.OPENING, Optional.empty(), "keys.opening"), Optional.empty());
    }

    /// As this one, with another master key open: for a transaction in which the database gets that one.
    public KeySealer with(MasterKey master) {
        var other = new KeySealer(environment);
        other.set(state(), Optional.of(master));
        return other;
    }

    KeyState state() {
        return opened.state();
    }

    Optional<MasterKey> master() {
        return opened.master();
    }

    /// Both as of one moment.
    Opening opening() {
        return opened;
    }

    void set(KeyState state, Optional<MasterKey> master) {
        opened = new Opening(state, master);
    }

    /// What to store for `key`. Throws [KeysException] when it must be encrypted and cannot be.
    public StoredKey seal(KeyProtection protection, long providerId, ApiKey key) {
        if (protection.shared() || key.environmentVariable().isPresent()) {
            return StoredKey.of(key.reveal());
        }
        return sealed(protection, new KeyCell(Column.PROVIDER, providerId, StoredKey.of(key.reveal())));
    }

    /// The encrypted form of a key that stands in plain text.
    public StoredKey sealed(KeyProtection protection, KeyCell plain) {
        return master(protection).seal(ApiKey.of(plain.key().text()), plain.field());
    }

    /// A key that `before` can open, as it is to be stored from now on.
    public StoredKey resealed(KeyProtection protection, KeySealer before, KeyCell cell) {
        return master(protection).seal(before.open(cell), cell.field());
    }

    /// The key behind what is stored; empty text for none. Throws [KeysException] when it is not to be had.
    public ApiKey open(KeyCell cell) {
        var source = cell.key().source();
        // Not a switch: the first one over types costs a short command a tenth of its time.
        if (source instanceof KeySource.Encrypted(var masterId)) {
            return decrypt(cell, masterId);
        }
        if (source instanceof KeySource.Environment(var variable)) {
            return Optional.ofNullable(environment.get(variable))
                    .filter(it -> !it.isBlank())
                    .map(ApiKey::of)
                    .orElseThrow(() -> KeysException.of("key.environment.missing", variable));
        }
        if (source instanceof KeySource.Hidden) {
            throw KeysException.of("key.noRight");
        }
        return ApiKey.of(source instanceof KeySource.Plain ? cell.key().text() : "");
    }

    /// A key of another program's file as it is to be stored: what stood there is encrypted where it may be a key. Throws [KeysException] when it must
    /// be and cannot be.
    public OwnedKey sealedOriginal(KeyProtection protection, FollowedProgram program, String file, OwnedKey key) {
        if (!isToSeal(protection, key)) {
            return key;
        }
        var master = master(protection);
        // How a key ends is shown beside its ciphertext, and the white space around a text is a part of it.
        return key.withOriginal(key.original().map(it -> master.seal(ApiKey.of(AROUND + it + AROUND), field(program, file, key)).text()));
    }

    /// Throws [KeysException] when [#sealedOriginal] would.
    public void requireSealable(KeyProtection protection, List<OwnedKey> keys) {
        if (keys.stream().anyMatch(it -> isToSeal(protection, it))) {
            var _ = master(protection);
        }
    }

    private static boolean isToSeal(KeyProtection protection, OwnedKey key) {
        return !protection.shared() && key.secret() && key.original().filter(it -> !KeySource.isEncrypted(it)).isPresent();
    }

    /// The master key of the database, if it is open.
    private MasterKey master(KeyProtection protection) {
        var expected = protection.master().map(KeyProtection.Master::id);
        return master().filter(it -> expected.equals(Optional.of(it.id()))).orElseThrow(() -> KeysException.because(state()));
    }

    /// A key of another program's file with what stood there in clear. Throws [KeysException] when that is not to be had.
    public OwnedKey opened(FollowedProgram program, String file, OwnedKey key) {
        if (key.original().filter(KeySource::isEncrypted).isEmpty()) {
            return key;
        }
        var master = master().orElseThrow(() -> isLost(key) ? KeysException.of("key.otherMaster") : KeysException.because(state()));
        var text = master.open(StoredKey.of(key.original().get()), field(program, file, key)).orElseThrow(() -> KeysException.of("key.otherMaster")).reveal();
        return key.withOriginal(Optional.of(text.substring(AROUND.length(), text.length() - AROUND.length())));
    }

    /// Whether what stood there was encrypted with a master key that the database has no more: nobody can open it.
    public boolean isLost(OwnedKey key) {
        var now = opened;
        return key.original().map(it -> StoredKey.of(it).source()).orElse(new KeySource.None()) instanceof KeySource.Encrypted(var id)
                && now.master().map(it -> !it.id().equals(id)).orElse(now.state().kind() == Kind.SHARED);
    }

    /// As [#opened], or as it is.
    public OwnedKey openedIfPossible(FollowedProgram program, String file, OwnedKey key) {
        try {
            return opened(program, file, key);
        } catch (KeysException notNow) {
            return key;
        }
    }

    private static String field(FollowedProgram program, String file, OwnedKey key) {
        return "program/" + program.key() + "/" + file + "/" + key.path();
    }

    /// Whether the variable of an `env:` reference has a value.
    boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private ApiKey decrypt(KeyCell cell, String masterId) {
        var now = opened;
        var master = now.master().orElseThrow(() -> now.state().kind() == Kind.SHARED
                ? KeysException.of("key.otherMaster")
                : KeysException.because(now.state()));
        if (!master.id().equals(masterId)) {
            throw KeysException.of("key.otherMaster");
        }
        return master.open(cell.key(), cell.field()).orElseThrow(() -> KeysException.of("key.damaged"));
    }
}
