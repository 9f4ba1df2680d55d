package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Integrity;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.ui.Appearance;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Liveness;
import dev.onehot.ui.Mnemonics;
import dev.onehot.ui.Motion;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProviderMark;
import dev.onehot.ui.ProviderState;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Tips;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.Zoom;
import dev.onehot.ui.activity.ActivityController;
import dev.onehot.ui.health.HealthController;
import dev.onehot.ui.keys.KeysBannerController;
import dev.onehot.ui.programs.ProgramsController;
import dev.onehot.ui.providers.ProvidersController;
import dev.onehot.ui.settings.SettingsController;
import dev.onehot.ui.switcher.ProviderVerbs;
import dev.onehot.ui.switcher.SwitcherController;
import dev.onehot.ui.text.Isolated;
import java.nio.file.Path;
import javafx.scene.control.Label;

/// The window's frame: the active provider above, the screens at the left, the status below.
public final class ShellController implements Verbs.Frame {
    private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");

    private final Workspace workspace;
    private final StatusController status;
    private final NoticeController notice;
    private final IntegrityController integrity;
    private final FileBannerController file;
    private final SwitcherController switcher;
    private final Runnable release;
    private final Verbs verbs;
    private boolean complete;
    private String shownName = "";
    private final ShellView view;
    private final Screens screens;

