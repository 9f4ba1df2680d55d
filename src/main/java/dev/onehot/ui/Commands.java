package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.SettingsWriter;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.UndoException;

/// Sends commands to the writer and brings their outcome back. FX thread only; never waits.
public final class Commands {
    private final SettingsWriter writer;
    private final Executor screen;
    private final ReadOnlyObjectWrapper<SaveState> state = new ReadOnlyObjectWrapper<>(new SaveState.Idle());
    private SaveState settled = new SaveState.Idle();
    private int underWay;

    /// What the status bar says of this window's own writes.
    public sealed interface SaveState {
        record Idle() implements SaveState {}

        record Saving() implements SaveState {}

        record Saved(LocalTime at) implements SaveState {}

        /// Something was not stored.
        ///
        /// @param before what was true of everything else
        record Failed(SaveState before) implements SaveState {}
    }

    /// @param screen the FX thread, when it has shown what was heard before: [FxInbox]
    public Commands(SettingsWriter writer, Executor screen) {
        this.writer = writer;
        this.screen = screen;
    }

    public ReadOnlyObjectProperty<SaveState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Sends `command`. Exactly one of the two is called, on the FX thread: `done` when it is durable and shown.
    public void send(Command command, Consumer<Outcome> done, Consumer<Throwable> failed) {
        save(() -> writer.submit(command), done, failed);
    }

    /// As [#send], for a command that is chosen when everything that was sent before it is done.
    public void send(Function<SettingsManager, Outcome> work, Consumer<Outcome> done, Consumer<Throwable> failed) {
        save(() -> writer.call(work), done, failed);
    }

    /// As [#send], for what is more than a command: the status bar speaks of it.
    public <T> void write(Function<SettingsManager, T> work, Consumer<T> answer, Consumer<Throwable> failed) {
        save(() -> writer.aside(work), answer, failed);
    }

    /// Sends something that no person did and nobody waits for: the status bar does not speak of it. Only `failed` may be called, on the FX thread.
    public void note(Command command, Consumer<Throwable> failed) {
        answer(() -> writer.submit(command), done -> {}, failed);
    }

    /// Asks for something that blocks, for example a key. The answer comes on the FX thread.
    public <T> void ask(Function<SettingsManager, T> question, Consumer<T> answer, Consumer<Throwable> failed) {
        answer(() -> writer.call(question), answer, failed);
    }

    /// As [#ask], for what takes long: this window's writes go on meanwhile.
    public <T> void aside(Function<SettingsManager, T> work, Consumer<T> answer, Consumer<Throwable> failed) {
        answer(() -> writer.aside(work), answer, failed);
    }

    private <T> void save(Supplier<CompletableFuture<T>> work, Consumer<T> done, Consumer<Throwable> failed) {
        FxThread.require();
        underWay++;
        state.set(new SaveState.Saving());
        answer(
                work,
                result -> {
                    settled = new SaveState.Saved(LocalTime.now(ZoneId.systemDefault()));
                    settle(settled);
                    done.accept(result);
                },
                failure -> {
                    // What was not there to be undone was nothing to be saved either.
                    settle(failure instanceof UndoException ? settled : new SaveState.Failed(settled));
                    failed.accept(failure);
                });
    }

    private <T> void answer(Supplier<CompletableFuture<T>> work, Consumer<T> done, Consumer<Throwable> failed) {
        FxThread.require();
        var _ = work.get().whenComplete((result, failure) -> screen.execute(() -> {
            if (failure == null) {
                done.accept(result);
            } else {
                failed.accept(failure);
            }
        }));
    }

    private void settle(SaveState next) {
        underWay--;
        state.set(underWay > 0 ? new SaveState.Saving() : next);
    }
}
