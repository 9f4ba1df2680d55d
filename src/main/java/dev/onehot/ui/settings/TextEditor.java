package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import atlantafx.base.controls.CustomTextField;
import dev.onehot.model.KnownSetting;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Texts;
import javafx.scene.control.Label;

/// Text of any kind, on a line or in an area; to be saved when the person goes on elsewhere. Masked if its control is.
final class TextEditor extends SettingEditor {
    private static final double MEGABYTE = 1_000_000;
    private static final int FEWEST_LINES = 3;
    private static final int MOST_LINES = 12;
    private static final int MANY = 10;

    private final TextInputControl control;
    private final Texts texts;
    private final NumberSteps numbers;
    private boolean instead;
    private String text = "";

    /// What the control made of that: not every character can be shown, and what was left out nobody deleted.
    private String held = "";

    /// @param fits for which settings this is the one
    TextEditor(TextInputControl control, SettingDrafts drafts, Predicate<EditedSetting> fits, Texts texts, NumberSteps numbers) {
        super(control, drafts, fits);
        this.control = control;
        this.texts = texts;
        this.numbers = numbers;
        control.textProperty().subscribe((before, now) -> {
            if (!instead) {
                type(now.equals(held) ? text : now);
            }
        });
        control.focusedProperty().subscribe((before, now) -> {
            if (!now && isLeft()) {
                commit();
            }
            shown().ifPresent(this::show);
        });
        control.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        if (control instanceof TextArea area) {
            Shortcuts.tabGoesOn(area);
            area.textProperty().subscribe(now -> area.setPrefRowCount(Math.clamp(now.lines().count() + 1, FEWEST_LINES, MOST_LINES)));
        }
    }

    /// Lines of an area are made with Enter, so that Ctrl+Enter saves.
    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && (event.isShortcutDown() || !(control instanceof TextArea))) {
            commit();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            drop();
            event.consume();
        } else {
            int steps = steps(event.getCode());
            shown().filter(it -> steps != 0 && NumberSteps.fits(it)).ifPresent(it -> {
                numbers.step(it, steps);
                control.end();
                event.consume();
            });
        }
    }

    private static int steps(KeyCode code) {
        return switch (code) {
            case UP -> 1;
            case DOWN -> -1;
            case PAGE_UP -> MANY;
            case PAGE_DOWN -> -MANY;
            default -> 0;
        };
    }

    /// Whether another control has the focus now. A window that others cover keeps its own, and what is scrolled away was not left by a person.
    private boolean isLeft() {
        for (Node each = control; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        var scene = control.getScene();
        return scene != null && scene.getFocusOwner() != null && !control.equals(scene.getFocusOwner());
    }

    @Override
    void fill(EditedSetting setting) {
        instead = setting.isTooLong();
        text = instead ? instead(setting) : setting.text();
        control.setDisable(instead);
        var wanted = instead || control.isFocused() ? text : ShownNumber.of(setting, texts.locale());
        if (!control.getText().equals(wanted)) {
            control.setText(wanted);
        }
        if (control instanceof CustomTextField field && field.getRight() instanceof Label unit) {
            unit.setText(setting.known().map(KnownSetting::unit).map(it -> texts.find("unit." + it).orElse(it)).orElse(""));
            Presence.set(unit, !unit.getText().isEmpty());
        }
        held = control.getText();
    }

    private String instead(EditedSetting setting) {
        return setting.largeBytes() > 0
                ? texts.get("settings.large", Math.round(setting.largeBytes() / MEGABYTE))
                : texts.get("settings.tooLong", setting.value().length());
    }
}
