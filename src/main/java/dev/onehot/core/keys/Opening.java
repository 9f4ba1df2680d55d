package dev.onehot.core.keys;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.secret.MasterKey;
import java.util.Optional;

/// What came of it. With a master key the state is always [Kind#OPEN].
public record Opening(KeyState state, Optional<MasterKey> master) {
    static Opening failed(KeyState state) {
        return new Opening(state, Optional.empty());
    }

    static Opening failed(Kind kind, KeyBackend backend, String code, Object... arguments) {
        return new Opening(KeyState.of(kind, Optional.of(backend), code, arguments), Optional.empty());
    }

    static Opening of(MasterKey master, KeyBackend backend) {
        return new Opening(
                KeyState.of(Kind.OPEN, Optional.of(backend), "keys.open." + backend.word()), Optional.of(master));
    }
}
