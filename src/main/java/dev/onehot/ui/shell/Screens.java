package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Verb;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.fit.Fit;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The screens of the window, each made when it is shown for the first time, and their names at the side. FX thread only.
final class Screens {
    private final Workspace workspace;
    private final ShellView view;
    private final Function<Screen, ScreenController> maker;
    private final Runnable leaving;
    private final Map<Screen, ScreenController> controllers = new EnumMap<>(Screen.class);
    private final Map<Screen, Parent> views = new EnumMap<>(Screen.class);
    private final ToggleGroup names = new ToggleGroup();
    private final SideBarFocus sideBar = new SideBarFocus();
    private final Map<KeyCombination, Runnable> everywhere = new HashMap<>();
    private @Nullable ScreenController current;

    /// @param view where they are shown
    /// @param leaving what is done before one is opened
    Screens(Workspace workspace, ShellView view, Function<Screen, ScreenController> maker, Runnable leaving) {
        this.workspace = workspace;
        this.view = view;
        this.maker = maker;
        this.leaving = leaving;
    }

    /// Adds their names.
    void complete() {
        for (var screen : Screen.values()) {
            view.navigationPane.getChildren().add(name(screen));
        }
        // Arrows go through the names: what is marked is what is shown.
        names.selectedToggleProperty().subscribe(marked -> {
            if (marked != null && marked.getUserData() instanceof Screen screen && (current == null || !current.equals(controllers.get(screen)))) {
                show(screen);
            }
        });
        Fit.in(view.shellPane.getScene()).subscribe(this::fit);
    }

    /// What keys do on every screen that has nothing else for them.
    void everywhere(List<Verb> verbs) {
        for (var verb : verbs) {
            verb.run().ifPresent(run -> verb.keys().forEach(it -> everywhere.put(it, run)));
        }
    }

    private ToggleButton name(Screen screen) {
        var text = workspace.texts().get(screen.titleKey());
        var button = new ToggleButton(text, new FontIcon(screen.icon()));
        button.setId(screen.buttonId());
        button.setAccessibleText(text);
        button.setToggleGroup(names);
        button.setUserData(screen);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> open(screen));
        return button;
    }

    /// Icons say their names when one points at them.
    private void fit(Fit fit) {
        for (var toggle : names.getToggles()) {
            var button = (ToggleButton) toggle;
            button.setTooltip(fit == Fit.WHOLE ? null : new Tooltip(button.getText()));
        }
    }

    /// Shows a screen, and goes on in it.
    ScreenController open(Screen screen) {
        leaving.run();
        var controller = showMarked(screen);
        controller.firstFocus().requestFocus();
        return controller;
    }

    /// What shows the first screen piece by piece, unless somebody is quicker; what is opened above it meanwhile stays, with the focus.
    List<Runnable> beginning(Screen screen) {
        var controller = controllers.computeIfAbsent(screen, maker);
        var gradual = controller.gradually();
        var steps = new ArrayList<>(gradual.before());
        steps.add(() -> content(screen));
        steps.add(() -> {
            if (current == null) {
                showMarked(screen);
                if (!workspace.sheets().isOpen()) {
                    controller.firstFocus().requestFocus();
                }
            }
        });
        steps.add(() -> {
            gradual.after().run();
            var content = content(screen);
            // As where a screen is shown.
            content.applyCss();
            screen.giveMnemonics(content);
        });
        return steps;
    }

    private Parent content(Screen screen) {
        return views.computeIfAbsent(screen, it -> Views.load(Objects.requireNonNull(controllers.get(it)), workspace.texts().bundle()));
    }

    private ScreenController showMarked(Screen screen) {
        var controller = show(screen);
        names.getToggles().stream().filter(it -> screen.equals(it.getUserData())).forEach(names::selectToggle);
        return controller;
    }

    /// As [#open(Screen)], and has its controller do something.
    <T extends ScreenController> void open(Screen screen, Class<T> kind, Consumer<T> does) {
        does.accept(kind.cast(open(screen)));
    }

    private ScreenController show(Screen screen) {
        var controller = controllers.computeIfAbsent(screen, maker);
        var scene = view.shellPane.getScene();
        if (current != null) {
            current.shortcuts().keySet().forEach(scene.getAccelerators()::remove);
        }
        boolean first = !views.containsKey(screen);
        var content = content(screen);
        current = controller;
        view.contentPane.getChildren().setAll(content);
        scene.getAccelerators().putAll(everywhere);
        scene.getAccelerators().putAll(controller.shortcuts());
        // What lies in a scroll pane is in the scene only with its skin, and can have no focus before.
        content.applyCss();
        if (first) {
            screen.giveMnemonics(content);
        }
        return controller;
    }

    /// The one that is open, if one is.
    Optional<ScreenController> current() {
        return Optional.ofNullable(current);
    }

    /// To the names and from there back.
    void turnToSideBar() {
        if (current != null && names.getSelectedToggle() instanceof Node chosen) {
            sideBar.turn(view.navigationPane, chosen, current.firstFocus());
        }
    }

    /// Where the person is: which screen is open, and where in those that were.
    record Whereabouts(Screen open, Map<Screen, Map<String, String>> places) {}

    Whereabouts whereabouts() {
        var places = new EnumMap<Screen, Map<String, String>>(Screen.class);
        controllers.forEach((screen, controller) -> places.put(screen, controller.place()));
        var open = controllers.entrySet().stream().filter(it -> it.getValue().equals(current)).map(Map.Entry::getKey).findFirst();
        return new Whereabouts(open.orElse(Screen.PROVIDERS), places);
    }

    /// Goes to where the person was in another window.
    void goTo(Whereabouts there) {
        there.places().forEach((screen, place) -> open(screen).goTo(place));
        open(there.open());
    }
}
