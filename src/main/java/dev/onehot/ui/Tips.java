package dev.onehot.ui;

import module java.base;
import module javafx.controls;

/// Where the words of a control stand that one points at: below it and within its window, so that they cover none beside it; gone with the next key, as
/// the control may be. FX thread only.
public final class Tips {
    private static final double GAP = 4;

    private final Scene scene;
    private Optional<Node> under = Optional.empty();

    private Tips(Scene scene) {
        this.scene = scene;
    }

    /// Places those of `scene`, for as long as it is in a window.
    ///
    /// @param ground of the window
    public static void follow(Scene scene, Region ground) {
        var tips = new Tips(scene);
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> tips.under = Optional.ofNullable(event.getPickResult().getIntersectedNode()));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> tips.shown().toList().forEach(Tooltip::hide));
        ListChangeListener<Window> come = change -> {
            tips.popups().forEach(it -> PopupLook.ground(it.getScene(), ground));
            tips.shown().forEach(tips::take);
        };
        scene.windowProperty().subscribe(window -> {
            Window.getWindows().removeListener(come);
            if (window != null) {
                Window.getWindows().addListener(come);
            }
        });
    }

    private Stream<PopupWindow> popups() {
        return Window.getWindows().stream()
                .filter(it -> it instanceof PopupWindow popup && scene.getWindow().equals(popup.getOwnerWindow()))
                .map(PopupWindow.class::cast);
    }

    private Stream<Tooltip> shown() {
        return popups().filter(Tooltip.class::isInstance).map(Tooltip.class::cast);
    }

    /// When it has its size, and before it is drawn.
    private void take(Tooltip tip) {
        PopupLook.of(tip.getScene(), scene);
        tip.setOnShown(event -> owner(tip).ifPresent(it -> place(tip, it)));
    }

    private Optional<Control> owner(Tooltip tip) {
        for (var each = under.orElse(null); each != null; each = each.getParent()) {
            if (each instanceof Control control && tip.equals(control.getTooltip())) {
                return Optional.of(control);
            }
        }
        return Optional.empty();
    }

    private void place(Tooltip tip, Control owner) {
        var there = owner.localToScreen(owner.getLayoutBounds());
        var window = scene.getWindow();
        double right = window.getX() + window.getWidth();
        double bottom = window.getY() + window.getHeight();
        tip.setX(Math.max(window.getX(), Math.min(there.getMinX(), right - tip.getWidth())));
        double below = there.getMaxY() + GAP;
        tip.setY(below + tip.getHeight() <= bottom ? below : there.getMinY() - GAP - tip.getHeight());
    }
}
