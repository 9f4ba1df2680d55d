package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.KnownSetting;
import org.jspecify.annotations.Nullable;

/// A colour to be picked, beside the field where it can be typed.
final class ColourEditor implements SettingEditor {
    private final ColorPicker control;
    private Consumer<String> choose = value -> {};
    private @Nullable Color shown;

    ColourEditor(ColorPicker control) {
        this.control = control;
        control.valueProperty().subscribe((before, now) -> {
            if (now != null && !now.equals(shown)) {
                choose.accept(text(now));
            }
        });
    }

    @Override
    public Control control() {
        return control;
    }

    @Override
    public boolean fits(EditedSetting setting) {
        return setting.type() == KnownSetting.Type.COLOUR && setting.problems().isEmpty();
    }

    @Override
    public void show(EditedSetting setting) {
        shown = colour(setting.text());
        control.setValue(shown);
    }

    /// Null for none, and for what is only half typed.
    private static @Nullable Color colour(String text) {
        try {
            return text.isEmpty() ? null : Color.web(text);
        } catch (IllegalArgumentException half) {
            return null;
        }
    }

    private static String text(Color colour) {
        var all = String.format(
                Locale.ROOT,
                "#%02x%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255),
                Math.round(colour.getOpacity() * 255));
        return all.endsWith("ff") ? all.substring(0, 7) : all;
    }

    @Override
    public void onChoose(Consumer<String> listener) {
        choose = listener;
    }
}
