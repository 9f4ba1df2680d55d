package dev.onehot.ui;

import module javafx.controls;

/// Key combinations with the platform's command key: Ctrl, or Cmd on macOS.
public final class Shortcuts {
    private Shortcuts() {}

    public static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /// As [#shortcut(KeyCode)] with another key held down.
    public static KeyCombination shortcut(KeyCode code, KeyCombination.Modifier other) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, other);
    }

    /// Lets Tab go on from `area`, as from everywhere, instead of writing one. FX thread.
    public static void tabGoesOn(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }

    /// Hands letters and digits that are pressed together with a command key past `control`, which would take them for typed ones. FX thread.
    public static void passCombinations(Node control) {
        control.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean character = event.getCode().isLetterKey() || event.getCode().isDigitKey();
            if (character && (event.isControlDown() || event.isAltDown() || event.isMetaDown())) {
                event.consume();
                var around = control.getParent();
                Event.fireEvent(around, event.copyFor(around, around));
            }
        });
    }
}
