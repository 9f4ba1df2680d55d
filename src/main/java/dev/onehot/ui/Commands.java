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
    private final UiModel model;
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

    public Commands(SettingsWriter writer, UiModel model) {
        this.writer = writer;
        this.model = model;
    }

    public ReadOnlyObjectProperty<SaveState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Sends `command`. Exactly one of the two is called, on the FX thread: `done` when it is durable and shown.
    public void send(Command command, Consumer<Outcome> done, Consumer<Throwable> failed) {
        FxThread.require();
        send(writer.submit(command), done, failed);
    }

    /// As [#send], for a command that is chosen when everything that was sent before it is done.
    public void send(Function<SettingsManager, Outcome> work, Consumer<Outcome> done, Consumer<Throwable> failed) {
        FxThread.require();
        send(writer.call(work), done, failed);
    }

    private void send(CompletableFuture<Outcome> sent, Consumer<Outcome> done, Consumer<Throwable> failed) {
        underWay++;
        state.set(new SaveState.Saving());
        var _ = sent.whenComplete((outcome, failure) -> FxThread.run(() -> {
            underWay--;
            if (failure == null) {
                model.whenShown(outcome.revision(), () -> {
                    settleSaved();
                    done.accept(outcome);
                });
            } else {
                settleFailed(failure);
                failed.accept(unwrap(failure));
            }
        }));
    }

    /// Sends something that no person did and nobody waits for: the status bar does not speak of it. Only `failed` may be called, on the FX thread.
    public void note(Command command, Consumer<Throwable> failed) {
        FxThread.require();
        var _ = writer.submit(command).whenComplete((outcome, failure) -> {
            if (failure != null) {
                FxThread.run(() -> failed.accept(unwrap(failure)));
            }
        });
    }

    /// Asks for something that blocks, for example a key. The answer comes on the FX thread.
    public <T> void ask(Function<SettingsManager, T> question, Consumer<T> answer, Consumer<Throwable> failed) {
        FxThread.require();
        var _ = writer.call(question).whenComplete((result, failure) -> FxThread.run(() -> {
            if (failure == null) {
                answer.accept(result);
            } else {
                failed.accept(unwrap(failure));
            }
        }));
    }

    /// As [#send], for what is more than a command: the status bar speaks of it.
    public <T> void write(Function<SettingsManager, T> work, Consumer<T> answer, Consumer<Throwable> failed) {
        FxThread.require();
        underWay++;
        state.set(new SaveState.Saving());
        var _ = writer.aside(work).whenComplete((result, failure) -> FxThread.run(() -> {
            underWay--;
            if (failure == null) {
                settleSaved();
                answer.accept(result);
            } else {
                settleFailed(failure);
                failed.accept(unwrap(failure));
            }
        }));
    }

    /// As [#ask], for what takes long: this window's writes go on meanwhile.
    public <T> void aside(Function<SettingsManager, T> work, Consumer<T> answer, Consumer<Throwable> failed) {
        FxThread.require();
        var _ = writer.aside(work).whenComplete((result, failure) -> FxThread.run(() -> {
            if (failure == null) {
                answer.accept(result);
            } else {
                failed.accept(unwrap(failure));
            }
        }));
    }

    private void settleSaved() {
        settled = new SaveState.Saved(LocalTime.now(ZoneId.systemDefault()));
        settle(settled);
    }

    /// What was not there to be undone was nothing to be saved either.
    private void settleFailed(Throwable failure) {
        settle(unwrap(failure) instanceof UndoException ? settled : new SaveState.Failed(settled));
    }

    private void settle(SaveState next) {
        state.set(underWay > 0 ? new SaveState.Saving() : next);
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
