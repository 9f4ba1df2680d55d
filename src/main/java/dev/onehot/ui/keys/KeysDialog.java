package dev.onehot.ui.keys;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Sheet;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;

/// Asks how keys are to be opened or kept.
public final class KeysDialog {
    private KeysDialog() {}

    /// Shows it without waiting for an answer.
    ///
    /// @param usable is run once, when keys can be read and what the person wanted is done; the sheet closes then
    public static void show(Workspace workspace, Runnable usable) {
        var texts = workspace.texts();
        var sheets = workspace.sheets();
        var shown = new AtomicReference<Sheet>();
        var controller = KeysController.sheet(workspace, state -> {
            var sheet = shown.get();
            if (state.isUsable() && sheets.isOpen(sheet)) {
                sheets.close(sheet);
                usable.run();
            }
        });
        var close = new Button(texts.get("sheet.close"));
        close.setId("closeKeysButton");
        close.setAccessibleText(close.getText());
        close.setMinWidth(Region.USE_PREF_SIZE);
        var sheet = new Sheet(texts.get(controller.title()), Views.load(controller, texts.bundle())).with(close, controller.takeKeepButton());
        sheet.setId("keysDialog");
        shown.set(sheet);
        close.setOnAction(event -> sheets.close(sheet));
        sheets.open(sheet.startingAt(controller.firstFocus()).onEnter(controller::enter));
    }
}
