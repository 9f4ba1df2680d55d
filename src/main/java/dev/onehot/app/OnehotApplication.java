package dev.onehot.app;

import module java.base;
import module javafx.controls;

import dev.onehot.app.start.Start;
import dev.onehot.core.Housekeeping;
import dev.onehot.core.SettingsManager;
import dev.onehot.model.OnehotException;
import dev.onehot.ui.Appearance;
import dev.onehot.ui.DatabaseChoice;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Surroundings;
import dev.onehot.ui.Views;
import dev.onehot.ui.failure.FailureController;
import dev.onehot.ui.shell.MainWindow;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Puts the window and the database together.
public class OnehotApplication extends Application {
    /// JavaFX makes the application object itself, so what it needs is left here before.
    private static volatile @Nullable Prepared prepared;

    private static volatile @Nullable Stage open;

    private static volatile @Nullable String fatal;

    private final Lifetime session;

    /// Looked for while the database is opened, for which this thread would wait.
    private final Surroundings surroundings = Surroundings.ofSystem();

    private final WindowDatabases databases;
    private final Runnable shown;
    private Wish wish;
    private @Nullable Stage stage;
    private Optional<String> told = Optional.empty();

    private static volatile @Nullable MainWindow complete;

    private record Prepared(Lifetime session, Folders folders, Wish wish, Runnable shown) {}

    /// Called by JavaFX.
    public OnehotApplication() {
        var waiting = prepared;
        if (waiting == null) {
            throw new IllegalStateException("started without a session");
        }
        session = waiting.session();
        wish = waiting.wish();
        shown = waiting.shown();
        databases = new WindowDatabases(session, waiting.folders(), System.getenv(), words -> FxThread.run(() -> {
            told = words;
            follow();
        }));
    }

    /// Says what the application that JavaFX makes next is to show.
    ///
    /// @param shown run on a thread of its own when the first frame is on the screen, or what is shown instead of a window: what that need not wait for
    static void prepare(Lifetime session, Folders folders, Wish wish, Runnable shown) {
        prepared = new Prepared(session, folders, wish, shown);
    }

    /// Puts the open window above others, for a person who started Onehot again, and shows what that start was for. Any thread; before
    /// there is a window it does nothing.
    static void fulfil(Wish wish) {
        onWindow(shown -> {
            shown.setIconified(false);
            shown.toFront();
            shown.requestFocus();
            var window = complete;
            if (window != null) {
                show(wish, window);
            }
        });
    }

    private static void show(Wish wish, MainWindow window) {
        wish.export().ifPresent(window::previewImport);
        if (wish.palette()) {
            window.openPalette();
        }
    }

    /// Takes the window off the screen. Any thread.
    static void hide() {
        onWindow(Stage::hide);
    }

    private static void onWindow(Consumer<Stage> action) {
        var shown = open;
        if (shown != null) {
            FxThread.run(() -> action.accept(shown));
        }
    }

    @Override
    public void start(Stage primary) {
        stage = primary;
        open = primary;
        Start.restCarets();
        Start.opened(this::open);
        follow();
    }

    /// Shows what an import of `export` would change, as soon as there is a window. FX thread.
    void open(Path export) {
        var opened = new Wish(Optional.of(export), false);
        if (complete == null) {
            wish = opened;
        } else {
            fulfil(opened);
        }
    }

    private void follow() {
        var _ = session.opening().whenComplete((manager, failure) -> {
            try {
                FxThread.run(() -> present(manager, failure));
            } catch (RuntimeException | Error unheard) {
                giveUp(unheard);
            }
        });
    }

    /// Whatever fails on the way to the window: one with the reason is shown instead, or the program ends and says so. It never stays
    /// without any, in the way of the next start.
    private void present(@Nullable SettingsManager manager, @Nullable Throwable failure) {
        try {
            if (manager != null) {
                show(manager);
            } else {
                showFailure(Objects.requireNonNull(failure));
            }
        } catch (RuntimeException | Error broken) {
            try {
                showFailure(broken);
            } catch (RuntimeException | Error again) {
                giveUp(again);
            }
        }
    }

