package dev.onehot.cli;

import module java.base;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The completion script for fish.
/// By hand: picocli makes none for it.
final class FishCompletion {
    private static final String HEAD = """
            # Completion of onehotctl for fish
            function __onehotctl_path
                set -l path
                set -l skip 0
                set -l words (commandline -opc)
                set -e words[1]
                for word in $words
                    if test $skip = 1
                        set skip 0
                    else if contains -- $word %s
                        set skip 1
                    else if not string match -q -- '-*' $word
                        set -a path $word
                    end
                end
                string join ' ' -- $path
            end
            function __onehotctl_at
                set -l at (__onehotctl_path)
                test "$at" = "$argv"
            end
            function __onehotctl_in
                set -l at (__onehotctl_path)
                string match -q -- "$argv*" "$at"
            end
            complete -c onehotctl -f
            """;

    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String of(CommandSpec root) {
        var completion = new FishCompletion();
        completion.script.append(HEAD.replace("%s", valueOptions(root)));
        for (var option : Described.options(root)) {
            completion.option(option, "");
        }
        completion.commands(root, "");
        return completion.script.toString();
    }

    private static String valueOptions(CommandSpec command) {
        var own = command.options().stream()
                .filter(Described::takesValue)
                .flatMap(it -> Arrays.stream(it.names()));
        var below = command.subcommands().values().stream()
                .flatMap(it -> Arrays.stream(valueOptions(it.getCommandSpec()).split(" ", 0)));
        return Stream.concat(own, below)
                .filter(it -> !it.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private void commands(CommandSpec command, String path) {
        Described.visible(command).forEach((name, line) -> {
            var below = line.getCommandSpec();
            var full = (path + " " + name).strip();
            add("-n '__onehotctl_at " + path + "' -a " + name + " -d " + Shell.quotedForFish(Described.brief(below.usageMessage().description())));
            Described.options(below).stream().filter(it -> !it.inherited()).forEach(it -> option(it, full));
            below.positionalParameters().forEach(it -> argument(it, full));
            commands(below, full);
        });
    }

    private void option(OptionSpec option, String path) {
        var line = new StringBuilder();
        if (!path.isEmpty()) {
            line.append("-n '__onehotctl_in ").append(path).append("' ");
        }
        for (var name : option.names()) {
            line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1)).append(' ');
        }
        if (Described.takesValue(option)) {
            line.append(Described.isFile(option) ? "-r -F " : "-x ");
            if (option.completionCandidates() != null) {
                line.append("-a ").append(Shell.quotedForFish(String.join(" ", option.completionCandidates()))).append(' ');
            }
        }
        add(line + "-d " + Shell.quotedForFish(Described.brief(option.description())));
    }

    private void argument(PositionalParamSpec argument, String path) {
        var condition = "-n '__onehotctl_in " + path + "' ";
        if (Described.isFile(argument)) {
            add(condition + "-F");
        } else if (argument.completionCandidates() != null) {
            add(condition + "-a " + Shell.quotedForFish(String.join(" ", argument.completionCandidates())));
        } else if (argument.paramLabel().contains("NAME")) {
            add(condition + "-a '(onehotctl complete providers 2>/dev/null)'");
        } else if (argument.paramLabel().equals("PROGRAM")) {
            add(condition + "-a '(onehotctl complete programs 2>/dev/null)'");
        } else if (argument.paramLabel().contains("KEY")) {
            add(condition + "-a '(onehotctl complete settings 2>/dev/null)'");
        }
    }

    private void add(String rest) {
        script.append("complete -c onehotctl ").append(rest).append('\n');
    }
}
