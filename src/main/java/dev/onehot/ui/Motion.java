package dev.onehot.ui;

import module javafx.controls;

/// How what comes or changes place is seen to do so: in 150 ms, and at once where the system is to move less. FX thread only.
public final class Motion {
    private static final Duration TAKES = Duration.millis(150);

    private Motion() {}

    /// Whether the person wants less of it.
    public static boolean isReduced() {
        return Platform.getPreferences().isReducedMotion();
    }

    /// Fades `node` in.
    public static void appear(Node node) {
        if (isReduced()) {
            node.setOpacity(1);
            return;
        }
        var fade = new FadeTransition(TAKES, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.play();
    }
}
