package dev.onehot.cli;

import module java.base;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The completion script for zsh: one function for each command.
/// By hand: picocli's, where packages put such scripts, says "command not found: compopt" at every key, and knows no names and no descriptions.
final class ZshCompletion {
    private static final String HEAD = """
            #compdef onehotctl
            # Completion of onehotctl for zsh
            _onehotctl_providers() {
              local -a found
              found=("${(@f)$(onehotctl complete providers 2>/dev/null)}")
              compadd -a found
            }
            _onehotctl_programs() {
              local -a found
              found=("${(@f)$(onehotctl complete programs 2>/dev/null)}")
              compadd -a found
            }
            _onehotctl_settings() {
              local -a found
              found=("${(@f)$(onehotctl complete settings 2>/dev/null)}")
              compadd -a found
            }
            """;

    private static final String FOOT = """
            if [ "$funcstack[1]" = "_onehotctl" ]; then
              _onehotctl "$@"
            else
              compdef _onehotctl onehotctl
            fi
            """;

    private final StringBuilder script = new StringBuilder(HEAD);

    private ZshCompletion() {}

    static String of(CommandSpec root) {
        var completion = new ZshCompletion();
        completion.function(root, "_onehotctl");
        return completion.script.append(FOOT).toString();
    }

    private void function(CommandSpec command, String name) {
        var below = Described.visible(command);
        List<String> specs = new ArrayList<>();
        Described.options(command).forEach(it -> specs.addAll(option(it)));
        if (below.isEmpty()) {
            command.positionalParameters().forEach(it -> specs.add(argument(it)));
        } else {
            var choices = new StringBuilder("1:command:((");
            below.forEach((word, line) -> choices.append(word)
                    .append("\\:\"")
                    .append(escaped(Described.brief(line.getCommandSpec().usageMessage().description())).replace("\"", "\\\""))
                    .append("\" "));
            specs.add(choices.append("))").toString());
            specs.add("*::argument:->rest");
        }
        script.append(name).append("() {\n  local context state state_descr line\n  typeset -A opt_args\n  _arguments -C");
        specs.forEach(it -> script.append(" \\\n    ").append(Shell.quoted(it)));
        script.append('\n');
        if (!below.isEmpty()) {
            script.append("  case $line[1] in\n");
            below.keySet().forEach(word -> script.append("    ")
                    .append(word).append(") ").append(name).append('_').append(word).append(" ;;\n"));
            script.append("  esac\n");
        }
        script.append("}\n");
        below.forEach((word, line) -> function(line.getCommandSpec(), name + "_" + word));
    }

    private static List<String> option(OptionSpec option) {
        var value = "";
        if (Described.takesValue(option)) {
            value = ":" + escaped(option.paramLabel()) + ":"
                    + (Described.isFile(option) ? "_files" : candidates(option.completionCandidates()));
        }
        var rest = "[" + escaped(Described.brief(option.description())) + "]" + value;
        return Arrays.stream(option.names())
                .map(it -> it + (it.startsWith("--") && Described.takesValue(option) ? "=" : "") + rest)
                .toList();
    }

    private static String argument(PositionalParamSpec argument) {
        var label = argument.paramLabel();
        var action = Described.isFile(argument) ? "_files" : candidates(argument.completionCandidates());
        if (label.startsWith("NAME")) {
            action = "_onehotctl_providers";
        } else if (label.equals("PROGRAM")) {
            action = "_onehotctl_programs";
        } else if (label.startsWith("KEY")) {
            action = "_onehotctl_settings";
        }
        var place = argument.index().max() == Integer.MAX_VALUE ? "*" : String.valueOf(argument.index().min() + 1);
        return place + ":" + escaped(label) + ":" + action;
    }

    private static String candidates(@org.jspecify.annotations.Nullable Iterable<String> candidates) {
        return candidates == null ? "" : "(" + String.join(" ", candidates) + ")";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:").replace("[", "\\[").replace("]", "\\]");
    }
}
