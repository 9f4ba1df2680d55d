package dev.onehot.ui;

import module javafx.controls;

/// How what comes or changes place is seen to do so: in 150 ms, and at once where the system is to move less. FX thread only.
public final class Motion {
    private static final Duration TAKES = Duration.millis(150);
    private static final double FROM_BELOW = 8;

    private Motion() {}

    /// Whether the person wants less of it.
    public static boolean isReduced(Node node) {
        var scene = node.getScene();
        return scene == null ? Platform.getPreferences().isReducedMotion() : scene.getPreferences().isReducedMotion();
    }

    /// Fades `node` in.
    public static void appear(Node node) {
        if (!isReduced(node)) {
            fadeIn(node).play();
        }
    }

    /// Has `node`, which shows something else from now on, come from below.
    public static void slide(Node node) {
        if (!isReduced(node)) {
            var move = new TranslateTransition(TAKES, node);
            move.setFromY(FROM_BELOW);
            move.setToY(0);
            new ParallelTransition(fadeIn(node), move).play();
        }
    }

    /// Has `node`, which has another place from now on, come from where it was.
    ///
    /// @param below how far below its place that is, negative above it
    public static void from(Node node, double below) {
        if (below != 0 && !isReduced(node)) {
            node.setTranslateY(below);
            var move = new TranslateTransition(TAKES, node);
            move.setToY(0);
            move.play();
        }
    }

    private static FadeTransition fadeIn(Node node) {
        var fade = new FadeTransition(TAKES, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        return fade;
    }
}
