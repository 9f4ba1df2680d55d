package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.core.ChangeWatch;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.SettingsWriter;
import dev.onehot.core.Settling;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Subscription;
import dev.onehot.core.files.DraftKeeper;
import dev.onehot.desktop.ShortcutState;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramState;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.Visible;
import dev.onehot.ui.Appearance;
import dev.onehot.ui.Checks;
import dev.onehot.ui.Commands;
import dev.onehot.ui.Edits;
import dev.onehot.ui.EndpointModel;
import dev.onehot.ui.FxInbox;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.KeysModel;
import dev.onehot.ui.KeyClipboard;
import dev.onehot.ui.LateSettings;
import dev.onehot.ui.Liveness;
import dev.onehot.ui.Notices;
import dev.onehot.ui.ProgramsModel;
import dev.onehot.ui.ProviderStates;
import dev.onehot.ui.QuietFileQuestions;
import dev.onehot.ui.Sheets;
import dev.onehot.ui.Surroundings;
import dev.onehot.ui.Switching;
import dev.onehot.ui.Texts;
import dev.onehot.ui.UiModel;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.Zoom;
import dev.onehot.ui.keys.AutoLock;
import dev.onehot.ui.keys.KeysDialog;
import java.nio.file.Path;
import javafx.util.Duration;

/// The window over one manager: everything between the two, made and ended together.
///
/// Made on the FX thread. Owns the writer and the watch, but not the manager.
public final class MainWindow implements AutoCloseable {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 640;
    private static final double SMALLEST_WIDTH = 640;
    private static final double SMALLEST_HEIGHT = 480;

    private final SettingsWriter writer;
    private final LateSettings late;
    private final KeysModel keys;
    private final Checks checks;
    private final UiModel model;
    private final ProgramsModel programs;
    private final Settling settling;
    private final ChangeWatch watch;
    private final DraftKeeper drafts;
    private final QuietFileQuestions files;
    private final Subscription subscription;

    /// To what outlives this: the system's look, and the stage, onto which another window may come.
    private final javafx.util.Subscription outlived;

    private final ShellController shell;
    private final Notices notices = new Notices();
    private final Zoom zoom;
    private final Stage stage;
    private final SettingsManager manager;
    private final Texts system;
    private final Surroundings surroundings;
    private final Texts texts;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Consumer<MainWindow> renewed = next -> {};
    private boolean leaving;
    private final List<Runnable> waitingForFrame = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private Consumer<Optional<String>> reopening = told -> {};
    private Runnable releasing = () -> {};
    private boolean complete;
    private volatile WindowPlace place = new WindowPlace(0, 0, WIDTH, HEIGHT, false);

    /// Fills `stage`, which the caller shows.
    ///
    /// @param last where the window was before
    public MainWindow(Stage stage, SettingsManager manager, Texts texts, Optional<WindowPlace> last) {
        this(stage, manager, texts, last, Surroundings.ofSystem());
    }

