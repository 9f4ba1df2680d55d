package dev.onehot.ui;

import module java.base;
import module javafx.controls;

import javafx.scene.input.KeyCombination.ModifierValue;

/// Key combinations with the platform's command key: Ctrl, or Cmd on macOS.
public final class Shortcuts {
    public static final KeyCombination UNDO = shortcut(KeyCode.Z);
    public static final KeyCombination REDO = shortcut(KeyCode.Z, KeyCombination.SHIFT_DOWN);

    private Shortcuts() {}

    public static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /// As [#shortcut(KeyCode)] with another key held down.
    public static KeyCombination shortcut(KeyCode code, KeyCombination.Modifier other) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, other);
    }

    /// The keys as they stand on a keyboard of this language: "Ctrl+Shift+Z", on macOS with its signs.
    public static String words(KeyCombination keys, Texts texts) {
        if (!(keys instanceof KeyCodeCombination combination)) {
            return keys.getDisplayText();
        }
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        var parts = new ArrayList<String>();
        if (combination.getControl() == ModifierValue.DOWN || (!mac && combination.getShortcut() == ModifierValue.DOWN)) {
            parts.add(mac ? "⌃" : texts.get("keyboard.ctrl"));
        }
        if (combination.getAlt() == ModifierValue.DOWN) {
            parts.add(mac ? "⌥" : texts.get("keyboard.alt"));
        }
        if (combination.getShift() == ModifierValue.DOWN) {
            parts.add(mac ? "⇧" : texts.get("keyboard.shift"));
        }
        if (mac && combination.getShortcut() == ModifierValue.DOWN) {
            parts.add("⌘");
        }
        parts.add(words(combination.getCode(), texts));
        return String.join(mac ? "" : "+", parts);
    }

    private static String words(KeyCode code, Texts texts) {
        return switch (code) {
            case ENTER -> texts.get("keyboard.enter");
            case DELETE -> texts.get("keyboard.delete");
            // Stands for the one that is underlined.
            case UNDERSCORE -> texts.get("keyboard.letter");
            case UP -> "↑";
            case DOWN -> "↓";
            case PLUS, EQUALS, ADD -> "+";
            case MINUS, SUBTRACT -> "−";
            case COMMA -> ",";
            default -> code.getName();
        };
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
        pass(control, event -> {
            boolean character = event.getCode().isLetterKey() || event.getCode().isDigitKey();
            return character && (event.isControlDown() || event.isAltDown() || event.isMetaDown());
        });
    }

    /// Hands undo and redo past a field to search in, which would take them also where it has nothing to take back. FX thread.
    public static void passUndo(TextInputControl field) {
        pass(field, event -> (UNDO.match(event) && !field.isUndoable()) || (REDO.match(event) && !field.isRedoable()));
    }

    private static void pass(Node control, Predicate<KeyEvent> which) {
        control.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (which.test(event)) {
                event.consume();
                var around = control.getParent();
                Event.fireEvent(around, event.copyFor(around, around));
            }
        });
    }
}
