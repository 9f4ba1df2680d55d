package dev.onehot.core.keys;

import module java.base;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.secret.SecretStore;

/// Has the master key looked for again when something changed in the keychain: a person unlocked it there, or started it. Asks nobody.
///
/// Only while keys cannot be read for a reason that may have gone by that. Many changes in a row are one look.
final class KeyringFollow implements AutoCloseable {
    private static final long GATHERED_MILLIS = 300;

    private final ScheduledExecutorService thread;
    private final Supplier<KeyState> state;
    private final Runnable look;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile Runnable end = () -> {};

    /// @param look is run on `thread`
    KeyringFollow(ScheduledExecutorService thread, Supplier<KeyState> state, Runnable look) {
        this.thread = thread;
        this.state = state;
        this.look = look;
    }

    /// May block as everything of a store.
    void begin(SecretStore keychain) {
        end.run();
        end = keychain.follow(this::changed);
    }

    /// On a thread of the keychain's: hands over, and never waits.
    private void changed() {
        if (due.compareAndSet(false, true)) {
            try {
                var _ = thread.schedule(this::look, GATHERED_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                // Nobody is left to be told.
            }
        }
    }

    private void look() {
        due.set(false);
        var now = state.get();
        boolean waits =
                switch (now.kind()) {
                    // Whoever locked them by hand unlocks them by hand.
                    case LOCKED -> !now.what().code().equals("keys.locked.byHand");
                    case DENIED, UNAVAILABLE, LOST -> true;
                    case SHARED, FRESH, OPENING, WAITING, OPEN -> false;
                };
        if (waits && now.backend().equals(Optional.of(KeyBackend.KEYCHAIN))) {
            look.run();
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
