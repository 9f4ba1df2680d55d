package dev.onehot.ui;

import module javafx.controls;

/// What a screen reader says of a node.
final class Accessible {
    private Accessible() {}

    static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }
}
