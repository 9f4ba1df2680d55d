package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

/// What floats over a screen, at the bottom of its middle: nothing below moves for it, and neither what a screen always shows at its foot nor its main button
/// is covered. All of it takes a third of the window at most: what is longer scrolls, and of several for which there is no room together what came last is seen,
/// and the others when it has gone. FX thread only.
final class FloatingPane extends Pane {
    private static final double GAP = 16;
    private static final double BETWEEN = 8;

    /// The bars at the foot of screens.
    private static final List<String> BARS = List.of(".primary-bar", ".editor-foot", ".foot");

    private static final double MOST_OF_WINDOW = 1 / 3.0;

    private final Pane screen;

    /// What came last is last.
    private final List<Node> came;

    /// @param screen over which it is
    FloatingPane(Pane screen, Node... floating) {
        this.screen = screen;
        getChildren().setAll(floating);
        came = new ArrayList<>(getChildren());
        setPickOnBounds(false);
        setMinSize(0, 0);
        // Something below may have come to lie where it is.
        screen.needsLayoutProperty().subscribe((before, now) -> layOutAnew());
        screen.addEventFilter(ScrollEvent.SCROLL, event -> layOutAnew());
    }

    private void layOutAnew() {
        if (getChildren().stream().anyMatch(it -> height(it) > 0)) {
            requestLayout();
        }
    }

    /// Says that `child` tells something new.
    void tells(Node child) {
        came.remove(child);
        came.add(child);
        requestLayout();
    }

    private double width(Node child) {
        return Math.min(child.prefWidth(-1), getWidth() - 2 * GAP);
    }

    private double height(Node child) {
        return child.isManaged() ? Math.min(child.prefHeight(width(child)), Math.max(room(), child.minHeight(width(child)))) : 0;
    }

    private double room() {
        return getScene() == null ? 0 : getScene().getHeight() * MOST_OF_WINDOW;
    }

    /// Those for which there is room, the latest first.
    private List<Node> seen() {
        double room = room();
        var seen = new ArrayList<Node>();
        for (var child : came.reversed()) {
            double height = height(child);
            if (height > 0 && (seen.isEmpty() || height + BETWEEN <= room)) {
                seen.add(child);
                room -= height + (seen.size() > 1 ? BETWEEN : 0);
            }
        }
        return seen;
    }

    /// Where it ends at the bottom: above the screen's bar, and above a main button that it would lie over, if there is room.
    private double bottom(List<Node> seen) {
        double bottom = getHeight() - Math.max(GAP, bar() + BETWEEN);
        double height = seen.stream().mapToDouble(this::height).sum() + BETWEEN * (seen.size() - 1);
        double half = seen.stream().mapToDouble(this::width).max().orElse(0) / 2;
        double covered = screen.lookupAll(".accent").stream()
                .filter(it -> it instanceof Button && !it.isDisabled() && isSeen(it))
                .map(it -> screen.sceneToLocal(it.localToScene(it.getLayoutBounds())))
                .filter(it -> it.intersects(getWidth() / 2 - half, bottom - height, 2 * half, height))
                .mapToDouble(Bounds::getMinY)
                .min()
                .orElse(bottom + BETWEEN);
        return covered - BETWEEN - height >= GAP ? covered - BETWEEN : bottom;
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
        var seen = seen();
        double bottom = bottom(seen);
        for (var child : getChildren().reversed()) {
            if (seen.contains(child)) {
                double height = Math.min(height(child), Math.max(child.minHeight(width(child)), bottom - GAP));
                bottom -= height;
                child.resizeRelocate(snapPositionX((getWidth() - width(child)) / 2), snapPositionY(bottom), width(child), height);
                bottom -= BETWEEN;
            }
            // What is not managed is nobody's to show.
            if (child.isManaged()) {
                child.setVisible(seen.contains(child));
            }
        }
    }
}
