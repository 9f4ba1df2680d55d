package dev.onehot.core;

import module java.base;

import dev.onehot.disk.ShortName;

/// Where the platform keeps an application's data. Pure; safe on any thread.
public final class DataDirectory {
    private static final String DATABASE = "onehot.db";

    /// The longest name of a socket that all systems take is 103 bytes; the file's own name has 24.
    private static final int LONGEST_MEETING = 78;

    private DataDirectory() {}

    /// The database that is opened when none is named.
    ///
    /// @param environment as for [#of]
    /// @param properties as for [#of]
    public static Path database(Map<String, String> environment, Properties properties) {
        return of(environment, properties).resolve(DATABASE);
    }

    /// The directory itself, there or not.
    ///
    /// @param environment the process's variables; empty and relative values of XDG variables are ignored, as its specification says
    /// @param properties as for [HomeFolder#of]
    public static Path of(Map<String, String> environment, Properties properties) {
        return place(environment, properties, "XDG_DATA_HOME", "share");
    }

    /// Where what the program remembers of itself is, there or not: the same directory but on Linux.
    public static Path state(Map<String, String> environment, Properties properties) {
        return place(environment, properties, "XDG_STATE_HOME", "state");
    }

    /// The folder where processes meet that have to do with one database: short, because a socket's name has about 100 characters.
    ///
    /// @param environment as for [#of]
    /// @param properties for `java.io.tmpdir`, and as for [#of]
    public static Path meeting(Map<String, String> environment, Properties properties) {
        var system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        boolean usable = runtime.startsWith("/") && !system.startsWith("windows") && !system.startsWith("mac");
        var meeting = usable ? Path.of(runtime, "onehot") : state(environment, properties).resolve("run");
        return meeting.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_MEETING
                ? Path.of(properties.getProperty("java.io.tmpdir", "/tmp"), "onehot-" + ShortName.of(meeting))
                : meeting;
    }

    private static Path place(Map<String, String> environment, Properties properties, String variable, String usual) {
        var system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var home = HomeFolder.of(environment, properties);
        if (system.startsWith("windows")) {
            // Never the roaming one: a database with a write-ahead log must not roam.
            var local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Onehot");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Onehot");
        }
        var named = environment.getOrDefault(variable, "");
        return (named.startsWith("/") ? Path.of(named) : home.resolve(".local").resolve(usual)).resolve("onehot");
    }
}
