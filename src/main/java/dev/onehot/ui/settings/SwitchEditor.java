package dev.onehot.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.model.KnownSetting;

/// On or off; saves when it is moved.
final class SwitchEditor extends SettingEditor {
    private final ToggleSwitch control;

    SwitchEditor(ToggleSwitch control, SettingDrafts drafts) {
        super(control, drafts, it -> it.type() == KnownSetting.Type.SWITCH);
        this.control = control;
        control.selectedProperty().subscribe((before, now) -> choose(String.valueOf(now)));
    }

    @Override
    void fill(EditedSetting setting) {
        control.setSelected(setting.text().equals("true"));
    }
}
