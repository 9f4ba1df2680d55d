package dev.onehot.ui.providers;

import module javafx.controls;

import dev.onehot.ui.FxThread;
import dev.onehot.ui.Motion;

/// Has what a person unfolds be seen: it comes, and what it lies in scrolls to it. FX thread only.
final class Unfolding {
    private Unfolding() {}

    static void follow(TitledPane pane) {
        pane.expandedProperty().subscribe((before, now) -> {
            // What opens by itself moves nothing.
            if (now && pane.isFocused()) {
                Motion.appear(pane.getContent());
                FxThread.run(() -> ScrolledTo.show(pane));
            }
        });
    }
}
