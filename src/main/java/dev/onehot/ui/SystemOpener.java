package dev.onehot.ui;

import module java.base;

/// Hands folders and pages to whatever the system opens them with. Safe on any thread; never waits.
public final class SystemOpener {
    private SystemOpener() {}

    /// Opens a folder in the file manager, or a page in the browser.
    ///
    /// @return whether there is something that opens it
    public static boolean open(String what) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var opener = system.startsWith("windows") ? "explorer" : system.startsWith("mac") ? "open" : "xdg-open";
        try {
            new ProcessBuilder(opener, what)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException none) {
            return false;
        }
    }
}
