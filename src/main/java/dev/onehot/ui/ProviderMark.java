package dev.onehot.ui;

import module javafx.controls;

import dev.onehot.model.Preset;
import java.util.Objects;

/// The mark of a vendor: its initials on its colour, which are data and not part of the look. FX thread only.
public final class ProviderMark {
    private static final CornerRadii ROUND = new CornerRadii(8);

    private ProviderMark() {}

    /// Makes `label` a mark.
    public static void dress(Label label) {
        label.getStyleClass().add("preset-mark");
        // Initials say nothing that the name beside them does not.
        label.setAccessibleText("");
    }

    /// Shows a preset's mark. Cheap where it is the one that is shown already: rows of a list ask again and again.
    public static void show(Label label, Preset preset) {
        var shown = preset.initials() + preset.color();
        if (!Objects.equals(shown, label.getUserData())) {
            label.setUserData(shown);
            label.setText(preset.initials());
            label.setBackground(new Background(new BackgroundFill(Color.web(preset.color()), ROUND, Insets.EMPTY)));
        }
    }
}
