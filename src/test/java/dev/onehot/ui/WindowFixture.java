package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.core.programs.Following;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Await;
import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Person;
import dev.onehot.testing.PlainFile;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowedFiles;
import dev.onehot.ui.pages.WindowPage;
import dev.onehot.ui.shell.MainWindow;
import java.nio.file.Path;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// The real window over a real database, driven as a person would; and a connection from outside.
public abstract class WindowFixture {
    protected static final String KEY = "sk-proj-abcdefghijklmnopqrstuvwx1234";

    @TempDir
    protected Path folder;

    protected Path file;
    protected MemoryKeychain keychain;
    protected SettingsManager manager;
    protected Outside outside;
    protected Person robot;
    protected WindowPage window;
    protected MainWindow shown;
    private Optional<Following> following = Optional.empty();
    private Stage stage;
    private Optional<Label> saveState = Optional.empty();
    private String saving = "";

    /// JavaFX forgets a stylesheet that no scene has any more, and would read it anew for each window. On the FX thread only.
    private static Optional<Scene> holding = Optional.empty();

    static {
        BlindPlatform.install();
    }

    @BeforeEach
    void openWindow() throws TimeoutException {
        file = folder.resolve("onehot.db");
        keychain = new MemoryKeychain();
        createFile();
        openManager();
        prepare();
        resize();
        showWindow();
    }

    /// All tests have one stage, which is as large as the one before left it.
    private static void resize() throws TimeoutException {
        var stage = FxToolkit.registerPrimaryStage();
        Person.ask(() -> {
            stage.setWidth(960);
            stage.setHeight(640);
            return stage;
        });
    }

    private synchronized void openManager() {
        var places = LightPlaces.of(keychain, environment());
        manager = open(places);
        following = Optional.empty();
    }

    /// What an end of the program and its next start do.
    ///
    /// @param meanwhile what happens to the file while no window is open
    protected void restart(Runnable meanwhile) throws TimeoutException {
        closeWindow();
        meanwhile.run();
        reopen();
    }

    protected void reopen() throws TimeoutException {
        openManager();
        showWindow();
    }

    private void showWindow() throws TimeoutException {
        outside = look();
        robot = new Person(this::isSaving);
        stage = FxToolkit.registerPrimaryStage();
        var complete = new AtomicBoolean();
        robot.interactNoWait(() -> {
            shown = new MainWindow(stage, manager, new Texts(locale()), Optional.empty(), surroundings());
            shown.whenComplete(() -> complete.set(true));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            hold(stage.getScene().getStylesheets());
        });
        window = new WindowPage(robot, stage);
        // The first screen is there before its last piece, which moves what is.
        Await.until("all of the window is there", complete::get);
        Person.layOut();
    }

    private static void hold(List<String> sheets) {
        if (holding.isEmpty()) {
            var scene = new Scene(new Region());
            scene.getStylesheets().setAll(sheets);
            scene.getRoot().applyCss();
            holding = Optional.of(scene);
        }
    }

    /// The command that programs call for a key: asked for each time when it is told what a file should have.
    protected String helper() {
        return folder.resolve("onehotctl").toString();
    }

    protected synchronized boolean wasAsked() {
        return following.isPresent();
    }

    /// For tests that need a manager that knows less.
    protected SettingsManager open(KeyPlaces places) {
        return new SettingsManager(Database.open(file), places, Clock.systemUTC(), FxThread::forbid);
    }

    protected Outside look() {
        return Outside.on(file);
    }

    /// For tests that need another file.
    protected void createFile() {
        PlainFile.at(file);
    }

    /// What a first start finds on this machine: nothing but what is in the folder.
    protected Surroundings surroundings() {
        return Surroundings.empty(folder).withFollowing(this::following);
    }

    protected synchronized Following following(SettingsManager of) {
        var files = new FollowedFiles(new Whereabouts(folder, Map.of("PATH", "")));
        following = following.or(() -> Optional.of(of.following(files, this::helper, folder.resolve("state"))));
        return following.get();
    }

    /// What `env:NAME` references find.
    protected Map<String, String> environment() {
        return Map.of();
    }

    /// For tests that need something stored before the window opens.
    protected void prepare() {}

    protected Locale locale() {
        return Locale.ENGLISH;
    }

    private boolean isSaving() {
        // Looked up once for each window: it is asked after every key.
        if (saveState.filter(it -> it.getScene() == stage.getScene()).isEmpty()) {
            saveState = Optional.ofNullable((Label) stage.getScene().lookup("#saveStateLabel"));
            saving = new Texts(locale()).get("status.saving");
        }
        return saveState.filter(it -> it.getText().equals(saving)).isPresent();
    }

    @AfterEach
    void closeWindow() {
        robot.interactNoWait(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        shown.close();
        outside.close();
        manager.close();
    }

    /// Stores a provider as another surface of this process would.
    protected long stored(String name, String kind, boolean activate) {
        var draft = new ProviderDraft(name, kind, "", name.toLowerCase(Locale.ROOT) + "-large", "", KeyChange.to(ApiKey.of(KEY)));
        return manager.apply(new Command.CreateProvider(draft, activate), Origin.API)
                .providerId()
                .orElseThrow();
    }

    /// Whether a control is there: what was never shown is not in the scene.
    protected final boolean isSeen(String id) {
        return Person.ask(() -> stage.getScene().lookup("#" + id) instanceof Node node && node.isVisible());
    }
}