    /// @param reopen opens what is at the file's path now, and says there what it is given
    /// @param release closes the file and takes its log away
    public ShellController(Workspace workspace, Zoom zoom, Liveness liveness, Consumer<Optional<String>> reopen, Runnable release) {
        this.workspace = workspace;
        this.release = release;
        this.status = new StatusController(workspace, liveness);
        this.notice = new NoticeController(workspace);
        this.integrity = new IntegrityController(workspace);
        this.file = new FileBannerController(workspace, liveness, reopen);
        var ofProvider = new ProviderVerbs(workspace, this::edit, it -> {
            edit(it);
            press(Screen.PROVIDERS, Shortcuts.shortcut(KeyCode.D));
        }, this::delete);
        this.verbs = new Verbs(workspace, zoom, this);
        this.view = new ShellView(workspace.texts());
        this.switcher = new SwitcherController(workspace, verbs::offered, ofProvider, this::meant, () -> ScreenButtons.in(view.contentPane), typed -> inSettings(it -> it.search(typed)), key -> inSettings(it -> it.show(key)));
        this.screens = new Screens(workspace, view, this::newController, switcher::hide);
        var zooms = verbs.zooms().stream().flatMap(it -> it.keys().stream()).toList();
        workspace.sheets().show(view.layersPane, event -> zooms.stream().anyMatch(it -> it.match(event)));
        MenuKey.follow(view.layersPane);
        view.activeButton.setOnAction(event -> switcher.open());
        view.paletteButton.setOnAction(event -> switcher.open());
        view.appearanceButton.setOnAction(event -> switchScheme());
        view.helpButton.setOnAction(event -> showHelp());
        workspace.model().activeProperty().subscribe(this::showActive);
        workspace.switching().underWayProperty().subscribe(() -> showActive(workspace.model().activeProperty().get()));
        workspace.model().integrityProperty().subscribe(() -> showActive(workspace.model().activeProperty().get()));
        workspace.states().roundProperty().subscribe(() -> showActive(workspace.model().activeProperty().get()));
        view.shellPane.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.getAccelerators().putAll(firstShortcuts());
                Tips.follow(scene, view.shellPane);
                Mnemonics.follow(scene, workspace.sheets()::uppermost);
                scene.getPreferences().colorSchemeProperty().subscribe(scheme -> showScheme());
            }
        });
    }

    /// What the window shows, at first only the header.
    Parent view() {
        return view.layersPane;
    }

    /// Adds everything but the header, which is enough to see the active provider and to switch it, and is on the screen by then.
    void complete(Steps steps) {
        steps.then(List.of(this::completeHeader, this::completeFrame, () -> steps.then(screens.beginning(Screen.PROVIDERS))));
    }

    private void completeHeader() {
        complete = true;
        switcher.complete();
        ProviderMark.dress(view.activeMark);
        showActive(workspace.model().activeProperty().get());
        addTooltip(view.activeButton, "header.switch");
        view.appearanceButton.setTooltip(new Tooltip());
        showScheme();
        addTooltip(view.helpButton, "header.help");
        screens.complete();
        view.scrollNavigation();
    }

    private void completeFrame() {
        var bundle = workspace.texts().bundle();
        var cardSlot = new VBox();
        cardSlot.setAlignment(Pos.CENTER);
        var card = new FollowCardController(workspace, cardSlot, () -> open(Screen.PROGRAMS));
        view.shellPane.setBottom(Views.load(status, bundle));
        var noticeView = Views.load(notice, bundle);
        var floating = view.showFloating(cardSlot, noticeView);
        card.setTells(() -> floating.tells(cardSlot));
        workspace.notices().currentProperty().subscribe(() -> floating.tells(noticeView));
        // A list takes every Esc for the end of an edit, and has none.
        view.layersPane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() instanceof ListView) {
                card.press(event);
            }
        });
        view.layersPane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            notice.press(event);
            if (!event.isConsumed()) {
                card.press(event);
            }
        });
        view.bannerSlot
                .getChildren()
                .setAll(new BannersPane(
                        Views.load(file, bundle),
                        Views.load(integrity, bundle),
                        Views.load(new KeysBannerController(workspace), bundle)));
        screens.everywhere(verbs.listed());
    }

    void openPalette() {
        if (!switcher.isOpen()) {
            switcher.open();
        }
    }

    private void addTooltip(Button button, String key) {
        button.setTooltip(new Tooltip(workspace.texts().get(key)));
    }

    /// Shows a screen, and goes on in it.
    @Override
    public void open(Screen screen) {
        screens.open(screen);
    }

    Screens.Whereabouts whereabouts() {
        return screens.whereabouts();
    }

    /// Goes to where the person was in another window.
    void goTo(Screens.Whereabouts there) {
        screens.goTo(there);
    }

    /// Opens the settings at those of Onehot itself.
    @Override
    public void openPreferences() {
        inSettings(SettingsController::showPreferences);
    }

    @Override
    public void openJson() {
        inSettings(SettingsController::showJson);
    }

    @Override
    public void turnToSideBar() {
        screens.turnToSideBar();
    }

    private ScreenController newController(Screen screen) {
        var controller = screen.newController(workspace);
        if (controller instanceof HealthController health) {
            health.setReleasing(release);
        } else if (controller instanceof ProvidersController providers) {
            providers.setExporting(this::export);
        } else if (controller instanceof ActivityController activity) {
            activity.setToBackups(this::openBackups);
        } else if (controller instanceof ProgramsController programs) {
            programs.setChooseModel(provider -> screens.open(Screen.PROVIDERS, ProvidersController.class, it -> it.chooseModel(provider)));
        }
        return controller;
    }

    /// Opens the screen that imports, and shows there what `export` would change.
    void previewImport(Path export) {
        screens.open(Screen.HEALTH, HealthController.class, it -> it.previewImport(export));
    }

    private void showActive(Optional<Provider> active) {
        var texts = workspace.texts();
        boolean several = workspace.model().integrityProperty().get() instanceof Integrity.SeveralActive;
        var name = several
                ? texts.get("header.several", workspace.model().snapshot().activeIds().size())
                : active.map(Provider::name).map(Isolated::alone).orElse(texts.get("header.none"));
        view.activeNameLabel.setText(name);
        view.activeModelLabel.setText(several ? "" : active.map(Provider::model).map(Isolated::alone).orElse(""));
        var switching = workspace.switching().underWayProperty().get();
        var one = active.filter(it -> !several && switching.isEmpty());
        var state = one.map(workspace.states()::of);
        // What tells the time in words waits until the first frame is there.
        var words = switching.or(() -> complete ? one.map(workspace.states()::words) : state.map(ProviderState::word)).orElse("");
        view.activeStateLabel.setText(words);
        view.activeWordLabel.setText(switching.or(() -> state.map(ProviderState::word)).orElse(""));
        state.ifPresent(it -> it.sign().mark(view.activeLight));
        Presence.set(view.activeLight, state.isPresent());
        boolean troubled = several || switching.isPresent() || state.filter(it -> it.sign().isTrouble()).isPresent();
        view.activeButton.pseudoClassStateChanged(TROUBLED, troubled);
        if (complete) {
            var told = words.isEmpty() ? name : texts.get("header.troubled", name, words);
            view.activeButton.setAccessibleText(texts.get("header.accessible", told));
            one.ifPresent(it -> ProviderMark.show(view.activeMark, Presets.family(it.kind())));
            Presence.set(view.activeMark, one.isPresent());
            // The switch is seen to happen, and nothing else is.
            if (!shownName.equals(name)) {
                Motion.slide(view.activeLine);
            }
        }
        shownName = name;
        view.activeButton.getStyleClass().remove("none-active");
        if (active.isEmpty()) {
            view.activeButton.getStyleClass().add("none-active");
        }
    }

    private void activateNth(int index) {
        var rows = workspace.model().providers().rows();
        if (index < rows.size()) {
            workspace.switching().to(rows.get(index).key());
        }
    }

    /// The other one at once; the button shows which that will be.
    @Override
    public void switchScheme() {
        var other = isDark() ? ColorScheme.LIGHT : ColorScheme.DARK;
        workspace.send(new Command.SetSetting(OwnSettings.APPEARANCE, Appearance.setting(other), Command.ANY), done -> {});
    }

    @Override
    public boolean isDark() {
        return view.shellPane.getScene().getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    private void showScheme() {
        view.showScheme(isDark(), workspace.texts());
    }

    @Override
    public void showHelp() {
        ShortcutsSheet.open(workspace, verbs.listed());
    }

    /// What a notice names is what comes back.
    @Override
    public void undo() {
        if (!workspace.notices().bringBackTyped()) {
            // What is seen was done, stored or not.
            verbs.zoom().keep();
            workspace.undoLatest();
        }
    }

    /// Those of the header, which is there first.
    private Map<KeyCombination, Runnable> firstShortcuts() {
        var keys = new HashMap<KeyCombination, Runnable>();
        keys.put(Shortcuts.shortcut(KeyCode.K), switcher::open);
        for (int n = 1; n <= 9; n++) {
            int index = n - 1;
            keys.put(Shortcuts.shortcut(KeyCode.valueOf("DIGIT" + n)), () -> activateNth(index));
        }
        return keys;
    }

    /// What is seen, or else what is active. One that is being made is none yet.
    private Optional<Provider> meant() {
        var providers = screens.current().filter(ProvidersController.class::isInstance);
        return providers.isEmpty()
                ? workspace.model().activeProperty().get()
                : providers.map(it -> it.place().get("provider")).flatMap(it -> workspace.model().providers().find(Long.valueOf(it))).map(Shown::get);
    }

    private void edit(long provider) {
        screens.open(Screen.PROVIDERS, ProvidersController.class, it -> it.edit(provider));
    }

    private void delete(long provider) {
        screens.open(Screen.PROVIDERS, ProvidersController.class, it -> it.delete(provider));
    }

    private void export(List<Provider> providers) {
        screens.open(Screen.HEALTH, HealthController.class, it -> it.exportOnly(providers));
    }

    private void inSettings(Consumer<SettingsController> does) {
        screens.open(Screen.SETTINGS, SettingsController.class, does);
    }

    @Override
    public void press(Screen screen, KeyCombination key) {
        Optional.ofNullable(screens.open(screen).shortcuts().get(key)).ifPresent(Runnable::run);
    }

    @Override
    public void go(Screen screen, Map<String, String> place) {
        var controller = screens.open(screen);
        controller.goTo(place);
        controller.firstFocus().requestFocus();
    }

    @Override
    public void testAll() {
        screens.open(Screen.PROVIDERS);
        if (view.contentPane.lookup("#checkAllButton") instanceof Button button) {
            button.fire();
        }
    }

    @Override
    public void inPrograms(Consumer<ProgramsController> does) {
        screens.open(Screen.PROGRAMS, ProgramsController.class, does);
    }

    @Override
    public void openBackups() {
        screens.open(Screen.HEALTH, HealthController.class, HealthController::openBackups);
    }
}
