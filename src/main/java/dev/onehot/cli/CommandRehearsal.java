package dev.onehot.cli;

import module java.base;

/// Runs the usual commands in one process, so that the package's cache holds the classes that they take.
///
/// Not those of settings, which read schemas with a large library: what is in the cache is linked at every start, whether it is used or not.
/// Called by the build's rehearsal with an empty folder as its argument, and by tests with further lines for what they start.
public final class CommandRehearsal {
    private static final List<String> COMMANDS = List.of(
            "provider add Rehearsal --key-env ONEHOT_REHEARSAL --base-url https://rehearsal.example/v1 --model m",
            "provider add Other --model m --no-activate --json",
            "program follow codex opencode",
            "program list",
            "status",
            "status --json",
            "provider list",
            "provider list --json",
            "provider show Other",
            "provider use Other",
            "provider use Rehearsal --json",
            "provider edit Other --model n",
            "provider pin Other",
            "env",
            "env --shell fish",
            "env --json",
            "key",
            "provider use nobody",
            "provider use nobody --json",
            "provider us",
            "--help",
            "complete providers",
            "history",
            "history --json",
            "undo",
            "provider remove Other --yes",
            "repair");

    private CommandRehearsal() {}

    public static void main(String[] arguments) {
        var file = Path.of(arguments[0], "onehot.db");
        var environment = Map.of(
                "ONEHOT_DB", file.toString(),
                "ONEHOT_REHEARSAL", "sk-rehearsal",
                // The programs that follow are in a home of their own.
                "HOME", Path.of(arguments[0], "home").toString(),
                "XDG_STATE_HOME", Path.of(arguments[0], "state").toString());
        for (var command : Stream.concat(COMMANDS.stream(), Stream.of(arguments).skip(1)).toList()) {
            var program = new Program(
                    environment, new ByteArrayInputStream(new byte[0]), false, Onehotctl.writer(FileDescriptor.out), Writer.nullWriter());
            program.run(command.split(" ", 0));
        }
        if (File.separatorChar == '/') {
            // What run does, as far as it can be done without ceasing to be.
            var _ = Posix.outputIsGone();
            Posix.rehearse();
        }
    }
}
