package dev.onehot.ui.keys;

import module javafx.controls;

import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import java.util.Optional;

/// Asks how keys are to be opened or kept.
public final class KeysDialog {
    private KeysDialog() {}

    /// Shows it without waiting for an answer.
    ///
    /// @param usable is run once, when keys can be read; the dialog closes then
    public static void show(Workspace workspace, Window owner, Optional<Runnable> usable) {
        var texts = workspace.texts();
        var dialog = new Dialog<ButtonType>();
        var pane = dialog.getDialogPane();
        var controller = new KeysController(
                workspace,
                state -> {
                    if (state.isUsable() && usable.isPresent() && dialog.isShowing()) {
                        dialog.close();
                        usable.get().run();
                    }
                },
                () -> {
                    if (dialog.isShowing()) {
                        pane.getScene().getWindow().sizeToScene();
                    }
                });
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("keys.title"));
        pane.setId("keysDialog");
        pane.setContent(Views.load(controller, texts.bundle()));
        pane.getButtonTypes().setAll(ButtonType.CLOSE);
        pane.lookupButton(ButtonType.CLOSE).setId("closeKeysButton");
        pane.setPrefWidth(480);
        dialog.setOnShown(event -> {
            centre(pane.getScene().getWindow(), owner);
            controller.firstFocus().requestFocus();
        });
        dialog.show();
    }

    // Under X11 it stood in the corner of the screen, its title bar beyond the edge.
    private static void centre(Window window, Window owner) {
        window.setX(owner.getX() + Math.max(0, (owner.getWidth() - window.getWidth()) / 2));
        window.setY(owner.getY() + Math.max(0, (owner.getHeight() - window.getHeight()) / 3));
    }
}
