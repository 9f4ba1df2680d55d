package dev.onehot.ui.settings;

import java.util.function.Consumer;
import javafx.scene.control.Control;

/// One kind of control in a setting's row. Shows values; tells of what a person wants instead. FX thread only.
interface SettingEditor {
    /// The control that takes the focus.
    Control control();

    /// Whether this is the one for that setting.
    boolean fits(EditedSetting setting);

    /// Shows what was typed, or else what holds. Not a choice of the person: nothing is told of it.
    void show(EditedSetting setting);

    /// Shows nothing from now on, until it is told to: its row is going to be another one.
    default void hide() {}

    /// Whom to tell of a value that was typed, is not whole yet, and is to be kept.
    default void onType(Consumer<String> type) {}

    /// Whom to tell of a value that was chosen, and is to be saved.
    default void onChoose(Consumer<String> choose) {}

    /// Whom to tell that the person goes on elsewhere.
    default void onLeave(Runnable leave) {}
}
