package dev.onehot.ui.shell;

import module javafx.controls;

/// The keys that open the menu of what has the focus, the same on every system: Shift+F10, and the key that some keyboards have for it. FX thread only.
final class MenuKey {
    static final KeyCombination KEYS = new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

    private MenuKey() {}

    /// Hears them wherever the focus is in `pane`.
    static void follow(Pane pane) {
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if ((event.getCode() == KeyCode.CONTEXT_MENU || KEYS.match(event)) && event.getTarget() instanceof Node owner) {
                ask(owner);
                event.consume();
            }
        });
    }

    /// As a press of the right button would, but below it and not where the pointer is.
    private static void ask(Node owner) {
        var there = owner.localToScreen(owner.getLayoutBounds());
        var here = owner.getLayoutBounds();
        owner.fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, here.getMinX(), here.getMaxY(), there.getMinX(), there.getMaxY(), true, new PickResult(owner, here.getMinX(), here.getMaxY())));
    }
}
