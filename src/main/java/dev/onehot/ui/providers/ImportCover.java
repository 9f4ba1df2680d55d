package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import org.jspecify.annotations.Nullable;

/// The import, which covers the screen while it is open: what is below has no focus and hears no key, because nobody would see what it does. FX thread only.
final class ImportCover {
    private final Workspace workspace;
    private final ImportController importer;
    private BorderPane slot = new BorderPane();
    private @Nullable Node focusedBefore;

    ImportCover(Workspace workspace) {
        this.workspace = workspace;
        this.importer = new ImportController(workspace, this::close);
    }

    /// @param place where the import is shown
    /// @param covered what is below it
    void take(BorderPane place, List<? extends Node> covered) {
        slot = place;
        covered.forEach(it -> it.disableProperty().bind(place.visibleProperty()));
    }

    void open() {
        if (slot.getCenter() == null) {
            slot.setCenter(Views.load(importer, workspace.texts().bundle()));
        }
        if (!slot.isVisible()) {
            focusedBefore = slot.getScene().getFocusOwner();
        }
        slot.setVisible(true);
        importer.open();
        importer.firstFocus().requestFocus();
    }

    /// The focus is again where it was.
    private void close() {
        slot.setVisible(false);
        var before = focusedBefore;
        focusedBefore = null;
        if (before != null) {
            before.requestFocus();
        }
    }

    /// @param below what has the focus where nothing is covered
    Node firstFocus(Node below) {
        return slot.isVisible() ? importer.firstFocus() : below;
    }

    /// Keys of what is below close the import first, so that what they do is seen.
    Map<KeyCombination, Runnable> uncovering(Map<KeyCombination, Runnable> keys) {
        var uncovered = new HashMap<KeyCombination, Runnable>();
        keys.forEach((key, action) -> uncovered.put(key, () -> {
            if (slot.isVisible()) {
                close();
            }
            action.run();
        }));
        return uncovered;
    }
}
