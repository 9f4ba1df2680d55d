package dev.onehot.ui;

import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;

/// Key combinations with the platform's command key: Ctrl, or Cmd on macOS.
public final class Keys {
    private Keys() {}

    public static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /// As [#shortcut(KeyCode)] with another key held down.
    public static KeyCombination shortcut(KeyCode code, KeyCombination.Modifier other) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, other);
    }
}
