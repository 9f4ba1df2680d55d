package dev.onehot.ui;

import module javafx.controls;

import dev.onehot.model.ApiKey;
import org.jspecify.annotations.Nullable;

/// Copies a key, and forgets it after a minute, or when the window goes, unless something else was copied meanwhile. FX thread only.
public final class KeyClipboard {
    /// How long a key may be pasted.
    static final Duration KEPT = Duration.seconds(60);

    private static @Nullable ApiKey copied;
    private static @Nullable PauseTransition pause;

    private KeyClipboard() {}

    public static void copy(ApiKey key) {
        copy(key, KEPT);
    }

    static void copy(ApiKey key, Duration kept) {
        FxThread.require();
        var content = new ClipboardContent();
        content.putString(key.reveal());
        Clipboard.getSystemClipboard().setContent(content);
        copied = key;
        if (pause != null) {
            pause.stop();
        }
        pause = new PauseTransition(kept);
        pause.setOnFinished(event -> forget());
        pause.play();
    }

    /// At once: nobody is there any more to do it later.
    public static void forget() {
        FxThread.require();
        var key = copied;
        copied = null;
        if (key != null) {
            var clipboard = Clipboard.getSystemClipboard();
            if (key.reveal().equals(clipboard.getString())) {
                clipboard.clear();
            }
        }
    }
}
