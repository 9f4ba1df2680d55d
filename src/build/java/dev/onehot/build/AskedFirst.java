package dev.onehot.build;

import java.util.ArrayList;

/// What launchers on Linux ask of a process that has the database open, before they start anything large: with a cache of classes that is a third of the command
/// line's, an answer takes little more than a Java program that says hello.
///
/// @param commandLine whose options are the asking one's too, all but the cache
record AskedFirst(Launchers.Launcher commandLine) {
    static final String CACHE = "$APPDIR/asking.aot";

    /// Tells the command line that nobody answered, or nothing.
    static final String ASKED = "$asked";

    private static final String HAND_OVER = "dev.onehot/dev.onehot.app.HandOver";
    private static final String ASKING = "dev.onehot/dev.onehot.cli.Inquirer";

    private static final String MEETING = """
            case $XDG_RUNTIME_DIR in
            %1$s    /*) meeting=$XDG_RUNTIME_DIR/onehot ;;
            %1$s    *) meeting=${XDG_STATE_HOME:-$HOME/.local/state}/onehot/run ;;
            %1$sesac
            """;

    private static final String BEFORE_WINDOW = MEETING.formatted("") + """
            # Where a window may be open, it is told first, with the small cache.
            for socket in "$meeting"/*.socket; do
                [ -S "$socket" ] && "$lib/runtime/bin/java"%s "$@" && exit
                break
            done
            """;

    private static final String BEFORE_COMMAND = """
            # What other programs call often is asked first where a window or an endpoint may be open, with the small cache.
            asked=
            case $1/$3 in
            key/* | status/* | env/* | --db/key | --db/status | --db/env)
                """ + MEETING.formatted("    ") + """
                for socket in "$meeting"/*.socket "$meeting"/*.answer; do
                    [ -S "$socket" ] || continue
                    "$lib/runtime/bin/java"%s "$@" && exit
                    asked=-Donehot.asked=true
                    break
                done
                ;;
            esac
            """;

    /// The asking program, as a launcher would start it.
    Launchers.Launcher asking(String main) {
        var options = new ArrayList<>(commandLine.options());
        // What runs once is not worth compiling. The kind of selector is otherwise looked for in all modules.
        options.replaceAll(it -> it.startsWith("-XX:AOTCache=") ? "-XX:AOTCache=" + CACHE : it.startsWith("-XX:TieredStopAtLevel=") ? "-Xint" : it);
        options.add("-Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider");
        return new Launchers.Launcher("asking", options, main);
    }

    /// The command line, which does not ask again.
    Launchers.Launcher unlessAsked() {
        var options = new ArrayList<>(commandLine.options());
        options.add(ASKED);
        return new Launchers.Launcher(commandLine.name(), options, commandLine.main());
    }

    String beforeWindow() {
        return BEFORE_WINDOW.formatted(Launchers.words(asking(HAND_OVER)));
    }

    String beforeCommand() {
        return BEFORE_COMMAND.formatted(Launchers.words(asking(ASKING)));
    }
}
