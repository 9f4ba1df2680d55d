package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Provider;
import dev.onehot.ui.KeyClipboard;
import dev.onehot.ui.PopupLook;
import dev.onehot.ui.RunLine;
import dev.onehot.ui.Scrolling;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Workspace;
import org.jspecify.annotations.Nullable;

/// The menu of the rows that are selected: what can be done with one, or with all of them. Made anew whenever it is opened. FX thread only.
final class RowMenu {
    private final Workspace workspace;
    private final ListView<Shown<Long, Provider>> list;
    private final ProviderActions actions;
    private final Consumer<ProviderForm> started;
    private final Consumer<List<Provider>> test;
    private final Runnable delete;
    private final ContextMenu menu = new ContextMenu();

    RowMenu(
            Workspace workspace,
            ListView<Shown<Long, Provider>> list,
            ProviderActions actions,
            Consumer<ProviderForm> started,
            Consumer<List<Provider>> test,
            Runnable delete) {
        this.workspace = workspace;
        this.list = list;
        this.actions = actions;
        this.started = started;
        this.test = test;
        this.delete = delete;
        menu.setId("rowMenuPane");
    }

    /// Opens it below the row that was selected last.
    void openAtSelected() {
        Scrolling.bring(list, list.getSelectionModel().getSelectedIndex());
        list.lookupAll(".provider-cell").stream()
                .filter(it -> it instanceof ListCell<?> cell && cell.isSelected() && cell.isVisible())
                .findFirst()
                .map(it -> it.localToScreen(it.getLayoutBounds()))
                .ifPresent(at -> open(at.getMinX() + at.getHeight(), at.getMaxY()));
    }

    /// Opens it on the row under the pointer, which is selected if it was not, or on nothing.
    ///
    /// @param under what the pointer is over
    /// @param x of the screen, as `y`
    void openOn(@Nullable Node under, double x, double y) {
        Node each = under;
        while (each != null && !(each instanceof ListCell)) {
            each = each.getParent();
        }
        if (each instanceof ListCell<?> cell && !cell.isEmpty()) {
            if (!cell.isSelected()) {
                list.getSelectionModel().clearAndSelect(cell.getIndex());
            }
            open(x, y);
        }
    }

    private void open(double x, double y) {
        var chosen = ChosenRows.in(list);
        if (chosen.stored().isEmpty() && chosen.drafts().isEmpty()) {
            return;
        }
        boolean one = chosen.stored().size() == 1 && chosen.drafts().isEmpty();
        var items = new ArrayList<MenuItem>();
        if (one) {
            items.addAll(ofOne(chosen.stored().getFirst()));
        }
        if (!chosen.stored().isEmpty()) {
            items.addAll(ofAll(chosen.stored()));
            items.add(new SeparatorMenuItem());
        }
        var gone = item(chosen.stored().isEmpty() ? "editor.discard" : "editor.delete", delete);
        gone.setId("deleteItem");
        gone.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        items.add(gone);
        menu.getItems().setAll(items);
        PopupLook.of(menu.getScene(), list.getScene());
        menu.show(list, x, y);
    }

    private List<MenuItem> ofOne(Provider stored) {
        var activate = item(stored.active() ? "editor.deactivate" : "editor.activate", () -> actions.toggleActive(stored));
        activate.setId("activateItem");
        activate.setAccelerator(Shortcuts.shortcut(KeyCode.ENTER));
        var copyKey = item("key.copy", () -> workspace.withKey(stored.id(), key -> {
            KeyClipboard.copy(key);
            workspace.notices().say(workspace.texts().get("notice.keyCopied"));
        }));
        copyKey.setId("copyKeyItem");
        copyKey.setDisable(!stored.key().isPresent());
        var duplicate = item("editor.duplicate", () -> actions.duplicate(stored, started));
        duplicate.setId("duplicateItem");
        duplicate.setAccelerator(Shortcuts.shortcut(KeyCode.D));
        var copyRun = item("row.copyRun", () -> copyRun(stored));
        copyRun.setId("copyRunItem");
        return List.of(activate, copyKey, copyRun, duplicate);
    }

    private List<MenuItem> ofAll(List<Provider> stored) {
        var check = item("check.test", () -> test.accept(stored));
        check.setId("testItem");
        check.setAccelerator(Shortcuts.shortcut(KeyCode.T));
        boolean pinned = stored.stream().allMatch(it -> it.place().pinned());
        var pin = item(pinned ? "editor.unpin" : "editor.pin", () -> actions.pin(stored, !pinned));
        pin.setId("pinItem");
        return List.of(check, pin);
    }

    private MenuItem item(String text, Runnable act) {
        var item = new MenuItem(workspace.texts().get(text));
        item.setOnAction(event -> act.run());
        return item;
    }

    private void copyRun(Provider stored) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, RunLine.of(stored)));
        workspace.notices().say(workspace.texts().get("row.copiedRun"));
    }
}
