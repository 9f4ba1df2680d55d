package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.model.Presets;
import dev.onehot.model.Visible;
import dev.onehot.ui.Texts;
import dev.onehot.ui.text.WrappingLabel;
import javafx.fxml.FXML;

/// Both sides of a provider that was changed elsewhere while it was edited here, field by field.
final class ConflictController {
    private final Texts texts;
    private ProviderForm form = new ProviderForm();

    @FXML private GridPane conflictGrid;
    @FXML private Button keepMineButton;

    ConflictController(Texts texts) {
        this.texts = texts;
    }

    void show(ProviderForm next) {
        form = next;
        refresh();
    }

    void focus() {
        keepMineButton.requestFocus();
    }

    private void refresh() {
        conflictGrid.getChildren().removeIf(it -> GridPane.getRowIndex(it) != null && GridPane.getRowIndex(it) > 0);
        int row = 1;
        for (var clash : form.clashesProperty().get()) {
            var field = label(texts.get("editor." + clash.field()), "conflict-field");
            field.setMinWidth(Region.USE_PREF_SIZE);
            conflictGrid.addRow(
                    row++,
                    field,
                    label(side(clash.field(), form.typed().getOrDefault(clash.field(), "")), "conflict-mine"),
                    label(side(clash.field(), clash.theirs()), "conflict-theirs"));
        }
    }

    private String side(String field, String value) {
        if (value.isEmpty()) {
            boolean key = field.equals("key");
            return texts.get(key ? "conflict.newKey" : "conflict.empty");
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
        form.keepMine();
    }

    @FXML
    private void takeTheirs() {
        form.takeTheirs();
    }
}
