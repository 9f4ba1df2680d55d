package dev.onehot.ui;

import javafx.scene.Node;

/// Whether a control is there: one that is not takes no room either. FX thread only.
public final class Presence {
    private Presence() {}

    public static void set(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