    /// Fills `stage`, which the caller shows.
    ///
    /// @param system in the language of this computer, unless the person chose another one
    /// @param last where the window was before
    /// @param surroundings what a first start finds on this machine
    public MainWindow(
            Stage stage, SettingsManager manager, Texts system, Optional<WindowPlace> last, Surroundings surroundings) {
        FxThread.require();
        this.stage = stage;
        this.manager = manager;
        this.system = system;
        this.surroundings = surroundings;
        this.model = new UiModel(manager.snapshot());
        var language = model.settings().find(OwnSettings.LANGUAGE).orElseThrow();
        var texts = Texts.in(chosen(language.get()), system);
        var liveness = new Liveness(manager.obstacle().map(it -> it));
        this.late = model.late();
        this.writer = new SettingsWriter(manager, Origin.WINDOW);
        this.settling = new Settling(manager);
        this.watch = new ChangeWatch(manager, liveness::report, settling::committed);
        var inbox = new FxInbox(model::show);
        var commands = new Commands(writer, inbox);
        commands.stateProperty().subscribe(notices::follow);
        var file = manager.place().name();
        this.keys = new KeysModel(manager.keys(), model);
        this.checks = new Checks(manager.place().beside(), surroundings.environment(), commands);
        this.programs = new ProgramsModel(commands, surroundings.following());
        this.drafts = new DraftKeeper(surroundings.drafts(), manager.keys());
        this.files = new QuietFileQuestions(surroundings.files(), writer, failure -> notices.fail(texts.failure(failure)));
        this.texts = texts;
        var states = new ProviderStates(keys, texts, InstantSource.system());
        var endpoint = new EndpointModel(surroundings.endpoint(), model, commands, failure ->
                notices.fail(texts.get("endpoint.notice.failed", texts.failure(failure))));
        var workspace = new Workspace(
                model, commands, new Switching(model, commands, notices, texts), keys, states, checks, programs, endpoint, notices, new Sheets(), new Edits(), drafts, texts,
                files, file, surroundings);
        checks.setNotKept((provider, failure) ->
                notices.fail(texts.get("check.notKept", Visible.line(provider.name()), texts.failure(failure))));
        this.zoom = new Zoom(model);
        zoom.setStore(percent -> commands.send(new Command.SetSetting(OwnSettings.ZOOM, percent, Command.ANY), done -> {}, failure -> {
            zoom.giveUp();
            workspace.fail(failure);
        }));
        this.shell = new ShellController(workspace, zoom, liveness, told -> reopening.accept(told), () -> releasing.run());
        var scene = new Scene(shell.view(), WIDTH, HEIGHT);
        var appearance = Appearance.follow(scene, model, zoom);
        keys.setQuestion(retry -> KeysDialog.show(workspace, retry));
        AutoLock.follow(scene, model, keys::touch, keys::lockAfter);
        this.subscription = manager.follow(inbox);
        stage.setScene(scene);
        var steps = new Steps(scene, closed::get);
        steps.then(List.of(() -> {
            waitingForFrame.forEach(Runnable::run);
            Appearance.complete();
        }, () -> shell.complete(steps), () -> {
            manager.obstacle().ifPresent(it -> ReadersWindow.follow(shell.view(), texts.failure(it), manager.place().isFile() ? Set.of() : Set.of("backUpButton")));
            endpoint.begin();
            late.begin(commands::aside, surroundings.heap());
            complete = true;
            waiting.forEach(Runnable::run);
        }));
        afterFirstFrame(scene, surroundings.display(), steps::take);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        last.ifPresent(it -> {
            it.apply(stage);
            place = it;
        });
        this.outlived = javafx.util.Subscription.combine(
                appearance,
                followPlace(stage),
                language.valueProperty().subscribe((before, now) -> {
                    if (!Texts.in(chosen(now), system).locale().equals(texts.locale())) {
                        whenComplete(this::renew);
                    }
                }),
                states.follow(stage),
                stage.showingProperty().subscribe((before, now) -> {
                    if (!now) {
                        KeyClipboard.forget();
                        zoom.keep();
                    }
                }));
        model.activeProperty().subscribe(active -> stage.setTitle(title(active)));
    }

    private static String chosen(Optional<Setting> language) {
        return language.map(Setting::value).orElse("");
    }

    /// Another window takes the place of this one, over the same manager, in the language that was chosen now: all that is shown is made anew.
    /// What is typed and not saved goes with it as it does with an end of the program.
    private void renew() {
        if (leaving) {
            return;
        }
        leaving = true;
        var where = shell.whereabouts();
        // Nobody types into what is about to go.
        stage.getScene().addEventFilter(InputEvent.ANY, Event::consume);
        Thread.ofVirtual().name("renewing").start(() -> {
            close();
            FxThread.run(() -> {
                var next = new MainWindow(stage, manager, system, Optional.of(place), surroundings);
                next.reopening = reopening;
                next.releasing = releasing;
                next.renewed = renewed;
                next.whenComplete(() -> next.shell.goTo(where));
                renewed.accept(next);
            });
        });
    }

    /// Sets who is told of the window that has taken the place of this one. FX thread.
    public void setRenewed(Consumer<MainWindow> body) {
        renewed = body;
    }

