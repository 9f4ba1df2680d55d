package dev.onehot.core;

import module java.base;

/// The person's home folder, as this process is told of it. Pure but for [#ofSystem]; safe on any thread.
public final class HomeFolder {
    private HomeFolder() {}

    /// On Linux and macOS what `HOME` says, as in every other program: a test, a container and sudo set it to something else than the
    /// list of users has. Where it is not absolute, and on Windows, what Java found out.
    ///
    /// @param environment the process's variables
    /// @param properties for `os.name` and `user.home`
    public static Path of(Map<String, String> environment, Properties properties) {
        boolean windows = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        var named = environment.getOrDefault("HOME", "");
        return Path.of(!windows && named.startsWith("/") ? named : properties.getProperty("user.home", "."));
    }

    /// This process's own.
    public static Path ofSystem() {
        return of(System.getenv(), System.getProperties());
    }

    /// The path of `file` without a person's home folder in it, neither this one nor that of the list of users.
    static String hidden(Path file, Map<String, String> environment, Properties properties) {
        for (var home : List.of(of(environment, properties), Path.of(properties.getProperty("user.home", ".")))) {
            if (home.getNameCount() > 0 && file.startsWith(home)) {
                return Path.of("~").resolve(home.relativize(file)).toString();
            }
        }
        return file.toString();
    }
}
