package dev.onehot.ui.settings;

import dev.onehot.ui.settings.Categories.Category;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// One category in the list at the left, with how many settings it has.
final class CategoryCell extends ListCell<Category> {
    CategoryCell() {
        getStyleClass().add("category-cell");
    }

    @Override
    protected void updateItem(@Nullable Category item, boolean empty) {
        super.updateItem(item, empty);
        setText(item == null || empty ? null : item.title() + "  " + item.settings());
    }
}
