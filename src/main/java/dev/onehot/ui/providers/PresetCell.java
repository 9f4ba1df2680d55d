package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.model.Preset;
import dev.onehot.ui.ProviderMark;
import dev.onehot.ui.Texts;
import org.jspecify.annotations.Nullable;

/// One preset in the gallery: its mark, its name, and where it is.
final class PresetCell extends ListCell<Preset> {
    private final Texts texts;
    private final Label mark = new Label();
    private final Label name = new Label();
    private final Label place = new Label();
    private final HBox view = new HBox(mark, new VBox(name, place));

    PresetCell(Texts texts) {
        this.texts = texts;
        getStyleClass().add("preset-cell");
        view.getStyleClass().add("preset-row");
        name.getStyleClass().add("row-name");
        place.getStyleClass().add("quiet");
        ProviderMark.dress(mark);
    }

    @Override
    protected void updateItem(@Nullable Preset preset, boolean empty) {
        super.updateItem(preset, empty);
        if (preset == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        ProviderMark.show(mark, preset);
        name.setText(preset.name());
        var where = preset.baseUrl().replaceFirst("^https?://", "");
        place.setText(preset.own() ? texts.get("gallery.own", where) : where.isEmpty() ? texts.get("gallery.any") : where);
        setGraphic(view);
        setAccessibleText(preset.name());
    }
}
