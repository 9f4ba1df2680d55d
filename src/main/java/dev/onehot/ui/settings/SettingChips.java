package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Presence;
import dev.onehot.ui.Texts;

/// Buttons that put marks into the search, and say how many settings have each. FX thread only.
final class SettingChips {
    private final Map<SettingMark, ToggleButton> buttons;
    private final Texts texts;

    /// @param search where they put them, and which says what holds
    /// @param there while there is something to be filtered; not a binding, which holds on to nothing
    SettingChips(Map<SettingMark, ToggleButton> buttons, TextInputControl search, ObservableValue<Boolean> there, Texts texts) {
        this.buttons = buttons;
        this.texts = texts;
        buttons.forEach((mark, chip) -> {
            there.subscribe(now -> Presence.set(chip, now));
            chip.setOnAction(event -> {
                search.setText(mark.toggledIn(search.getText()));
                // Its own press has toggled it too.
                show(SettingMark.in(search.getText()));
            });
        });
    }

    void show(Set<SettingMark> marks) {
        buttons.forEach((mark, chip) -> chip.setSelected(marks.contains(mark)));
    }

    void count(Map<SettingMark, Integer> found) {
        buttons.forEach((mark, chip) -> {
            int count = found.getOrDefault(mark, 0);
            chip.setText(texts.get("settings.chip." + mark.name().toLowerCase(Locale.ROOT), count));
            chip.setAccessibleText(chip.getText());
            // One that is pressed can always be put out again.
            chip.setDisable(count == 0 && !chip.isSelected());
        });
    }
}
