package dev.onehot.ui;

import dev.onehot.model.ApiKey;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;

/// Copies a key, and forgets it after a minute unless something else was copied meanwhile. FX thread only.
public final class KeyClipboard {
    private static final Duration KEPT = Duration.seconds(60);

    private KeyClipboard() {}

    public static void copy(ApiKey key) {
        var content = new ClipboardContent();
        content.putString(key.reveal());
        Clipboard.getSystemClipboard().setContent(content);
        var pause = new PauseTransition(KEPT);
        pause.setOnFinished(event -> clear(key));
        pause.play();
    }

    private static void clear(ApiKey key) {
        var clipboard = Clipboard.getSystemClipboard();
        if (key.reveal().equals(clipboard.getString())) {
            clipboard.clear();
        }
    }
}
