package dev.onehot.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads what jpackage's launchers would do, and on Linux does it in their place.
///
/// jpackage's launcher for Linux asks rpm and dpkg, twice each, which package it is of before it starts anything: 450 ms.
record Launchers(Path application, Target target) {
    private static final String SCRIPT = """
            #!/bin/sh
            # %s with its own Java; made by the build from the launcher's options.
            self=$0
            [ -L "$self" ] && self=$(readlink -f "$self")
            lib=${self%%/*}/../lib
            exec "$lib/runtime/bin/java"%s "$@"
            """;

    /// One launcher: the options that it gives to Java, and the main module and class.
    record Launcher(String name, List<String> options, String main) {}

    Path configurations() {
        return switch (target) {
            case LINUX -> application.resolve("lib/app");
            case MACOS -> application.resolve("Contents/app");
            case WINDOWS -> application.resolve("app");
        };
    }

    Path java() {
        return switch (target) {
            case LINUX -> application.resolve("lib/runtime/bin/java");
            case MACOS -> application.resolve("Contents/runtime/Contents/Home/bin/java");
            case WINDOWS -> application.resolve("runtime/bin/java.exe");
        };
    }

    Launcher read(String name) throws IOException {
        var options = new ArrayList<String>();
        var main = "";
        for (var line : Files.readAllLines(configurations().resolve(name + ".cfg"))) {
            if (line.startsWith("java-options=")) {
                options.add(line.substring("java-options=".length()));
            } else if (line.startsWith("app.mainmodule=")) {
                main = line.substring("app.mainmodule=".length());
            }
        }
        return new Launcher(name, options, main);
    }

    /// Puts a script in the place of every launcher program.
    void replaceByScripts() throws IOException {
        try (Stream<Path> programs = Files.list(application.resolve("bin"))) {
            for (var program : programs.toList()) {
                var launcher = read(program.getFileName().toString());
                Files.delete(program);
                Files.writeString(program, script(launcher));
                program.toFile().setExecutable(true, false);
            }
        }
        Files.delete(application.resolve("lib/libapplauncher.so"));
    }

    static String script(Launcher launcher) {
        var words = new StringBuilder();
        for (var option : launcher.options()) {
            words.append(" \\\n    ").append(quoted(option.replace("$APPDIR", "$lib/app")));
        }
        words.append(" \\\n    -m ").append(launcher.main());
        return SCRIPT.formatted(launcher.name(), words);
    }

    /// Within double quotes only `$lib` is meant to be expanded.
    private static String quoted(String option) {
        if (!option.matches("[^\"`\\\\]*") || option.replace("$lib/app", "").contains("$")) {
            throw new IllegalStateException("cannot be written into a script: " + option);
        }
        return option.matches("[\\w:+=.,/-]+") ? option : '"' + option + '"';
    }
}
