package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.ui.BestMatch;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;

/// Puts the best match first in the list of kinds while one is searched there: Enter takes the first. The list that opens is as long as what is found, and
/// the field has the signs of the window's other ones. FX thread only.
final class KindSearch {
    private static final int MOST_ROWS = 10;

    private KindSearch() {}

    static void rank(SearchableComboBox<Preset> box) {
        box.skinProperty().subscribe(skin -> {
            if (box.lookup("#search") instanceof CustomTextField search) {
                dress(search);
                search.textProperty().subscribe(typed -> {
                    box.setItems(FXCollections.observableArrayList(
                            Presets.families().stream().sorted(BestMatch.first(typed, Preset::name)).toList()));
                    listed(box).ifPresent(it -> box.setVisibleRowCount(Math.clamp(it.getItems().size(), 1, MOST_ROWS)));
                });
            }
        });
    }

    private static void dress(CustomTextField search) {
        search.setLeft(new FontIcon("fth-search"));
        var clear = new FontIcon("fth-x");
        clear.setPickOnBounds(true);
        clear.setOnMouseClicked(event -> search.clear());
        clear.visibleProperty().bind(search.textProperty().isNotEmpty());
        search.setRight(clear);
    }

    /// The box in the box, of those that are found.
    private static Optional<ComboBox<?>> listed(SearchableComboBox<Preset> box) {
        return box.getChildrenUnmodifiable().stream().filter(ComboBox.class::isInstance).<ComboBox<?>>map(ComboBox.class::cast).findFirst();
    }
}
