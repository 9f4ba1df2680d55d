package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.Progress;
import dev.onehot.model.ServerDetails;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Verb;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.Zoom;
import dev.onehot.ui.databases.DatabaseDialog;
import dev.onehot.ui.keys.KeysDialog;
import dev.onehot.ui.programs.ProgramsController;

/// What the window can do, in one list: the palette offers it, its keys do it, and F1 tells of both. FX thread only.
record Verbs(Workspace workspace, Zoom zoom, Frame frame) {
    /// What only the window's frame can do.
    interface Frame {
        void open(Screen screen);

        /// Opens `screen` and does what this key does there.
        void press(Screen screen, KeyCombination key);

        void undo();

        boolean isDark();

        void switchScheme();

        void showHelp();

        void openBackups();

        /// Opens `screen` and goes to a place in it.
        void go(Screen screen, Map<String, String> place);

        void testAll();

        void inPrograms(Consumer<ProgramsController> does);

        void openPreferences();

        void openJson();

        void turnToSideBar();
    }

    private String text(String key) {
        return workspace.texts().get(key);
    }

    /// But what is done with a provider.
    List<Verb> offered() {
        var all = new ArrayList<>(listed());
        all.add(Verb.of(text("verb.backUp"), this::backUp).foundBy(text("verb.backUp.words")));
        all.add(Verb.of(text("verb.restore"), frame::openBackups).foundBy(text("verb.restore.words")));
        all.add(Verb.of(text("verb.transfer"), frame::openBackups).foundBy(text("verb.transfer.words")));
        if (!workspace.model().providers().rows().isEmpty()) {
            all.add(Verb.of(text("verb.testAll"), frame::testAll).foundBy(text("verb.testAll.words")).with("fth-activity"));
        }
        all.add(page(Screen.HEALTH, "health.page.status", Map.of("page", "healthStatusButton")));
        all.add(page(Screen.HEALTH, "health.page.keys", Map.of("page", "healthKeysButton")));
        all.add(page(Screen.HEALTH, "health.page.backups", Map.of("page", "healthBackupsButton")));
        if (workspace.surroundings().databases().usual().isPresent()) {
            all.add(Verb.of(text("verb.database"), () -> DatabaseDialog.show(workspace)).foundBy(text("verb.database.words")).with("fth-database"));
        }
        all.add(page(Screen.PROGRAMS, "endpoint.title", Map.of("endpoint", "true")));
        addPrograms(all);
        all.add(Verb.of(text("verb.follow"), () -> frame.open(Screen.PROGRAMS)).foundBy(text("verb.follow.words")));
        all.add(Verb.of(text(frame.isDark() ? "header.toLight" : "header.toDark"), frame::switchScheme).foundBy(text("verb.scheme.words")));
        var keys = workspace.keys().state();
        if (keys.kind() == Kind.OPEN && !keys.backend().equals(Optional.of(KeyBackend.SESSION))) {
            all.add(Verb.of(text("verb.lock"), workspace.keys()::lock).foundBy(text("verb.keys.words")).with("fth-lock"));
        } else if (keys.kind() == Kind.LOCKED) {
            all.add(Verb.of(text("verb.unlock"), this::showKeys).foundBy(text("verb.lock") + " " + text("verb.keys.words")).with("fth-unlock"));
        }
        all.add(Verb.of(text("verb.keys"), this::showKeys).foundBy(text("verb.keys.words")).with("fth-key"));
        return all;
    }

    private void showKeys() {
        KeysDialog.show(workspace, () -> {});
    }

    private Verb page(Screen screen, String title, Map<String, String> place) {
        return Verb.of(workspace.texts().get("verb.go", text(title)), () -> frame.go(screen, place)).foundBy(text(screen.titleKey())).with(screen.icon());
    }

    /// Each by its name: its page, and that it is to follow or no longer.
    private void addPrograms(List<Verb> all) {
        var texts = workspace.texts();
        var words = text("verb.follow.words");
        for (var program : workspace.programs().found().latest().known()) {
            var id = program.program().id();
            var name = program.program().name();
            all.add(page(name, id));
            if (program.followed().isPresent()) {
                all.add(Verb.of(texts.get("verb.unfollow", name), () -> frame.inPrograms(it -> it.release(id))).foundBy(text("verb.unfollow.words")).with("fth-terminal"));
            } else if (program.found()) {
                all.add(Verb.of(texts.get("programs.intro.first", name), () -> frame.inPrograms(it -> it.follow(id))).foundBy(words).with("fth-terminal"));
            }
        }
    }

