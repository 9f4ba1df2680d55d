package dev.onehot.ui.settings;

import dev.onehot.model.KnownSetting;
import dev.onehot.ui.Texts;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;

/// Text of any kind, on a line or in an area; saves on Enter and when the focus goes. Masked if its control is.
final class TextEditor implements SettingEditor {
    private static final Set<KnownSetting.Type> OTHERS = Set.of(KnownSetting.Type.SWITCH, KnownSetting.Type.CHOICE, KnownSetting.Type.SECRET);

    private final TextInputControl control;
    private final Texts texts;
    private final boolean secret;
    private Consumer<String> commit = value -> {};
    private String shown = "";

    /// @param secret whether this is the one for secrets
    TextEditor(TextInputControl control, Texts texts, boolean secret) {
        this.control = control;
        this.texts = texts;
        this.secret = secret;
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
        return secret ? setting.type() == KnownSetting.Type.SECRET : !OTHERS.contains(setting.type());
    }

    @Override
    public void show(EditedSetting setting) {
        boolean tooLong = setting.isTooLong();
        control.setDisable(tooLong);
        shown = tooLong ? texts.get("settings.tooLong", setting.value().length()) : setting.value();
        if (!control.getText().equals(shown)) {
            control.setText(shown);
        }
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
