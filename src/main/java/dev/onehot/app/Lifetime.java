package dev.onehot.app;

import module java.base;

import dev.onehot.app.start.Start;
import dev.onehot.cli.Answers;
import dev.onehot.core.DatabaseName;
import dev.onehot.core.Housekeeping;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.files.Databases;
import dev.onehot.core.files.Rescue;
import dev.onehot.desktop.ChosenShortcut;
import dev.onehot.desktop.Drawing;
import dev.onehot.desktop.ShortcutState;
import dev.onehot.desktop.SystemLanguage;
import dev.onehot.disk.OwnFiles;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.model.DatabasePlace;
import dev.onehot.ui.Texts;
import dev.onehot.ui.failure.ReleasedException;
import dev.onehot.ui.shell.MainWindow;
import dev.onehot.ui.shell.WindowPlace;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// What outlives the toolkit: opened before it starts, closed after it has ended, or when the system asks this process to go.
///
/// Any thread, but [#end] blocks.
final class Lifetime {
    /// For how long the thread that opens the database is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path state;
    private final Consumer<Wish> later;
    private volatile Optional<OnlyWindow> only;
    private final Answers answers = new Answers(this::opened);
    private final CompletableFuture<Texts> texts = new CompletableFuture<>();
    private volatile DatabaseName database;
    private volatile CompletableFuture<SettingsManager> opening;
    private volatile @Nullable MainWindow window;
    private volatile @Nullable Housekeeping housekeeping;
    private volatile @Nullable WindowPrograms programs;
    private volatile @Nullable WindowEndpoint endpoint;
    private volatile @Nullable WindowLogin login;
    private volatile @Nullable ChosenShortcut shortcut;
    private final AtomicBoolean listening = new AtomicBoolean();
    private boolean ended;
    private boolean logging;

    /// Begins to open `database`.
    ///
    /// @param state the folder for what the window remembers
    /// @param only the lock that makes this the only window; empty where there can be none
    /// @param later gets what later starts want
    Lifetime(DatabaseName database, Path state, Optional<OnlyWindow> only, Consumer<Wish> later) {
        this.state = state;
        this.only = only;
        this.later = later;
        this.database = database;
        this.opening = WindowOpening.begin(database, () -> texts.complete(new Texts(SystemLanguage.ofThisComputer())), Start::ahead, Start::paint);
        var _ = opening.whenComplete((manager, failure) -> {
            if (failure != null) {
                // Whoever waits for texts that could not be read is told so, and does not wait for ever.
                texts.completeExceptionally(failure);
            }
        });
    }

    /// Hears later starts and commands from now on, if it does not yet. To be called when something is on the screen: a start that comes before asks again for
    /// two seconds.
    void listen() {
        if (!listening.getAndSet(true)) {
            only.ifPresent(it -> it.listen(later, answers));
        }
    }

    /// Closes what is open, and opens another one in its place.
    ///
    /// @param claimed what makes this the only window over it; empty where it is the same one, or there can be none
    void change(DatabaseName next, Optional<OnlyWindow> claimed) {
        var old = opening;
        var before = next.beside().equals(file()) ? Optional.<OnlyWindow>empty() : only;
        before.ifPresent(OnlyWindow::stopListening);
        only = before.isPresent() || claimed.isPresent() ? claimed : only;
        opening = begin(next, () -> {
            closeWindow();
            close(old);
            before.ifPresent(OnlyWindow::close);
        });
        database = next;
        var _ = opening.whenComplete((manager, failure) -> claimed.ifPresent(it -> it.listen(later, answers)));
    }

    /// What is open at this moment.
    private Optional<SettingsManager> opened() {
        var now = opening;
        return now.state() == Future.State.SUCCESS ? Optional.of(now.resultNow()) : Optional.empty();
    }

    /// Nothing is made ahead for a first frame: the toolkit runs already, and draws by itself.
    private static CompletableFuture<SettingsManager> begin(DatabaseName database, Runnable first) {
        return WindowOpening.begin(database, first, snapshot -> {}, () -> {});
    }

    /// The file, or beside which that lies which belongs to a server's database.
    Path file() {
        return database.beside();
    }

    /// As a person names it.
    DatabasePlace place() {
        return database.place();
    }

    /// In the language of the person. Waits until they are read.
    Texts texts() {
        try {
            return texts.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The texts could not be read", failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new IllegalStateException("The texts were not read within " + PATIENCE.toSeconds() + " s", late);
        }
    }

