package dev.onehot.core.keys;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeyringPlace;
import dev.onehot.secret.MasterKey;
import java.util.Optional;

/// What came of it. With a master key the state is always [Kind#OPEN].
///
/// @param place where the keychain had it, when it was read just now
public record Opening(KeyState state, Optional<MasterKey> master, Optional<KeyringPlace> place) {
    public Opening(KeyState state, Optional<MasterKey> master) {
        this(state, master, Optional.empty());
    }

    static Opening failed(KeyState state) {
        return new Opening(state, Optional.empty());
    }

    static Opening failed(Kind kind, KeyBackend backend, String code, Object... arguments) {
        return new Opening(KeyState.of(kind, Optional.of(backend), code, arguments), Optional.empty());
    }

    static Opening of(MasterKey master, KeyBackend backend) {
        return of(master, backend, Optional.empty());
    }

    /// One that is kept for this member on this computer.
    static Opening ofTeam(MasterKey master) {
        return new Opening(KeyState.of(Kind.OPEN, Optional.of(KeyBackend.VAULT), "keys.open.team"), Optional.of(master));
    }

    static Opening of(MasterKey master, KeyBackend backend, Optional<KeyringPlace> place) {
        return new Opening(
                KeyState.of(Kind.OPEN, Optional.of(backend), "keys.open." + backend.word()), Optional.of(master), place);
    }
}
