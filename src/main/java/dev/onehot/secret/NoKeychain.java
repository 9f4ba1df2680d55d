package dev.onehot.secret;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import java.util.Optional;

/// For a system without a keychain, or a program that was told not to use it.
public final class NoKeychain implements SecretStore {
    /// There is nothing to connect to.
    public NoKeychain() {}

    private static Answer none() {
        return new Answer.Unavailable(Message.of("keychain.none"), Message.of("keychain.none.advice"));
    }

    @Override
    public Answer read(String id, Optional<KeyringPlace> place) {
        return none();
    }

    @Override
    public Answer findAny() {
        return none();
    }

    @Override
    public Answer write(String id, byte[] secret) {
        return none();
    }

    @Override
    public Answer delete(String id) {
        return none();
    }

    @Override
    public Answer unlock(Wanted wanted, Asking asking) {
        return none();
    }
}