    private Verb page(String program, String id) {
        return Verb.of(workspace.texts().get("verb.go", program), () -> frame.inPrograms(it -> it.show(id))).foundBy(text("screen.programs")).with("fth-terminal");
    }

    /// All that have keys.
    List<Verb> listed() {
        var add = Shortcuts.shortcut(KeyCode.N);
        var all = new ArrayList<Verb>();
        all.add(Verb.told(text("header.palette"), Shortcuts.shortcut(KeyCode.K)));
        all.add(Verb.told(text("verb.nth"), IntStream.rangeClosed(1, 9).mapToObj(n -> Shortcuts.shortcut(KeyCode.valueOf("DIGIT" + n))).toArray(KeyCombination[]::new)));
        all.add(Verb.of(text("verb.add"), add, () -> frame.press(Screen.PROVIDERS, add)).foundBy(text("verb.add.words")));
        all.add(Verb.told(text("verb.save"), Shortcuts.shortcut(KeyCode.S)));
        all.add(Verb.told(text("verb.duplicate"), Shortcuts.shortcut(KeyCode.D)));
        all.add(Verb.told(text("verb.test"), Shortcuts.shortcut(KeyCode.T)));
        all.add(Verb.told(text("verb.toggleActive"), Shortcuts.shortcut(KeyCode.ENTER)));
        all.add(Verb.told(
                text("verb.move"), new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN), new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN)));
        all.add(Verb.told(text("verb.delete"), new KeyCodeCombination(KeyCode.DELETE)));
        all.add(Verb.of(text("verb.undo"), Shortcuts.UNDO, frame::undo).foundBy(text("verb.undo.words")));
        all.add(Verb.of(text("verb.redo"), Shortcuts.REDO, workspace::redoLatest));
        all.add(Verb.told(text("verb.filter"), Shortcuts.shortcut(KeyCode.F)));
        all.add(Verb.told(
                text("verb.next"), new KeyCodeCombination(KeyCode.F3), new KeyCodeCombination(KeyCode.F3, KeyCombination.SHIFT_DOWN)));
        all.add(Verb.of(text("verb.json"), Shortcuts.shortcut(KeyCode.J), frame::openJson));
        int number = 1;
        for (var screen : Screen.values()) {
            var key = new KeyCodeCombination(KeyCode.valueOf("DIGIT" + number++), KeyCombination.ALT_DOWN);
            all.add(Verb.of(workspace.texts().get("verb.go", text(screen.titleKey())), key, () -> frame.open(screen)).with(screen.icon()));
        }
        all.add(Verb.of(text("verb.preferences"), Shortcuts.shortcut(KeyCode.COMMA), frame::openPreferences).foundBy(text("verb.preferences.words")));
        all.add(Verb.of(text("verb.sideBar"), new KeyCodeCombination(KeyCode.F10), frame::turnToSideBar));
        all.add(Verb.told(text("verb.menu"), MenuKey.KEYS));
        all.add(Verb.told(text("verb.letters"), new KeyCodeCombination(KeyCode.UNDERSCORE, KeyCombination.ALT_DOWN)));
        all.addAll(zooms());
        all.add(Verb.of(text("help.title"), new KeyCodeCombination(KeyCode.F1), frame::showHelp));
        return all;
    }

    /// On some keyboards plus is typed with Shift, and equals is the key without it.
    List<Verb> zooms() {
        var larger = Stream.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)
                .flatMap(it -> Stream.of(Shortcuts.shortcut(it), Shortcuts.shortcut(it, KeyCombination.SHIFT_DOWN)))
                .toList();
        return List.of(
                new Verb(text("verb.zoomIn"), larger, zoom::larger, text("verb.zoom.words")),
                new Verb(text("verb.zoomOut"), List.of(Shortcuts.shortcut(KeyCode.MINUS), Shortcuts.shortcut(KeyCode.SUBTRACT)), zoom::smaller, text("verb.zoom.words")),
                new Verb(text("verb.zoomUsual"), List.of(Shortcuts.shortcut(KeyCode.DIGIT0), Shortcuts.shortcut(KeyCode.NUMPAD0)), zoom::usual, text("verb.zoom.words")));
    }

    private void backUp() {
        if (ServerDetails.of(workspace.file()).isPresent()) {
            // What there is instead is said there.
            frame.openBackups();
            return;
        }
        var texts = workspace.texts();
        workspace.commands().aside(
                manager -> manager.backups().make(Optional.empty(), Progress.NONE),
                path -> workspace.notices().say(texts.get("health.backedUp", String.valueOf(path.getFileName()))),
                workspace::fail);
    }
}
