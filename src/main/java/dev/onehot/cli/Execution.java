package dev.onehot.cli;

import module java.base;

/// Runs a command with some variables more.
///
/// Where there is `exec`, the command takes this process's place: signals, terminal, exit code and files that are open stay as they would be without us.
/// Elsewhere it is a child, and its exit code is handed on.
final class Execution {
    private Execution() {}

    /// Answers the exit code, when it returns at all.
    ///
    /// @param folder goes when the command has ended, or could not be started
    static int run(List<String> command, List<Variable> variables, Optional<RunFolder> folder) {
        try {
            if (File.separatorChar != '/') {
                return child(onWindows(command), variables, () -> folder.ifPresent(RunFolder::close));
            }
            if (folder.isPresent()) {
                folder.get().deleteAfter(ProcessHandle.current().pid());
            }
            return Posix.exec(command, variables);
        } catch (Refusal notStarted) {
            folder.ifPresent(RunFolder::close);
            throw notStarted;
        } catch (IOException noShell) {
            folder.ifPresent(RunFolder::close);
            throw notFound("/bin/sh", String.valueOf(noShell.getMessage()));
        }
    }

    private static List<String> onWindows(List<String> command) {
        var resolved = new WindowsCommand(System.getenv(), Path.of(""), File.pathSeparator).resolved(command);
        if (WindowsCommand.isScript(resolved.getFirst())) {
            // Otherwise Java does not quote what the interpreter of scripts takes for commands of its own.
            System.setProperty("jdk.lang.Process.allowAmbiguousCommands", "false");
        }
        return resolved;
    }

    /// @param after done when it has ended
    static int child(List<String> command, List<Variable> variables, Runnable after) {
        var builder = new ProcessBuilder(command).inheritIO();
        for (var variable : variables) {
            variable.value()
                    .ifPresentOrElse(
                            value -> builder.environment().put(variable.name(), value),
                            () -> builder.environment().remove(variable.name()));
        }
        try {
            var process = builder.start();
            // Ctrl+C reaches both; the child decides what becomes of it, and we wait to hear.
            var ending = Thread.ofPlatform().unstarted(() -> {
                process.destroy();
                int code = await(process);
                after.run();
                Runtime.getRuntime().halt(code);
            });
            Runtime.getRuntime().addShutdownHook(ending);
            int code = await(process);
            after.run();
            Runtime.getRuntime().halt(code);
            return code;
        } catch (IOException notStarted) {
            throw notFound(command.getFirst(), String.valueOf(notStarted.getMessage()));
        } catch (IllegalArgumentException dangerous) {
            throw new Refusal(
                    Exit.CANNOT_EXECUTE,
                    "cannot-execute",
                    command.getFirst() + " cannot be run: it is a script, and one of its arguments has a quotation mark in it.",
                    "");
        }
    }

    private static int await(Process process) {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException again) {
                // Only the child's end ends this.
            }
        }
    }

    static Refusal notFound(String command, String reason) {
        return new Refusal(Exit.NOT_FOUND, "command-not-found", command + " could not be started: " + reason + ".", "");
    }
}
