package dev.onehot.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs another program with a provider's environment. The key is in that environment and in no argument.
@Command(
        name = "run",
        customSynopsis = "onehotctl run [OPTIONS] [NAME] -- COMMAND...",
        description = "Run a command with the environment of a provider, its key included. The command takes our place,"
                + " so that signals reach it and its exit code is ours; 127 when it is not found, 126 when it cannot be run. Variables that programs for a provider of this"
                + " kind read, and that it has nothing for, are removed, such as ANTHROPIC_AUTH_TOKEN for Anthropic; those for"
                + " other kinds, such as OPENAI_API_KEY, stay as they are, keys included. ONEHOT_PASSPHRASE is removed.")
final class RunAction extends Action {
    private static final String SEPARATOR = "--";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME -- COMMAND",
            description = "A provider, by default the active one; then -- and the command with its arguments.")
    private List<String> words = List.of();

    RunAction(Session session) {
        super(session);
    }

    @Override
    int run() {
        var command = command();
        var names = words.subList(0, words.size() - command.size());
        if (command.isEmpty() || names.size() > 1) {
            throw Refusal.usage("Write onehotctl run [NAME] -- COMMAND…", "");
        }
        var manager = session().reading();
        var provider = Names.activeOr(manager.snapshot(), names.isEmpty() ? "" : names.getFirst());
        var variables = Variables.of(provider, KeyAccess.reveal(session(), manager, provider));
        // It opens every key; the command is meant to have one.
        variables.add(Variable.of("ONEHOT_PASSPHRASE", ""));
        session().close();
        session().out().flush();
        session().errors().flush();
        return Execution.run(command, variables);
    }

    /// What stands behind the first `--`.
    private List<String> command() {
        if (spec == null) {
            return List.of();
        }
        var line = spec.root().commandLine().getParseResult().originalArgs();
        int separator = line.indexOf(SEPARATOR);
        return separator < 0 ? List.of() : line.subList(separator + 1, line.size());
    }
}
