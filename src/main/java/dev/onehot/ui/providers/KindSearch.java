package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.ui.BestMatch;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Puts the best match first in the list of kinds while one is searched there: Enter takes the first. The list is as long as what is found, also while it is
/// open; the present kind is marked in it, and the field has the signs of the window's other ones. FX thread only.
final class KindSearch {
    private static final int MOST_ROWS = 10;

    private KindSearch() {}

    static void rank(SearchableComboBox<Preset> box) {
        // While one searches, the box has no value, or another one.
        var present = new SimpleObjectProperty<Optional<Preset>>(Optional.empty());
        box.setCellFactory(list -> new Cell(present));
        box.skinProperty().subscribe(skin -> {
            listed(box).ifPresent(it -> it.showingProperty().subscribe(shown -> {
                if (shown) {
                    present.set(Optional.ofNullable(box.getValue()));
                }
            }));
            if (box.lookup("#search") instanceof CustomTextField search) {
                dress(search);
                search.textProperty().subscribe(typed -> {
                    box.setItems(FXCollections.observableArrayList(
                            Presets.families().stream().sorted(BestMatch.first(typed, Preset::name)).toList()));
                    listed(box).ifPresent(it -> {
                        box.setVisibleRowCount(Math.clamp(it.getItems().size(), 1, MOST_ROWS));
                        fit(it);
                    });
                });
            }
        });
    }

    private static final class Cell extends ListCell<Preset> {
        private final FontIcon mark = new FontIcon("fth-check");
        private final ObservableValue<Optional<Preset>> present;

        Cell(ObservableValue<Optional<Preset>> present) {
            this.present = present;
            getStyleClass().add("kind-cell");
            mark.getStyleClass().add("active-mark");
            setContentDisplay(ContentDisplay.RIGHT);
            present.subscribe(this::mark);
        }

        private void mark() {
            setGraphic(isEmpty() || !present.getValue().equals(Optional.ofNullable(getItem())) ? null : mark);
        }

        @Override
        protected void updateItem(@Nullable Preset item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : item.toString());
            mark();
        }
    }

    /// The list is measured when it opens, and not again.
    private static void fit(ComboBox<?> found) {
        if (found.isShowing() && found.getSkin() instanceof ComboBoxListViewSkin<?> skin && skin.getPopupContent() instanceof Region list) {
            // It counts its rows then.
            list.layout();
            list.requestLayout();
            list.resize(list.getWidth(), list.prefHeight(0));
            list.getScene().getWindow().sizeToScene();
        }
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
