package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.KnownSetting;
import org.jspecify.annotations.Nullable;

/// A colour to be picked, beside the field where it can be typed.
final class ColourEditor extends SettingEditor {
    private final ColorPicker control;

    ColourEditor(ColorPicker control, SettingDrafts drafts) {
        super(control, drafts, it -> it.type() == KnownSetting.Type.COLOUR && it.problems().isEmpty());
        this.control = control;
        control.valueProperty().subscribe((before, now) -> {
            if (now != null) {
                choose(text(now));
            }
        });
    }

    @Override
    void fill(EditedSetting setting) {
        control.setValue(colour(setting.text()));
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
}