    /// The language of the window, and how numbers and dates are written in it. Any thread.
    public Locale locale() {
        return texts.locale();
    }

    /// Runs `body` when the scene's first frame is on the screen. The second layout begins after it was painted, the third after the
    /// toolkit has given it to the display's own loop, which is on the same thread and comes last: work at once would keep it from that.
    private static void afterFirstFrame(Scene scene, Duration display, Runnable body) {
        var layouts = new Runnable() {
            private int seen;

            @Override
            public void run() {
                seen++;
                if (seen < 3) {
                    Platform.requestNextPulse();
                } else {
                    scene.removePostLayoutPulseListener(this);
                    var pause = new PauseTransition(display);
                    pause.setOnFinished(event -> body.run());
                    pause.play();
                }
            }
        };
        scene.addPostLayoutPulseListener(layouts);
    }

    private javafx.util.Subscription followPlace(Stage stage) {
        return Stream.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty(), stage.maximizedProperty())
                .map(it -> it.subscribe(() -> place = place.moved(stage)))
                .reduce(javafx.util.Subscription.EMPTY, javafx.util.Subscription::and);
    }

    /// Shows what an import of `export` would change, for the person to confirm. FX thread.
    public void previewImport(Path export) {
        whenComplete(() -> shell.previewImport(export));
    }

    /// Opens the palette, if it is not open. FX thread.
    public void openPalette() {
        whenComplete(shell::openPalette);
    }

    /// Says how it stands with the key that opens the palette from anywhere. Any thread.
    public void tellShortcut(ShortcutState now) {
        FxThread.run(() -> model.tell(now));
    }

    /// What was told of it last. FX thread.
    public ShortcutState shortcut() {
        return model.shortcut().latest();
    }

    /// Says that no daily backup could be made. Any thread.
    public void tellNoBackup(Message reason) {
        FxThread.run(() -> notices.fail(texts.get("health.daily.notice", texts.message(reason))));
    }

    /// Says how the programs that follow are now that their files were written. Any thread.
    public void tellPrograms(List<ProgramState> now) {
        FxThread.run(() -> whenComplete(() -> programs.tell(now)));
    }

    /// Runs `body` when the first frame is on the screen, if it is not yet. FX thread.
    public void whenShown(Runnable body) {
        FxThread.require();
        waitingForFrame.add(body);
    }

    /// Runs `body` when the window has everything, which is soon after its first frame; at once if it has. FX thread.
    public void whenComplete(Runnable body) {
        FxThread.require();
        if (complete) {
            body.run();
        } else {
            waiting.add(body);
        }
    }

    /// Sets what closes this window and opens what is at the file's path now, there to say what it is given. FX thread.
    public void setReopening(Consumer<Optional<String>> body) {
        reopening = body;
    }

    /// Sets what closes this window and takes the log from the file. FX thread.
    public void setReleasing(Runnable body) {
        releasing = body;
    }

    /// Says something as soon as there is where to say it. FX thread.
    public void say(String text) {
        whenComplete(() -> notices.say(text));
    }

    /// Where the window is, or was when it was closed. Any thread.
    public WindowPlace place() {
        return place;
    }

    /// Which database it is says the title where that is not the usual one.
    private String title(Optional<Provider> active) {
        var place = manager.place();
        boolean usual = place.isFile() && surroundings.databases().usual().filter(it -> !it.equals(place.beside())).isEmpty();
        return Stream.of(active.map(it -> Visible.line(it.name())), Optional.of(place.brief()).filter(it -> !usual), Optional.of(texts.get("app.title")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" – "));
    }

    /// Carries out what was submitted, then ends. Blocks: not on the FX thread.
    @Override
    public void close() {
        FxThread.forbid();
        if (closed.getAndSet(true)) {
            return;
        }
        FxThread.run(outlived::unsubscribe);
        late.close();
        drafts.close();
        files.close();
        subscription.close();
        checks.close();
        keys.close();
        watch.close();
        writer.close();
        settling.close();
    }
}