    /// Until what is being opened is open, or is not to be had. Blocks.
    void awaitOpened() {
        try {
            var _ = opening.handle((manager, failure) -> true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            throw new IllegalStateException("The database was still being opened after " + PATIENCE.toSeconds() + " s", late);
        }
    }

    CompletableFuture<SettingsManager> opening() {
        return opening;
    }

    /// Opens another file instead of what could not be opened, or tries that once more.
    void open(Path another) {
        if (!another.equals(file())) {
            database = DatabaseName.of(another);
        }
        opening = begin(database, () -> {});
    }

    /// Closes what is open, and opens what is at its path now. The window's stage stays.
    void reopen() {
        var old = opening;
        opening = begin(database, () -> {
            closeWindow();
            close(old);
        });
    }

    /// Closes what is open, and takes the log from the file. Nothing is opened then: whatever came of it is told as what keeps a file from being opened.
    void release() {
        if (database.isServer()) {
            reopen();
            return;
        }
        var old = opening;
        opening = begin(database, () -> {
            closeWindow();
            close(old);
            Databases.release(file());
            throw new ReleasedException(file());
        });
    }

    private void closeWindow() {
        var starting = login;
        if (starting != null) {
            starting.close();
        }
        var key = shortcut;
        if (key != null) {
            key.close();
        }
        var answering = endpoint;
        if (answering != null) {
            answering.close();
        }
        var following = programs;
        if (following != null) {
            following.close();
        }
        var keeping = housekeeping;
        if (keeping != null) {
            keeping.close();
        }
        var shown = window;
        if (shown != null) {
            shown.close();
        }
    }

    /// Moves a log that belongs to another file aside, and opens the file without it.
    void openWithoutLog() {
        opening = begin(database, () -> Rescue.moveLogAside(file()));
    }

    /// Puts a copy of `backup` in the place of the file that could not be opened, keeps that one beside, and opens the copy.
    void restore(Path backup) {
        opening = begin(database, () -> Rescue.restore(file(), backup));
    }

    /// @param keeping what is done now and then while the window is open
    /// @param following the programs that follow meanwhile
    /// @param answering the endpoint meanwhile
    void shows(MainWindow shown, Housekeeping keeping, WindowPrograms following, WindowEndpoint answering) {
        window = shown;
        housekeeping = keeping;
        programs = following;
        endpoint = answering;
    }

    /// Another window has taken the place of the one that was shown.
    void renewed(MainWindow next) {
        window = next;
    }

    /// The programs that follow while `manager` has this file open.
    WindowPrograms programs(SettingsManager manager) {
        return new WindowPrograms(manager, state, System.getenv());
    }

    /// What the system starts at login, while `manager` has this file open.
    void beginLogin(SettingsManager manager) {
        var starting = new WindowLogin(manager, database.word(), System.getenv());
        starting.begin();
        login = starting;
    }

    /// The key that opens the palette from anywhere, while `manager` has this file open.
    void beginShortcut(SettingsManager manager, Consumer<ShortcutState> told, Runnable pressed) {
        shortcut = new ChosenShortcut(manager, System.getenv(), SystemLanguage.ofThisComputer(), told, pressed);
    }

    /// The endpoint while `manager` has this file open.
    WindowEndpoint endpoint(SettingsManager manager) {
        return new WindowEndpoint(manager, file(), System.getenv());
    }

    /// Where the window was when it was closed last.
    Optional<WindowPlace> lastPlace() {
        try {
            return WindowPlace.parse(Files.readString(placeFile()));
        } catch (IOException neverWritten) {
            return Optional.empty();
        }
    }

    /// Opens the log, which nothing on the way to the window has to wait for.
    synchronized void beginLog() {
        if (logging) {
            return;
        }
        logging = true;
        try {
            Log.begin(state, "started on Java " + Runtime.version() + ", " + System.getProperty("os.name"));
        } catch (IOException unwritable) {
            Log.of(Lifetime.class).log(Level.WARNING, "no log can be written", unwritable);
        }
    }

    /// Ends in order: nobody is heard, the window takes no more, what it submitted is carried out, the file is closed, the lock is given back.
    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        // Whoever ends before the window was complete is in the log too.
        beginLog();
        only.ifPresent(OnlyWindow::stopListening);
        answers.record();
        closeWindow();
        Optional.ofNullable(window).ifPresent(it -> remember(it.place()));
        close(opening);
        Log.end();
        only.ifPresent(OnlyWindow::close);
    }

    private static void close(CompletableFuture<SettingsManager> opening) {
        try {
            opening.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).close();
        } catch (ExecutionException neverOpened) {
            // Which was told when it happened.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException late) {
            Log.of(Lifetime.class).log(Level.WARNING, "the database was still being opened after " + PATIENCE.toSeconds() + " s", late);
        }
    }

    /// The window is shown at this scale, for its next start. Any thread.
    void drawnAt(double scale) {
        Thread.ofVirtual().name("scale").start(() -> {
            try {
                new Drawing(state).remember(scale);
            } catch (IOException unwritable) {
                Log.of(Lifetime.class).log(Level.WARNING, "the window's scale was not written", unwritable);
            }
        });
    }

    private void remember(WindowPlace place) {
        try {
            OwnerOnly.make(state);
            Files.writeString(placeFile(), place.toString());
        } catch (IOException unwritable) {
            Log.of(Lifetime.class).log(Level.WARNING, "the window's place was not written", unwritable);
        }
    }

    /// Where the window keeps what is typed and not saved: one file for each database.
    Path drafts() {
        return state.resolve(OwnFiles.drafts(file()));
    }

    private Path placeFile() {
        return state.resolve("window");
    }
}
