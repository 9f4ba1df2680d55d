package dev.onehot.ui.shell;

import module java.base;

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
    PROVIDERS(ProvidersController::new, "fth-layers"),
    SETTINGS(SettingsController::new, "fth-sliders"),
    ACTIVITY(ActivityController::new, "fth-clock"),
    HEALTH(HealthController::new, "fth-activity"),
    PROGRAMS(ProgramsController::new, "fth-terminal");

    private final Function<Workspace, ScreenController> factory;
    private final String icon;

    Screen(Function<Workspace, ScreenController> factory, String icon) {
        this.factory = factory;
        this.icon = icon;
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
