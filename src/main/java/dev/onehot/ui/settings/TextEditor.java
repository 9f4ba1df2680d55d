package dev.onehot.ui.settings;

import dev.onehot.ui.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;

/// Text of any kind, on a line or in an area; saves on Enter and when the focus goes. Masked if its control is.
final class TextEditor implements SettingEditor {
    private final TextInputControl control;
    private final Texts texts;
    private final Predicate<EditedSetting> fits;
    private Consumer<String> commit = value -> {};
    private String shown = "";

    /// @param fits for which settings this is the one
    TextEditor(TextInputControl control, Texts texts, Predicate<EditedSetting> fits) {
        this.control = control;
        this.texts = texts;
        this.fits = fits;
        control.focusedProperty().subscribe((before, now) -> {
            if (!now) {
                typed().ifPresent(commit);
            }
        });
    }

    @Override
    public Control control() {
        return control;
    }

    @Override
    public boolean fits(EditedSetting setting) {
        return fits.test(setting);
    }

    @Override
    public void show(EditedSetting setting) {
        boolean tooLong = setting.isTooLong();
        control.setDisable(tooLong);
        shown = tooLong ? texts.get("settings.tooLong", setting.value().length()) : setting.value();
        if (!control.getText().equals(shown)) {
            control.setText(shown);
        }
        // Not every character can be shown, and what a field left out is not what somebody typed.
        shown = control.getText();
    }

    @Override
    public Optional<String> typed() {
        boolean differs = control.getParent() != null && control.isVisible() && !control.isDisabled() && !control.getText().equals(shown);
        return differs ? Optional.of(control.getText()) : Optional.empty();
    }

    @Override
    public void onCommit(Consumer<String> listener) {
        commit = listener;
    }
}
