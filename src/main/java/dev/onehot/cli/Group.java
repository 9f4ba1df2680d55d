package dev.onehot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// A command that only has commands. A small one is a method of its group, which [CommandTree] adds by its name.
@Command(synopsisSubcommandLabel = "COMMAND", commandListHeading = "%nCommands:%n", addMethodSubcommands = false)
abstract class Group extends Action {
    @Override
    final int run() {
        throw new ParameterException(spec().commandLine(), "Name a command.");
    }
}
