package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.ui.BestMatch;
import org.controlsfx.control.SearchableComboBox;

/// Puts the best match first in the list of kinds while one is searched there: Enter takes the first. FX thread only.
final class KindSearch {
    private KindSearch() {}

    static void rank(SearchableComboBox<Preset> box) {
        box.skinProperty().subscribe(skin -> {
            if (box.lookup("#search") instanceof TextField search) {
                search.textProperty().subscribe(typed -> box.setItems(FXCollections.observableArrayList(
                        Presets.families().stream().sorted(BestMatch.first(typed, Preset::name)).toList())));
            }
        });
    }
}
