package dev.onehot.core.keys;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeysException;
import dev.onehot.model.StoredKey;
import dev.onehot.secret.MasterKey;
import dev.onehot.store.KeyCell;
import dev.onehot.store.KeyCell.Column;

/// Turns keys into what is stored and back, with the master key as long as it is open.
///
/// Safe on any thread; takes microseconds. Whoever opens or locks the master key is [Keys].
public final class KeySealer {
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
        var expected = protection.master().map(KeyProtection.Master::id);
        return master().filter(it -> expected.equals(Optional.of(it.id())))
                .orElseThrow(() -> KeysException.because(state()))
                .seal(ApiKey.of(plain.key().text()), plain.field());
    }

    /// The key behind what is stored; empty text for none. Throws [KeysException] when it is not to be had.
    public ApiKey open(KeyCell cell) {
        return switch (cell.key().source()) {
            case KeySource.None() -> ApiKey.of("");
            case KeySource.Plain() -> ApiKey.of(cell.key().text());
            case KeySource.Environment(var variable) -> Optional.ofNullable(environment.get(variable))
                    .filter(it -> !it.isBlank())
                    .map(ApiKey::of)
                    .orElseThrow(() -> KeysException.of("key.environment.missing", variable));
            case KeySource.Encrypted(var masterId) -> decrypt(cell, masterId);
        };
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
