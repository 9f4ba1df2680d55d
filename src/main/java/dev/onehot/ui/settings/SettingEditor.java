package dev.onehot.ui.settings;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Control;

/// One kind of control in a setting's row. Shows values; tells of what a person wants instead. FX thread only.
interface SettingEditor {
    /// The control that takes the focus.
    Control control();

    /// Whether this is the one for that setting.
    boolean fits(EditedSetting setting);

    /// Shows what holds. Not a choice of the person: nothing is told of it.
    void show(EditedSetting setting);

    /// What was typed and not sent yet; empty when it is what holds.
    Optional<String> typed();

    /// Whom to tell of a value that was chosen or committed.
    void onCommit(Consumer<String> commit);
}
