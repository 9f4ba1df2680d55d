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
            %sexec "$lib/runtime/bin/java"%s "$@"
            """;

    /// Before the window. GTK would load a compiler of graphics programs (25 MB) to ask what the display can do, and nothing here is drawn with it.
    /// What Java's compiler worked with goes back to the system when it lies in pieces of their own (2.7 MB); in between others it would stay.
    private static final String BEFORE_WINDOW = """
            export GDK_GL="${GDK_GL:-disable}" MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}" MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-65536}" \\
                MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-32000}"
            """;

    /// Before the command line. The endpoint stays for as long as somebody is logged in: it has options and a cache of its own, and the C library keeps
    /// little for it, nothing of what compilers worked with.
    private static final String BEFORE_SERVE = """
            if [ "$1" = serve ] || { [ "$1" = --db ] && [ "$3" = serve ]; }; then
                export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}" MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-32000}"
                exec "${self%/*}/onehotctl-serve" "$@"
            fi
            """;

    /// Before the command line, after [#BEFORE_SERVE]: as that one, the tray has options of its own.
    private static final String OR_TRAY = """
            if [ "$1" = tray ] || { [ "$1" = --db ] && [ "$3" = tray ]; }; then
                exec "${self%/*}/onehotctl-tray" "$@"
            fi
            """;

    /// Before the tray, which keeps little for itself.
    private static final String BEFORE_TRAY = """
            export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}" MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-65536}" \\
                MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-32000}"
            """;

    private static final String WINDOW = "Onehot";
    static final String COMMAND_LINE = "onehotctl";
    private static final String TRAY = "onehotctl-tray";

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
        var first = new AskedFirst(read(COMMAND_LINE));
        try (Stream<Path> programs = Files.list(application.resolve("bin"))) {
            for (var program : programs.toList()) {
                var launcher = read(program.getFileName().toString());
                Files.delete(program);
                Files.writeString(program, switch (launcher.name()) {
                    case WINDOW -> script(launcher, first.beforeWindow() + BEFORE_WINDOW);
                    case COMMAND_LINE -> script(first.unlessAsked(), BEFORE_SERVE + OR_TRAY + first.beforeCommand());
                    case TRAY -> script(launcher, BEFORE_TRAY);
                    default -> script(launcher, "");
                });
                program.toFile().setExecutable(true, false);
            }
        }
        Files.delete(application.resolve("lib/libapplauncher.so"));
    }

    /// @param before lines of the shell that come first
    private static String script(Launcher launcher, String before) {
        return SCRIPT.formatted(launcher.name(), before, words(launcher));
    }

    /// Behind `java`, with the main class, on lines of a script.
    static String words(Launcher launcher) {
        var words = new StringBuilder();
        for (var option : launcher.options()) {
            words.append(" \\\n    ").append(quoted(option.replace("$APPDIR", "$lib/app")));
        }
        words.append(" \\\n    -m ").append(launcher.main());
        return words.toString();
    }

    /// Within double quotes only `$lib` is meant to be expanded.
    private static String quoted(String option) {
        if (option.equals(AskedFirst.ASKED)) {
            return option;
        }
        if (!option.matches("[^\"`\\\\]*") || option.replace("$lib/app", "").contains("$")) {
            throw new IllegalStateException("cannot be written into a script: " + option);
        }
        return option.matches("[\\w:+=.,/-]+") ? option : '"' + option + '"';
    }
}
