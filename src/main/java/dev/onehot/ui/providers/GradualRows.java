package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

/// Puts many rows into a pane without holding up the window: those that are seen come at once, the others a few with each frame, and more with each. FX thread only.
final class GradualRows extends AnimationTimer {
    private static final int AT_ONCE = 30;
    private static final int A_FRAME = 10;

    private final Pane pane;
    private int next = A_FRAME;
    private final Deque<Supplier<? extends Node>> waiting = new ArrayDeque<>();

    GradualRows(Pane pane) {
        this.pane = pane;
    }

    /// Shows these instead of what is there.
    ///
    /// @param rows each is made when its turn comes
    void show(List<? extends Supplier<? extends Node>> rows) {
        pane.getChildren().clear();
        waiting.clear();
        waiting.addAll(rows);
        next = A_FRAME;
        add(AT_ONCE);
        start();
    }

    @Override
    public void handle(long now) {
        add(next);
        // All that are there are laid out again with each frame, so that those must become fewer the more there are.
        next += A_FRAME;
        if (waiting.isEmpty()) {
            stop();
        }
    }

    private void add(int most) {
        for (int i = 0; i < most && !waiting.isEmpty(); i++) {
            pane.getChildren().add(waiting.remove().get());
        }
    }
}