    private static void giveUp(Throwable failure) {
        fatal = failure.getClass().getName();
        Platform.exit();
    }

    /// The type of what left no window; empty when there was one.
    static Optional<String> fatal() {
        return Optional.ofNullable(fatal);
    }

    final Lifetime session() {
        return session;
    }

    private void show(SettingsManager manager) {
        if (stage != null) {
            var shownOn = stage;
            Appearance.begin();
            var before = complete;
            var programs = session.programs(manager);
            var endpoint = session.endpoint(manager);
            var window = new MainWindow(
                    stage,
                    manager,
                    session.texts(),
                    before == null ? session.lastPlace() : Optional.of(before.place()),
                    surroundings.withDrafts(session.drafts()).withFollowing(any -> programs.following()).withEndpoint(endpoint).withDatabases(databases));
            window.setReopening(this::reopen);
            window.setReleasing(this::release);
            told.ifPresent(window::say);
            told = Optional.empty();
            session.shows(window, new Housekeeping(manager).telling(reason -> now(window).tellNoBackup(reason)), programs, endpoint);
            complete = window;
            speak(window);
            window.setRenewed(next -> {
                session.renewed(next);
                complete = next;
                next.tellShortcut(window.shortcut());
                speak(next);
            });
            show(wish, window);
            stage.show();
            window.whenShown(this::tellShown);
            window.whenComplete(() -> programs.begin(states -> now(window).tellPrograms(states)));
            window.whenComplete(() -> session.beginLogin(manager));
            window.whenComplete(() -> session.beginShortcut(manager, state -> now(window).tellShortcut(state), () -> fulfil(Wish.PALETTE)));
            window.whenComplete(() -> session.drawnAt(shownOn.getOutputScaleX()));
            window.whenComplete(() -> Start.rest(session::beginLog));
        }
    }

    /// The window that is there now, which may have taken the place of `first`.
    private static MainWindow now(MainWindow first) {
        var shown = complete;
        return shown == null ? first : shown;
    }

    /// What JavaFX and the libraries say themselves is said in the language of the window too.
    private static void speak(MainWindow window) {
        Locale.setDefault(window.locale());
    }

    /// The file at the path is another one by now: closes the window's insides and opens that.
    private void reopen(Optional<String> words) {
        told = words;
        session.reopen();
        follow();
    }

    private void release() {
        session.release();
        follow();
    }

    private void showFailure(Throwable wrapped) {
        var failure = wrapped instanceof CompletionException && wrapped.getCause() != null ? wrapped.getCause() : wrapped;
        var reports = Thread.getDefaultUncaughtExceptionHandler();
        if (!(failure instanceof OnehotException) && reports != null) {
            reports.uncaughtException(Thread.currentThread(), failure);
        }
        var ways = new FailureController.Ways() {
            @Override
            public void open(Path file) {
                session.open(file);
                follow();
            }

            @Override
            public void openWithoutLog() {
                session.openWithoutLog();
                follow();
            }

            @Override
            public void restore(Path backup) {
                session.restore(backup);
                follow();
            }

            @Override
            public DatabaseChoice databases() {
                return databases;
            }

            @Override
            public void quit() {
                Platform.exit();
            }
        };
        var texts = session.texts();
        Appearance.begin();
        Appearance.complete();
        Parent view = Views.load(new FailureController(failure, session.place(), texts, ways), texts.bundle());
        var scene = new Scene(view, 720, 480);
        Appearance.dress(scene);
        if (stage != null) {
            stage.setTitle(texts.get("app.title"));
            stage.setScene(scene);
            stage.show();
        }
        tellShown();
    }

    private void tellShown() {
        Thread.ofPlatform().daemon().name("after-first-frame").start(shown);
    }
}
