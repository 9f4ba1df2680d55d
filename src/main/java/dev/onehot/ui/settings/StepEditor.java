package dev.onehot.ui.settings;

import module javafx.controls;

/// Less, or more, of a number.
final class StepEditor extends SettingEditor {
    StepEditor(Button control, SettingDrafts drafts, NumberSteps numbers, int steps) {
        super(control, drafts, NumberSteps::fits);
        // The field beside it has the same on its arrow keys.
        control.setFocusTraversable(false);
        control.setOnAction(event -> shown().ifPresent(it -> numbers.step(it, steps)));
    }

    @Override
    void fill(EditedSetting setting) {
        control().setDisable(false);
    }
}
