package dev.onehot.ui.settings;

import dev.onehot.model.Setting;
import dev.onehot.ui.Glow;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.ListCell;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One setting in the list. Follows its row while it shows it.
final class SettingCell extends ListCell<Shown<String, Optional<Setting>>> {
    private final SettingRowController controller;
    private final Parent view;
    private final Workspace workspace;
    private Subscription following = Subscription.EMPTY;
    private @Nullable Shown<String, Optional<Setting>> shown;

    SettingCell(Workspace workspace) {
        this.workspace = workspace;
        this.controller = new SettingRowController(workspace);
        this.view = Views.load(controller, workspace.texts().bundle());
        getStyleClass().add("setting-cell");
        // As wide as the list and not as wide as its content, so that long texts are cut and not the editor.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Shown<String, Optional<Setting>> row, boolean empty) {
        super.updateItem(row, empty);
        if (row != null && row.equals(shown)) {
            return;
        }
        controller.commitText();
        following.unsubscribe();
        following = Subscription.EMPTY;
        shown = row;
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(view);
        setAccessibleText(workspace.texts().settingTitle(row.key()));
        controller.show(row.key(), row.get());
        following = Subscription.combine(
                row.valueProperty().subscribe((before, now) -> controller.follow(now)),
                row.changedElsewhereProperty().subscribe((before, now) -> Glow.once(this)));
    }
}
