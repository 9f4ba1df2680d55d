package dev.onehot.ui;

import module javafx.controls;

/// Lights a row up once, because another program changed it. FX thread only.
public final class Glow {
    private static final PseudoClass ELSEWHERE = PseudoClass.getPseudoClass("elsewhere");
    private static final Duration SHOWN = Duration.millis(1_200);

    private Glow() {}

    public static void once(Node node) {
        if (node.getPseudoClassStates().contains(ELSEWHERE)) {
            return;
        }
        node.pseudoClassStateChanged(ELSEWHERE, true);
        var pause = new PauseTransition(SHOWN);
        pause.setOnFinished(event -> node.pseudoClassStateChanged(ELSEWHERE, false));
        pause.play();
    }
}
