package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Setting;
import dev.onehot.ui.Glow;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// One setting in the list. Follows its row while it shows it.
final class SettingCell extends ListCell<Shown<String, Optional<Setting>>> {
    /// What the scroll bar takes of a list's width.
    private static final double SCROLL_BAR = 16;

    /// Of a heading's height; then its letters are under the edge.
    private static final double HIDDEN = 0.75;

    private final SettingRowController controller;
    private final Parent view;
    private final VBox content;
    private final Label heading = new Label();
    private final Function<String, String> headings;
    private final Workspace workspace;
    private final Supplier<List<String>> words;
    private final ReadOnlyObjectProperty<List<String>> searched;
    private final ObjIntConsumer<String> left;
    private Subscription following = Subscription.EMPTY;
    private @Nullable Shown<String, Optional<Setting>> shown;

    /// @param words what is searched for, in lower case
    /// @param searched the same, told to rows that stay
    /// @param headings of the group of each key: said above the first row of it
    /// @param showInJson shows the setting of a key in the JSON view
    /// @param left told when the row in which a person is typing goes to another cell, or out of sight
    SettingCell(
            Workspace workspace,
            SettingDrafts drafts,
            Supplier<List<String>> words,
            ReadOnlyObjectProperty<List<String>> searched,
            ObjIntConsumer<String> left,
            Function<String, String> headings,
            Consumer<String> showInJson) {
        this.headings = headings;
        this.left = left;
        this.words = words;
        this.workspace = workspace;
        this.searched = searched;
        this.controller = new SettingRowController(workspace, drafts, showInJson);
        this.view = Views.load(controller, workspace.texts().bundle());
        this.content = new VBox(view);
        heading.getStyleClass().add("setting-heading");
        heading.setMaxWidth(Double.MAX_VALUE);
        // Not a list cell to the theme: what that looks at, as whether a cell is empty, changes often, and each time all in it is styled anew.
        getStyleClass().setAll("setting-cell");
        // As wide as the list and not as wide as its content, so that long texts are cut and not the editor.
        setPrefWidth(0);
        listViewProperty().flatMap(ListView::widthProperty).subscribe(width -> arrange());
    }

    private void arrange() {
        var list = getListView();
        if (list != null && list.getWidth() > 0) {
            controller.arrange(list.getWidth());
        }
    }

    SettingRowController row() {
        return controller;
    }

    /// As high as its words need at the width of the list: a cell does not ask its graphic for that.
    @Override
    protected double computePrefHeight(double width) {
        var list = getListView();
        if (list == null || getGraphic() == null || list.getWidth() <= 0) {
            return super.computePrefHeight(width);
        }
        Insets insets = getInsets();
        double inner = list.getWidth() - SCROLL_BAR - insets.getLeft() - insets.getRight();
        return Math.ceil(content.prefHeight(inner) + insets.getTop() + insets.getBottom());
    }

    private void mark(List<String> now) {
        controller.mark(now);
        // The row above may be another one.
        showHeading(shown);
        layOut();
    }

    @Override
    public void resize(double width, double height) {
        super.resize(width, height);
        layOut();
    }

    /// At once: as long as a cell waits for that, the list styles all of it anew each time that it looks at it, which is several times
    /// for one change. Whoever adds a node to a row therefore styles that. Twice, because texts that are resized ask for it again.
    private void layOut() {
        for (int i = 0; i < 2 && isNeedsLayout() && getScene() != null; i++) {
            layout();
        }
    }

    /// Above the first row of a group, but not the topmost row, over which it stands at any rate.
    private void showHeading(@Nullable Shown<String, Optional<Setting>> row) {
        var its = row == null ? "" : headings.apply(row.key());
        int above = getIndex() - 1;
        var items = getListView() == null ? null : getListView().getItems();
        boolean first = row != null
                && items != null
                && above >= 0
                && above < items.size()
                && !headings.apply(items.get(above).key()).equals(its);
        heading.setText(its);
        if (first != content.getChildren().contains(heading)) {
            if (first) {
                content.getChildren().addFirst(heading);
                heading.applyCss();
            } else {
                content.getChildren().remove(heading);
            }
        }
    }

    /// Whether its own heading is in sight: it is the first row of its group, and not scrolled under the edge of the list, as far as it can still be read.
    boolean saysGroup() {
        return content.getChildren().contains(heading) && getLayoutY() + heading.getHeight() * HIDDEN > 0;
    }

    @Override
    protected void updateItem(@Nullable Shown<String, Optional<Setting>> row, boolean empty) {
        super.updateItem(row, empty);
        showHeading(row);
        if (row != null && row.equals(shown)) {
            return;
        }
        var typing = controller.key();
        controller.turnAway().ifPresent(caret -> left.accept(typing, caret));
        following.unsubscribe();
        following = Subscription.EMPTY;
        shown = row;
        // Not taken away: putting it back would style all of it anew.
        content.setVisible(row != null && !empty);
        if (row == null || empty) {
            setAccessibleText(null);
            layOut();
            return;
        }
        setGraphic(content);
        arrange();
        setAccessibleText(workspace.texts().settingTitle(row.key(), workspace.model().known(row.key())));
        controller.show(row.key(), row.get(), words.get());
        following = Subscription.combine(
                row.valueProperty().subscribe((before, now) -> controller.follow(now)),
                row.changedElsewhereProperty().subscribe((before, now) -> Glow.once(this)),
                searched.subscribe((before, now) -> mark(now)),
                workspace.model()
                        .schemasProperty()
                        .subscribe((before, now) -> controller.meetSchemas()));
        layOut();
    }
}
