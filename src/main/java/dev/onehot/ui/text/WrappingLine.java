package dev.onehot.ui.text;

import module javafx.controls;

/// Two groups of controls in one line, the second at its end; where there is no room for both, the second stands below, and where it is not managed the
/// first has all of it. FX thread only.
public final class WrappingLine extends Pane {
    private static final double GAP = 8;

    /// What the first may be squeezed to before the second gives way.
    private static final double ROOM = 200;

    private Node first() {
        return getManagedChildren().getFirst();
    }

    private Node second() {
        return getManagedChildren().getLast();
    }

    private boolean isAlone() {
        return getManagedChildren().size() == 1;
    }

    /// What the second takes of one line, with the space before it.
    private double taken() {
        return isAlone() ? 0 : GAP + second().prefWidth(-1);
    }

    private boolean isOneLine(double width) {
        double squeezed = Math.max(first().minWidth(-1), Math.min(first().prefWidth(-1), ROOM));
        return isAlone() || squeezed + taken() <= width;
    }

    /// What is to be no wider leaves its room empty.
    private static double widest(Node node) {
        return node instanceof Region region && region.getMaxWidth() > 0 ? region.getMaxWidth() : Double.MAX_VALUE;
    }

    /// What wraps in it needs more in less width.
    private double firstHeight(double width) {
        double room = inner(width);
        return first().prefHeight(width < 0 ? -1 : isOneLine(room) ? room - taken() : room);
    }

    private double inner(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + Math.max(first().minWidth(-1), second().minWidth(-1)) + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + first().prefWidth(-1) + taken() + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double one = firstHeight(width);
        double other = second().prefHeight(-1);
        double lines = width < 0 || isOneLine(inner(width)) ? Math.max(one, other) : one + GAP + other;
        return snappedTopInset() + lines + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double width = inner(getWidth());
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double one = firstHeight(getWidth());
        double other = second().prefHeight(-1);
        double end = Math.min(width, second().prefWidth(-1));
        boolean together = isOneLine(width);
        double height = together ? Math.max(one, other) : one;
        first().resizeRelocate(left, top, Math.min(together ? width - taken() : width, widest(first())), height);
        if (isAlone()) {
            return;
        }
        second().resizeRelocate(left + width - end, together ? top : top + one + GAP, end, together ? height : other);
    }
}
