package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

/// What floats over a screen, at the bottom of its middle: nothing below moves for it, and what a screen always shows at its foot is not covered. FX thread only.
final class FloatingPane extends Pane {
    private static final double GAP = 16;
    private static final double BETWEEN = 8;

    /// The bars at the foot of screens.
    private static final List<String> BARS = List.of(".primary-bar", ".editor-foot");

    private final Pane screen;

    /// @param screen over which it is
    FloatingPane(Pane screen, Node... floating) {
        this.screen = screen;
        getChildren().setAll(floating);
        setPickOnBounds(false);
        setMinSize(0, 0);
    }

    /// How much of the screen's foot its bar takes.
    private double bar() {
        return BARS.stream()
                .flatMap(it -> screen.lookupAll(it).stream())
                .filter(FloatingPane::isSeen)
                .map(it -> screen.sceneToLocal(it.localToScene(it.getLayoutBounds())))
                .filter(it -> it.getMaxY() >= screen.getHeight() - GAP)
                .mapToDouble(it -> screen.getHeight() - it.getMinY())
                .filter(it -> it < screen.getHeight() / 2)
                .max()
                .orElse(0);
    }

    private static boolean isSeen(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void layoutChildren() {
        double bottom = getHeight() - Math.max(GAP, bar() + BETWEEN);
        for (int i = getChildren().size() - 1; i >= 0; i--) {
            var child = getChildren().get(i);
            if (child.isManaged()) {
                double width = Math.min(child.prefWidth(-1), getWidth() - 2 * GAP);
                double height = Math.min(child.prefHeight(width), Math.max(child.minHeight(width), bottom - GAP));
                bottom -= height;
                child.resizeRelocate(snapPositionX((getWidth() - width) / 2), snapPositionY(bottom), width, height);
                bottom -= height > 0 ? BETWEEN : 0;
            }
        }
    }
}
