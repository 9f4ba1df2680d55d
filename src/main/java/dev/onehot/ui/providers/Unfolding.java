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
                FxThread.run(() -> {
                    Motion.appear(pane.getContent());
                    ScrolledTo.show(pane);
                });
            }
        });
        // What a person opens is seen, and not only its title.
        pane.heightProperty().subscribe((before, now) -> {
            if (pane.isExpanded() && now.doubleValue() > before.doubleValue() && (pane.isHover() || pane.isFocused())) {
                FxThread.run(() -> ScrolledTo.show(pane));
            }
        });
    }
}
