package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Setting;

/// Light or dark, as the system has it or as pinned, and the zoom: both are ordinary settings of the database. The system's accent, contrast and stillness too.
/// FX thread only.
public final class Appearance {
    private static final double FONT_SIZE = 14;

    private static final PseudoClass HIGH_CONTRAST = PseudoClass.getPseudoClass("high-contrast");

    /// The first frame does without an accent, for which JavaFX would load its parser.
    private static final BooleanProperty COMPLETE = new SimpleBooleanProperty();

    private final Scene scene;
    private final Shown<String, Optional<Setting>> scheme;
    private final Zoom zoom;

    private Appearance(Scene scene, UiModel model, Zoom zoom) {
        this.scene = scene;
        this.scheme = model.settings().find(OwnSettings.APPEARANCE).orElseThrow();
        this.zoom = zoom;
    }

    /// Keeps `scene` as the settings and the system say, until the subscription ends.
    public static Subscription follow(Scene scene, UiModel model, Zoom zoom) {
        var appearance = new Appearance(scene, model, zoom);
        dress(scene);
        appearance.apply();
        return Subscription.combine(
                appearance.scheme.valueProperty().subscribe((before, now) -> appearance.apply()),
                zoom.percentProperty().subscribe((before, now) -> appearance.apply()),
                SystemLook.subscribe(appearance::apply),
                COMPLETE.subscribe(appearance::apply));
    }

    /// Gives a scene Onehot's font and stylesheet, in the system's scheme.
    public static void dress(Scene scene) {
        begin();
        scene.getStylesheets().add(sheet().toExternalForm());
        scene.getPreferences().setColorScheme(SystemLook.scheme());
    }

    /// Prepares what every scene needs. FX thread. Before the first control is made, because controls without a theme load JavaFX's own.
    public static void begin() {
        SystemLook.begin();
        if (Application.getUserAgentStylesheet() == null) {
            theme(SystemLook.scheme());
        }
        loadFirstFonts();
    }

    /// Loads the fonts of the first frame. Any thread.
    public static void loadFirstFonts() {
        Fonts.load("Inter-Regular.otf");
        Fonts.load("Inter-SemiBold.otf");
    }

    /// Loads what the first frame does without, once. Before what needs it is made.
    public static void complete() {
        if (COMPLETE.get()) {
            return;
        }
        Fonts.load("Inter-Medium.otf");
        Fonts.loadIcons();
        COMPLETE.set(true);
        Stream.of(true, false).filter(dark -> firstTheme(dark).equals(Application.getUserAgentStylesheet()))
                .findFirst()
                .ifPresent(dark -> Application.setUserAgentStylesheet(theme(dark)));
    }

    private void apply() {
        var pinned = scheme.get().map(Setting::value).orElse("");
        var shown = switch (pinned) {
            case "dark" -> ColorScheme.DARK;
            case "light" -> ColorScheme.LIGHT;
            default -> SystemLook.scheme();
        };
        show(scene, shown);
        var system = SystemLook.style().get();
        // Empty leaves it to what JavaFX has found.
        scene.getPreferences().setReducedMotion(system.still().orElse(null));
        scene.getRoot().pseudoClassStateChanged(HIGH_CONTRAST, system.highContrast());
        int percent = zoom.percentProperty().get();
        // The theme's own size needs no style, for which JavaFX would load its parser at every start.
        var size = percent == 100 ? "" : "-fx-font-size: " + FONT_SIZE * percent / 100 + "px;";
        var accent = system.accent().filter(it -> COMPLETE.get()).map(it -> new AccentColours(it, shown == ColorScheme.DARK).style());
        scene.getRoot().setStyle(size + accent.orElse(""));
        var sheets = percent == 100 ? List.of(sheet().toExternalForm()) : List.of(sheet().toExternalForm(), IconSizes.at(percent, sheet()));
        // The same anew would be read anew.
        if (!sheets.equals(scene.getStylesheets())) {
            scene.getStylesheets().setAll(sheets);
        }
    }

    private static URL sheet() {
        return Objects.requireNonNull(Appearance.class.getResource("onehot.css"));
    }

    /// What the setting has to be for a window that is dark, or light: what the system has is not pinned.
    public static String setting(ColorScheme wanted) {
        return wanted == SystemLook.scheme() ? "system" : wanted == ColorScheme.DARK ? "dark" : "light";
    }

    private static void show(Scene scene, ColorScheme wanted) {
        scene.getPreferences().setColorScheme(wanted);
        theme(wanted);
    }

    private static void theme(ColorScheme wanted) {
        boolean dark = wanted == ColorScheme.DARK;
        var theme = COMPLETE.get() ? theme(dark) : firstTheme(dark);
        // Setting it anew would read it anew.
        if (!theme.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(theme);
        }
    }

    /// The address of the theme, light or dark: what the build left of it, or, where nothing was built, the whole. Any thread.
    public static String theme(boolean dark) {
        return built("", dark);
    }

    /// The address of what the first frame needs of it: the rules of labels and buttons. Any thread.
    public static String firstTheme(boolean dark) {
        return built("first-", dark);
    }

    private static String built(String part, boolean dark) {
        var built = Appearance.class.getResource("theme/" + part + (dark ? "dark.bss" : "light.bss"));
        return built != null ? built.toExternalForm() : (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
    }
}
