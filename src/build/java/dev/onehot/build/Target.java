package dev.onehot.build;

import java.util.Locale;

/// What differs between the systems that Onehot is packaged for. The build packages for the one that it runs on.
enum Target {
    LINUX("Linux", ".so", "lib", "linux"),
    MACOS("Mac", ".dylib", "lib", "macos"),
    WINDOWS("Windows", ".dll", "bin", "windows");

    private final String sqliteName;
    private final String libraryEnding;
    private final String libraryFolder;
    private final String assets;

    Target(String sqliteName, String libraryEnding, String libraryFolder, String assets) {
        this.sqliteName = sqliteName;
        this.libraryEnding = libraryEnding;
        this.libraryFolder = libraryFolder;
        this.assets = assets;
    }

    static Target current() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") ? WINDOWS : system.startsWith("mac") ? MACOS : LINUX;
    }

    /// Whether a jar's entry is a native library of any system.
    static boolean isLibrary(String entry) {
        return entry.endsWith(".so") || entry.endsWith(".dll") || entry.endsWith(".dylib") || entry.endsWith(".jnilib")
                || entry.endsWith(".a");
    }

    /// Whether it is one that this system and processor load.
    boolean wants(String entry) {
        if (!entry.endsWith(libraryEnding)) {
            return false;
        }
        return !entry.contains("org/sqlite/native/")
                || entry.contains("org/sqlite/native/" + sqliteName + "/" + processor() + "/");
    }

    /// Where JavaFX looks for its libraries in a runtime image, before it would unpack them.
    String libraryFolder() {
        return libraryFolder;
    }

    /// The folder of this system's parts under `assets/packaging`.
    String assets() {
        return assets;
    }

    private static String processor() {
        var processor = System.getProperty("os.arch");
        return processor.equals("amd64") ? "x86_64" : processor;
    }
}
