package dev.onehot.app;

import dev.onehot.core.KeyPlaces;
import dev.onehot.core.SettingsManager;
import dev.onehot.model.OnehotException;
import dev.onehot.secret.NoKeychain;
import dev.onehot.store.Database;
import dev.onehot.ui.Appearance;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Views;
import dev.onehot.ui.failure.FailureController;
import dev.onehot.ui.shell.MainWindow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Puts the window and the database together, and takes them apart in order.
public class OnehotApplication extends Application {
    /// JavaFX makes the application object itself, so what it needs is left here before, and what it made is found here after.
    private static volatile @Nullable Session session;

    private final Session own;
    private @Nullable Stage stage;

    /// What outlives the toolkit: opened before it starts, closed after it has ended.
    private static final class Session {
        private final Texts texts;
        private volatile Path file;
        private volatile CompletableFuture<SettingsManager> opening;
        private volatile @Nullable MainWindow window;

        Session(Path file, Texts texts) {
            this.texts = texts;
            this.file = file;
            this.opening = open(file);
        }

        static CompletableFuture<SettingsManager> open(Path file) {
            var opening = new CompletableFuture<SettingsManager>();
            Thread.ofPlatform().name("database-opening").start(() -> {
                try {
                    var places = new KeyPlaces(new NoKeychain(), System.getenv());
                    opening.complete(new SettingsManager(
                            Database.open(file), places, Clock.systemUTC(), FxThread::forbid));
                } catch (RuntimeException | Error failure) {
                    opening.completeExceptionally(failure);
                }
            });
            return opening;
        }
    }

    /// Called by JavaFX.
    public OnehotApplication() {
        var prepared = session;
        if (prepared == null) {
            throw new IllegalStateException("started without a file");
        }
        own = prepared;
    }

    /// Begins to open `file`.
    static void begin(Path file, Texts texts) {
        session = new Session(file, texts);
    }

    /// Closes what was opened, after the toolkit has ended.
    static void end() {
        var ending = session;
        if (ending == null) {
            return;
        }
        var window = ending.window;
        if (window != null) {
            window.close();
        }
        ending.opening.handle((manager, failure) -> {
                    if (manager != null) {
                        manager.close();
                    }
                    return failure;
                })
                .join();
    }

    @Override
    public void start(Stage primary) {
        stage = primary;
        primary.setTitle(own.texts.get("app.title"));
        follow();
    }

    private void follow() {
        var _ = own.opening.whenComplete((manager, failure) -> FxThread.run(() -> {
            if (manager != null) {
                show(manager);
            } else {
                showFailure(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            }
        }));
    }

    private void show(SettingsManager manager) {
        if (stage != null) {
            own.window = new MainWindow(stage, manager, own.texts);
            stage.show();
        }
    }

    private void showFailure(@Nullable Throwable failure) {
        if (!(failure instanceof OnehotException known)) {
            throw new IllegalStateException("The database could not be opened", failure);
        }
        var ways = new FailureController.Ways() {
            @Override
            public void open(Path file) {
                own.file = file;
                own.opening = Session.open(file);
                follow();
            }

            @Override
            public void quit() {
                Platform.exit();
            }
        };
        Parent view = Views.load(
                new FailureController(known, own.file, own.texts, ways), own.texts.bundle());
        var scene = new Scene(view, 720, 480);
        Appearance.dress(scene);
        if (stage != null) {
            stage.setScene(scene);
            stage.show();
        }
    }
}
