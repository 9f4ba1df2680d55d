package dev.onehot.ui.health;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsManager;
import dev.onehot.ui.Workspace;
import javafx.scene.control.Label;

/// Where long work on the database shows how far it has come. FX thread only.
final class WorkBar {
    private final Workspace workspace;
    private final Supplier<LongWork> works;
    private LongWork work;

    WorkBar(Workspace workspace, Node box, Label label, ProgressBar bar, Button cancel) {
        this.workspace = workspace;
        this.works = () -> new LongWork(box, label, bar, cancel);
        this.work = works.get();
        work.done();
    }

    /// Does it beside everything else, and says what came of it.
    ///
    /// @param text key of the words for it
    /// @param endable whether it can be ended half-way
    /// @param body blocks
    <T> void run(String text, boolean endable, Function<LongWork, Function<SettingsManager, T>> body, Consumer<T> done) {
        var begun = works.get();
        work = begun;
        begun.begin(workspace.texts().get(text), endable);
        workspace.commands().aside(body.apply(begun), result -> {
            begun.done();
            done.accept(result);
        }, failure -> {
            begun.done();
            workspace.fail(failure);
        });
    }

    void cancel() {
        work.cancel();
    }

    boolean isCancelled() {
        return work.isCancelled();
    }
}
