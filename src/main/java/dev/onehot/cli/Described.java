package dev.onehot.cli;

import module java.base;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What completion and the manual need to know of a command.
final class Described {
    private Described() {}

    /// The first sentence of a description.
    static String brief(String... lines) {
        return lines.length == 0 ? "" : sentence(String.format(lines[0]));
    }

    private static String sentence(String text) {
        int end = text.indexOf(". ");
        var first = end < 0 ? text : text.substring(0, end);
        return first.replaceFirst("[.:]$", "");
    }

    static Map<String, CommandLine> visible(CommandSpec command) {
        var all = new java.util.LinkedHashMap<>(command.subcommands());
        all.values().removeIf(it -> it.getCommandSpec().usageMessage().hidden());
        return all;
    }

    /// Options that can be given here, those of the whole program included.
    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(it -> !it.hidden()).toList();
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /// Whether a file is named here.
    static boolean isFile(ArgSpec argument) {
        return argument.paramLabel().contains("FILE");
    }
}
