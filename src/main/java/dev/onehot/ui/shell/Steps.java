package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.FxThread;

/// Work that is done piece by piece: between two pieces what was added is drawn, and what a person does meanwhile is heard. FX thread only.
final class Steps {
    private final Scene scene;
    private final BooleanSupplier ended;
    private final Deque<Runnable> left = new ArrayDeque<>();

    /// @param ended when what is left is not to be done any more
    Steps(Scene scene, BooleanSupplier ended) {
        this.scene = scene;
        this.ended = ended;
    }

    /// Does these next, in this order, before what is left.
    void then(List<Runnable> pieces) {
        pieces.reversed().forEach(left::addFirst);
    }

    /// Does the first, and each of the others after what the one before has added was laid out.
    void take() {
        if (!left.isEmpty() && !ended.getAsBoolean()) {
            left.remove().run();
            if (!left.isEmpty()) {
                afterLayout(scene, this::take);
            }
        }
    }

    /// Runs `body` when the scene was laid out once more. Not within that layout: what it adds would be laid out again at once, before it is drawn.
    static void afterLayout(Scene scene, Runnable body) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                FxThread.run(body);
            }
        });
        Platform.requestNextPulse();
    }
}
