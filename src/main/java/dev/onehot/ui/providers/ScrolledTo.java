package dev.onehot.ui.providers;

import module javafx.controls;

/// Scrolls to what is to be seen. FX thread only.
final class ScrolledTo {
    private ScrolledTo() {}

    /// Scrolls the pane that `node` lies in, if it lies in one, as little as shows all of it, or else its beginning.
    static void show(Node node) {
        Node each = node;
        while (each != null && !(each instanceof ScrollPane)) {
            each = each.getParent();
        }
        if (each instanceof ScrollPane scroll && scroll.getContent() != null) {
            // What came just now has no place before.
            scroll.applyCss();
            scroll.layout();
            show(scroll, node);
        }
    }

    private static void show(ScrollPane scroll, Node node) {
        var content = scroll.getContent();
        var place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double room = scroll.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - room;
        if (hidden > 0) {
            double top = scroll.getVvalue() * hidden;
            double wanted = Math.min(place.getMinY(), Math.max(top, place.getMaxY() - room));
            scroll.setVvalue(Math.clamp(wanted / hidden, 0, 1));
        }
    }
}
