package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Provider;
import dev.onehot.model.SpareKey;
import dev.onehot.model.WaitException;

/// Opens the master key when a command needs a key. A person at a terminal is asked for a passphrase, and a script is not; the keyring's own dialog comes
/// up wherever it can be seen, because tools run `onehotctl key` without a terminal.
final class KeyAccess {
    /// What a person's answer may change.
    private static final Set<KeyState.Kind> CAN_BE_OPENED = EnumSet.of(KeyState.Kind.LOCKED, KeyState.Kind.DENIED, KeyState.Kind.UNAVAILABLE);

    private KeyAccess() {}

    /// The key of `provider`, empty when it has none. Throws [dev.onehot.model.KeysException] when it is not to be had.
    static ApiKey reveal(Session session, SettingsManager manager, Provider provider) {
        var ready = session.ready();
        if (ready.isPresent()) {
            return ready.get().apply(provider);
        }
        if (provider.key().source() instanceof KeySource.Encrypted) {
            open(session, manager);
        }
        return manager.revealKey(provider.id());
    }

    /// Before keys are read that may be encrypted.
    static void openAll(Session session, SettingsManager manager) {
        boolean encrypted = manager.snapshot().providers().values().stream()
                .flatMap(it -> Stream.concat(Stream.of(it.key()), it.spareKeys().stream().map(SpareKey::key)))
                .anyMatch(it -> it.source() instanceof KeySource.Encrypted);
        if (encrypted) {
            open(session, manager);
        }
    }

    /// Before a key is written, if it is.
    static void prepareFor(KeyChange change, Session session, SettingsManager manager) {
        if (change instanceof KeyChange.Replace(var key) && key.environmentVariable().isEmpty()) {
            prepare(session, manager);
        }
    }

    /// Before keys are written. Makes the first master key of a database, in the keychain or under `ONEHOT_PASSPHRASE`.
    static void prepare(Session session, SettingsManager manager) {
        if (!manager.snapshot().protection().shared()) {
            if (manager.snapshot().protection().master().isEmpty()) {
                await(manager.keys().prepare());
            } else {
                open(session, manager);
            }
        }
    }

    static void open(Session session, SettingsManager manager) {
        var state = await(manager.keys().open());
        if (state.isUsable()) {
            return;
        }
        if (state.backend().equals(Optional.of(KeyBackend.VAULT))) {
            Terminal.find(session).ifPresent(it -> await(manager.keys().unlock(it.secret("Passphrase: ").toCharArray())));
        } else if (CAN_BE_OPENED.contains(state.kind()) && mayAsk(session)) {
            await(manager.keys().prepare());
        }
    }

    /// Whether the keyring's own dialog can be seen here, and may come up.
    private static boolean mayAsk(Session session) {
        boolean seen = Examination.hasDisplay(session.environment(), System.getProperty("os.name", "")) || Terminal.find(session).isPresent();
        return seen && session.patience().filter(Duration::isZero).isEmpty();
    }

    /// Waits for a person, if the system has to ask one; can be interrupted.
    static KeyState await(CompletableFuture<KeyState> future) {
        try {
            return future.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw WaitException.interrupted();
        } catch (ExecutionException wrapped) {
            throw wrapped.getCause() instanceof OnehotException known ? known : new IllegalStateException(wrapped.getCause());
        }
    }
}
