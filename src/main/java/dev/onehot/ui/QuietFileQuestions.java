package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsWriter;
import java.nio.file.Path;
import javafx.stage.FileChooser.ExtensionFilter;

/// Asks for files while the database is open nowhere in this process.
///
/// The dialogs of GTK open and close the files that they list, to see what they are, and with that the system takes SQLite's locks away
/// ([dev.onehot.core.SettingsManager#whileClosed]). Meanwhile the window shows what it knows, and takes over what others wrote afterwards.
public final class QuietFileQuestions implements FileQuestions, AutoCloseable {
    private final FileQuestions dialogs;
    private final SettingsWriter writer;
    private final Consumer<Throwable> told;
    private volatile CompletableFuture<Optional<Path>> asked = CompletableFuture.completedFuture(Optional.empty());

    /// @param told why there was no dialog, on the FX thread
    public QuietFileQuestions(FileQuestions dialogs, SettingsWriter writer, Consumer<Throwable> told) {
        this.dialogs = dialogs;
        this.writer = writer;
        this.told = told;
    }

    @Override
    public Optional<Path> open(Window owner, String title, ExtensionFilter... kinds) {
        return ask(() -> dialogs.open(owner, title, kinds));
    }

    @Override
    public Optional<Path> save(Window owner, String title, String name, ExtensionFilter... kinds) {
        return ask(() -> dialogs.save(owner, title, name, kinds));
    }

    @Override
    public void show(Path folder) {
        dialogs.show(folder);
    }

    /// FX thread, which goes on to draw and to hear until the person has answered and the database is open again.
    private Optional<Path> ask(Supplier<Optional<Path>> dialog) {
        FxThread.require();
        var answer = new CompletableFuture<Optional<Path>>();
        asked = answer;
        var _ = writer.<Boolean>call(manager -> {
                    manager.whileClosed(() -> {
                        FxThread.run(() -> show(dialog, answer));
                        awaitPerson(answer);
                    });
                    return true;
                })
                .whenComplete((done, failure) -> FxThread.run(() -> {
                    // Without a database, or with somebody who still reads it, there was no dialog, and nobody to answer.
                    if (failure != null) {
                        told.accept(failure);
                    }
                    answer.complete(Optional.empty());
                    Platform.exitNestedEventLoop(answer, null);
                }));
        Platform.enterNestedEventLoop(answer);
        return answer.getNow(Optional.empty());
    }

    /// However long that takes, or until this thread is told to stop.
    private static void awaitPerson(CompletableFuture<Optional<Path>> answer) {
        try {
            var _ = answer.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            // That dialog's own failure, which whoever asked is told.
        }
    }

    private static void show(Supplier<Optional<Path>> dialog, CompletableFuture<Optional<Path>> answer) {
        try {
            answer.complete(dialog.get());
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
    }

    /// Nobody waits any more for what a person answers. Any thread.
    @Override
    public void close() {
        asked.complete(Optional.empty());
    }
}
