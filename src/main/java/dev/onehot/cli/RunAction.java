package dev.onehot.cli;

import dev.onehot.tools.programs.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                + " other kinds, such as OPENAI_API_KEY, stay as they are, keys included. ONEHOT_PASSPHRASE is removed."
                + " Programs that Onehot knows (claude, codex, gemini, qwen, opencode, kilo, pi, cline, cn, copilot, grok) are made to use the"
                + " provider whatever they were set up for, by variables, arguments and files of this run; one that cannot use it is not started:"
                + " exit code 1, or 5 when the key is missing, and a sentence that says why.")
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
        var key = KeyAccess.reveal(session(), manager, provider);
        var known = Programs.find(command).map(it -> ProgramRun.of(session(), manager.snapshot(), it, provider, key));
        var variables = new ArrayList<>(known.isPresent() ? Variables.own(provider, key) : Variables.of(provider, key, session().environment()));
        // It opens every key; the command is meant to have one.
        variables.add(Variable.of("ONEHOT_PASSPHRASE", ""));
        session().close();
        if (known.isPresent()) {
            return known.get().run(command, variables);
        }
        LoopbackProxy.bypassed(Shapes.baseUrl(provider), session().environment()).ifPresent(_ -> session().remark(LoopbackProxy.SWALLOWED));
        session().out().flush();
        session().errors().flush();
        return Execution.run(command, variables, Optional.empty());
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
