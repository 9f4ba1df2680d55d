package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Mnemonics;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.activity.ActivityController;
import dev.onehot.ui.health.HealthController;
import dev.onehot.ui.programs.ProgramsController;
import dev.onehot.ui.providers.ProvidersController;
import dev.onehot.ui.settings.SettingsController;

/// The screens of the window, in the order of its navigation.
@SuppressWarnings("ImmutableEnumChecker") // A constructor reference has no state.
public enum Screen {
    PROVIDERS(ProvidersController::new, "fth-layers", "saveButton", "addProviderButton"),
    SETTINGS(SettingsController::new, "fth-sliders", "addSettingButton", "settingJsonButton"),
    ACTIVITY(ActivityController::new, "fth-clock", "undoLatestButton", "redoLatestButton"),
    HEALTH(HealthController::new, "fth-heart", "healthStatusButton", "healthKeysButton", "healthBackupsButton"),
    PROGRAMS(ProgramsController::new, "fth-terminal", "anyFileButton", "useItButton");

    private final Function<Workspace, ScreenController> factory;
    private final String icon;
    private final List<String> mainButtons;

    Screen(Function<Workspace, ScreenController> factory, String icon, String... mainButtons) {
        this.factory = factory;
        this.icon = icon;
        this.mainButtons = List.of(mainButtons);
    }

    /// Gives its main buttons, whose words never change, their letters.
    ///
    /// @param content of it, in the scene
    void giveMnemonics(Parent content) {
        Mnemonics.give(mainButtons.stream().flatMap(it -> content.lookupAll("#" + it).stream()).map(ButtonBase.class::cast));
    }

    /// A new controller for it, to be loaded by [dev.onehot.ui.Views].
    public ScreenController newController(Workspace workspace) {
        return factory.apply(workspace);
    }

    /// The code of its icon.
    public String icon() {
        return icon;
    }

    /// The key of its title among the texts.
    public String titleKey() {
        return "screen." + name().toLowerCase(Locale.ROOT);
    }

    /// The `fx:id` of the button that opens it.
    public String buttonId() {
        return name().toLowerCase(Locale.ROOT) + "Button";
    }
}
