package dev.onehot.app.start;

import module java.base;

import com.sun.javafx.css.StyleManager;
import com.sun.javafx.tk.Toolkit;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Setting;
import dev.onehot.ui.Appearance;
import dev.onehot.ui.SystemLook;

/// Theme and fonts of the first frame, and what paints it, made ready while the toolkit starts. What keeps the toolkit from starting is said by its start.
final class ReadAhead {
    private ReadAhead() {}

    static void of(Snapshot snapshot) {
        // Whether the system is dark may not be known so early: if it is, the FX thread reads that theme in the end.
        boolean dark = snapshot.setting(OwnSettings.APPEARANCE).map(Setting::value).filter(it -> it.equals("dark") || it.equals("light"))
                .map("dark"::equals).orElseGet(SystemLook::isHeardDark);
        // The classes of both are initialized in this order wherever they are, so that no two threads wait for each other.
        Toolkit.getToolkit();
        // JavaFX keeps what it has read, and does not read the same theme again when it becomes the application's.
        StyleManager.getInstance().setUserAgentStylesheets(List.of(Appearance.firstTheme(dark)));
        Appearance.loadFirstFonts();
    }

    /// JavaFX paints what is round by way of foreign memory, for which Java makes handles ready: 8 ms of the thread that paints the first frame.
    static void paint() {
        try (var arena = Arena.ofConfined()) {
            var memory = arena.allocate(Integer.BYTES, Integer.BYTES).fill((byte) 0);
            memory.set(ValueLayout.JAVA_INT, 0, memory.get(ValueLayout.JAVA_INT, 0));
            memory.set(ValueLayout.JAVA_BYTE, 0, memory.get(ValueLayout.JAVA_BYTE, 0));
        }
    }
}
