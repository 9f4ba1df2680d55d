package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.model.Presets;
import dev.onehot.model.Visible;
import dev.onehot.ui.Texts;
import dev.onehot.ui.text.WrappingLabel;
import javafx.fxml.FXML;
import org.jspecify.annotations.Nullable;

/// Both sides of a provider that was changed elsewhere while it was edited here, field by field.
final class ConflictController {
    private @Nullable ProviderForm form;
    private @Nullable Texts texts;

    @FXML private GridPane conflictGrid;
    @FXML private Button keepMineButton;

    void show(ProviderForm next, Texts language) {
        form = next;
        texts = language;
        refresh();
    }

    void focus() {
        keepMineButton.requestFocus();
    }

    void refresh() {
        if (form == null || texts == null || conflictGrid == null) {
            return;
        }
        conflictGrid.getChildren().removeIf(it -> GridPane.getRowIndex(it) != null && GridPane.getRowIndex(it) > 0);
        int row = 1;
        for (var clash : form.clashes()) {
            var field = label(texts.get("editor." + clash.field()), "conflict-field");
            field.setMinWidth(Region.USE_PREF_SIZE);
            conflictGrid.addRow(
                    row++,
                    field,
                    label(side(clash.field(), clash.mine()), "conflict-mine"),
                    label(side(clash.field(), clash.theirs()), "conflict-theirs"));
        }
    }

    private String side(String field, String value) {
        if (texts == null || field.equals("key")) {
            return value.isEmpty() && texts != null ? texts.get("conflict.newKey") : value;
        }
        if (value.isEmpty()) {
            return texts.get("conflict.empty");
        }
        return field.equals("kind") ? Presets.nameOf(value) : value;
    }

    private static Label label(String text, String styleClass) {
        var label = new WrappingLabel(Visible.line(text));
        label.getStyleClass().add(styleClass);
        return label;
    }

    @FXML
    private void keepMine() {
        if (form != null) {
            form.keepMine();
        }
    }

    @FXML
    private void takeTheirs() {
        if (form != null) {
            form.takeTheirs();
        }
    }
}
