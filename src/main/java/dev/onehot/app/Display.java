package dev.onehot.app;

import module java.base;

/// Why no window can be shown.
final class Display {
    private static final String GTK = "libgtk-3.so.0";

    private Display() {}

    /// The key of the text that says what is missing, or empty when nothing is.
    ///
    /// @param platform the value of `glass.platform`, which may ask for no display at all
    static Optional<String> missing(String platform, Map<String, String> environment) {
        boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        if (!linux || platform.equals("Headless")) {
            return Optional.empty();
        }
        var display = environment.getOrDefault("DISPLAY", "") + environment.getOrDefault("WAYLAND_DISPLAY", "");
        return display.isBlank() ? Optional.of("main.display.none") : Optional.empty();
    }

    /// The key of the text that says which library is missing. Asked only after JavaFX has failed: looking first takes longer than the window's frame.
    static Optional<String> missingLibrary() {
        boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        return linux && !hasLibrary(GTK) ? Optional.of("main.gtk.none") : Optional.empty();
    }

    @SuppressWarnings("restricted") // Native access is granted to this module on the command line.
    static boolean hasLibrary(String name) {
        try {
            SymbolLookup.libraryLookup(name, Arena.global());
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }
}
