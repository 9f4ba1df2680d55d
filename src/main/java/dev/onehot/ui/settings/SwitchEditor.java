package dev.onehot.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.model.KnownSetting;
import java.util.function.Consumer;
import javafx.scene.control.Control;

/// On or off; saves when it is moved.
final class SwitchEditor implements SettingEditor {
    private final ToggleSwitch control;
    private Consumer<String> choose = value -> {};
    private String shown = "";

    SwitchEditor(ToggleSwitch control) {
        this.control = control;
        control.selectedProperty().subscribe((before, now) -> {
            if (!String.valueOf(now).equals(shown)) {
                choose.accept(String.valueOf(now));
            }
        });
    }

    @Override
    public Control control() {
        return control;
    }

    @Override
    public boolean fits(EditedSetting setting) {
        return setting.type() == KnownSetting.Type.SWITCH;
    }

    @Override
    public void show(EditedSetting setting) {
        shown = setting.text();
        control.setSelected(shown.equals("true"));
    }

    @Override
    public void onChoose(Consumer<String> listener) {
        choose = listener;
    }
}
