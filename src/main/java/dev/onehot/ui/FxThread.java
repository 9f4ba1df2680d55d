package dev.onehot.ui;

import javafx.application.Platform;

/// The one door to the FX thread. JavaFX itself does not report most calls from the wrong thread; these do.
public final class FxThread {
    private FxThread() {}

    /// Runs `body` on the FX thread, later.
    public static void run(Runnable body) {
        Platform.runLater(body);
    }

    /// Throws unless this is the FX thread.
    public static void require() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException("only on the FX thread, not on " + Thread.currentThread().getName());
        }
    }

    /// Throws on the FX thread: what follows may block.
    public static void forbid() {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("never on the FX thread: this may block");
        }
    }
}
