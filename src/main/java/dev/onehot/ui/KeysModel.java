package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.keys.Keys;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import java.time.Duration;

/// Whether keys can be read, as a property, and what a person can do about it. FX thread only; never waits.
///
/// Reading the master key begins when this is made, and again when another program changes how keys are kept, or the keychain is unlocked elsewhere.
public final class KeysModel implements AutoCloseable {
    private final Keys keys;
    private final ReadOnlyObjectWrapper<KeyState> state;
    private final Runnable subscription;
    private long locks = -1;
    private Consumer<Runnable> question = retry -> {};

    public KeysModel(Keys keys, UiModel model) {
        this.keys = keys;
        keys.actFor(Origin.WINDOW);
        // First, so that nothing is missed of what comes after the first reading.
        keys.follow();
        this.state = new ReadOnlyObjectWrapper<>(keys.state());
        this.subscription = keys.subscribe(next -> FxThread.run(() -> state.set(keys.state())));
        model.protectionProperty().subscribe(protection -> {
            boolean lock = protection.locks() > locks && locks >= 0;
            locks = protection.locks();
            var _ = lock ? keys.lock() : keys.open();
        });
    }

    public ReadOnlyObjectProperty<KeyState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public KeyState state() {
        return state.get();
    }

    /// Whether the variable of an `env:` reference has a value.
    public boolean isSet(String variable) {
        return keys.isSet(variable);
    }

    /// What asks the person how keys are to be opened or kept; it runs its argument when they can be read.
    public void setQuestion(Consumer<Runnable> shows) {
        question = shows;
    }

    /// If `failure` is that keys are locked, opens them, asking the person if it must, and then runs `retry`. Otherwise, or if
    /// they stay locked, tells `failed`.
    public void recover(Throwable failure, Runnable retry, Consumer<Throwable> failed) {
        if (failure instanceof KeysException locked && locked.isOpenable()) {
            whenUsable(retry, failed);
        } else {
            failed.accept(failure);
        }
    }

    /// Runs `body` as soon as keys can be read, for which the person may be asked.
    public void whenUsable(Runnable body, Consumer<Throwable> failed) {
        prepare(
                now -> {
                    if (now.isUsable()) {
                        body.run();
                    } else {
                        question.accept(body);
                    }
                },
                failed);
    }

    public void prepare(Consumer<KeyState> done, Consumer<Throwable> failed) {
        run(keys.prepare(), done, failed);
    }

    public void unlock(char[] passphrase, Consumer<KeyState> done, Consumer<Throwable> failed) {
        run(keys.unlock(passphrase), done, failed);
    }

    /// Makes or moves the master key.
    ///
    /// @param replace gives up the master key that there is
    public void keepIn(
            KeyBackend backend,
            char[] passphrase,
            boolean replace,
            Consumer<KeyState> done,
            Consumer<Throwable> failed) {
        run(replace ? keys.startOver(backend, passphrase) : keys.keepIn(backend, passphrase), done, failed);
    }

    /// Makes a new master key, and seals all keys anew.
    public void renew(char[] passphrase, Consumer<KeyState> done, Consumer<Throwable> failed) {
        run(keys.renew(passphrase), done, failed);
    }

    /// Has the passphrase of a team be asked for again on this computer.
    public void forget() {
        var _ = keys.forget();
    }

    /// Whether keys are under a passphrase that several people know.
    public boolean isOfTeam() {
        return keys.isOfTeam();
    }

    public void protect(Consumer<KeyState> done, Consumer<Throwable> failed) {
        run(keys.protect(Origin.WINDOW), done, failed);
    }

    public void share(Consumer<KeyState> done, Consumer<Throwable> failed) {
        run(keys.share(Origin.WINDOW), done, failed);
    }

    public void lock() {
        var _ = keys.lock();
    }

    /// Locks when nobody has touched the window for so long; zero never does.
    public void lockAfter(Duration idle) {
        keys.lockAfter(idle);
    }

    /// Somebody is at work.
    public void touch() {
        keys.touch();
    }

    private void run(CompletableFuture<KeyState> work, Consumer<KeyState> done, Consumer<Throwable> failed) {
        FxThread.require();
        var _ = work.whenComplete((result, failure) -> FxThread.run(() -> {
            state.set(keys.state());
            if (failure == null) {
                done.accept(result);
            } else {
                failed.accept(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        }));
    }

    @Override
    public void close() {
        subscription.run();
    }
}
