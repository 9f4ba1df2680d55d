package dev.onehot.store.postgres;

import module java.base;

/// Where libpq looks for what belongs to one person.
final class PersonsFiles {
    private PersonsFiles() {}

    /// @param below its name below the home folder
    /// @param onWindows its name in libpq's folder there
    static Optional<Path> find(Map<String, String> environment, String below, String onWindows) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        var home = windows ? environment.getOrDefault("APPDATA", "") : environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        return Optional.of(home).filter(it -> !it.isEmpty()).map(it -> windows ? Path.of(it, "postgresql", onWindows) : Path.of(it, below));
    }
}
