package dev.onehot.ui.settings;

import module javafx.controls;

import dev.onehot.ui.Texts;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// One line of the list at the left, with how many of its settings the search finds.
final class CategoryCell extends ListCell<Category> {
    private static final PseudoClass PART = PseudoClass.getPseudoClass("part");

    private final Texts texts;
    private final Label title = new Label();
    private final Label found = new Label();
    private final HBox line = new HBox(title, found);
    private Subscription following = Subscription.EMPTY;

    CategoryCell(Texts texts) {
        this.texts = texts;
        getStyleClass().add("category-cell");
        line.getStyleClass().add("category-line");
        found.getStyleClass().add("quiet");
        found.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    protected void updateItem(@Nullable Category item, boolean empty) {
        super.updateItem(item, empty);
        following.unsubscribe();
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(item.title());
        pseudoClassStateChanged(PART, item.isPart());
        following = item.foundProperty().subscribe(count -> {
            found.setText(texts.get("settings.number", count.intValue()));
            setAccessibleText(texts.get("settings.category.accessible", item.title(), count.intValue()));
        });
        setGraphic(line);
    }
}
