package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.SettingsReading;
import org.jspecify.annotations.Nullable;

/// Settings of a very full file come when the window is already there: read in the background, and shown all at once.
///
/// FX thread only, but [#close].
public final class LateSettings implements AutoCloseable {
    private final ReadOnlyObjectWrapper<State> state;
    private @Nullable Runnable reading;
    private volatile boolean closed;

    /// Where it stands.
    public sealed interface State {
        /// All are shown.
        record There() implements State {}

        /// They are being read.
        ///
        /// @param part of them that is read, from 0 to 1
        record Reading(double part, long all) implements State {}

        /// There are more than the memory bears.
        record TooMany() implements State {}

        /// They could not be read.
        record Failed(Throwable reason) implements State {}
    }

    /// Has something done that takes long, and brings the answer back: see [Commands#aside].
    @FunctionalInterface
    public interface Aside {
        <T> void run(Function<SettingsManager, T> work, Consumer<T> answer, Consumer<Throwable> failed);
    }

    LateSettings(boolean there) {
        this.state = new ReadOnlyObjectWrapper<>(there ? new State.There() : new State.Reading(0, 0));
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Reads what is missing, now and whenever other programs have stored so many that they were let go.
    ///
    /// @param heap in bytes
    public void begin(Aside aside, long heap) {
        aside.run(
                manager -> {
                    new SettingsReading(manager, heap).guard();
                    return heap;
                },
                guarded -> {},
                this::fail);
        reading = () -> aside.run(
                manager -> new SettingsReading(manager, heap).run(this::report),
                read -> {
                    if (!read && isReading()) {
                        state.set(new State.TooMany());
                    }
                },
                this::fail);
        if (isReading()) {
            reading.run();
        }
    }

    private boolean isReading() {
        return state.get() instanceof State.Reading;
    }

    /// Another snapshot is shown.
    void follow(boolean there) {
        if (there) {
            state.set(new State.There());
        } else if (state.get() instanceof State.There) {
            state.set(new State.Reading(0, 0));
            var again = reading;
            if (again != null) {
                again.run();
            }
        }
    }

    private boolean report(long done, long all) {
        if (!closed) {
            FxThread.run(() -> {
                if (isReading()) {
                    state.set(new State.Reading(all == 0 ? 0 : Math.min(1, (double) done / all), all));
                }
            });
        }
        return !closed;
    }

    private void fail(Throwable reason) {
        if (!closed && !(state.get() instanceof State.There)) {
            state.set(new State.Failed(reason));
        }
    }

    /// What is being read is given up. Any thread.
    @Override
    public void close() {
        closed = true;
    }
}
