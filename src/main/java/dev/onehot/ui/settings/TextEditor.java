package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Texts;
import org.jspecify.annotations.Nullable;

/// Text of any kind, on a line or in an area; to be saved when the person goes on elsewhere. Masked if its control is.
final class TextEditor implements SettingEditor {
    private static final double MEGABYTE = 1_000_000;

    private final TextInputControl control;
    private final Texts texts;
    private final Predicate<EditedSetting> fits;
    private Consumer<String> type = text -> {};
    private Runnable leave = () -> {};

    /// What it was told to show; null while it shows nothing.
    private @Nullable EditedSetting shown;

    /// What the control made of that: not every character can be shown, and what was left out nobody deleted.
    private String held = "";

    /// @param fits for which settings this is the one
    TextEditor(TextInputControl control, Texts texts, Predicate<EditedSetting> fits) {
        this.control = control;
        this.texts = texts;
        this.fits = fits;
        control.textProperty().subscribe((before, now) -> {
            if (shown != null && !shown.isTooLong()) {
                type.accept(now.equals(held) ? shown.text() : now);
            }
        });
        control.focusedProperty().subscribe((before, now) -> {
            if (!now && shown != null && isLeft()) {
                leave.run();
            }
        });
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
    public Control control() {
        return control;
    }

    @Override
    public boolean fits(EditedSetting setting) {
        return fits.test(setting);
    }

    @Override
    public void show(EditedSetting setting) {
        hide();
        control.setDisable(setting.isTooLong());
        var text = setting.isTooLong() ? instead(setting) : setting.text();
        if (!control.getText().equals(text)) {
            control.setText(text);
        }
        held = control.getText();
        shown = setting;
    }

    @Override
    public void hide() {
        shown = null;
    }

    @Override
    public void onType(Consumer<String> listener) {
        type = listener;
    }

    @Override
    public void onLeave(Runnable listener) {
        leave = listener;
    }

    private String instead(EditedSetting setting) {
        return setting.largeBytes() > 0
                ? texts.get("settings.large", Math.round(setting.largeBytes() / MEGABYTE))
                : texts.get("settings.tooLong", setting.value().length());
    }
}
