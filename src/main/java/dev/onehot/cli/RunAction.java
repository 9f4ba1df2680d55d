package dev.onehot.cli;

import dev.onehot.model.Presets;
import dev.onehot.tools.programs.ProgramSearch;
import dev.onehot.tools.programs.Programs;
import dev.onehot.tools.programs.StartedProgram;
import dev.onehot.tools.programs.StartedProgram.Known;
import dev.onehot.tools.programs.StartedProgram.OpenShell;
import dev.onehot.tools.programs.StartedProgram.Unclear;
import dev.onehot.tools.programs.StartedProgram.Unknown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
                + " exit code 1, or 5 when the key is missing, and a sentence that says why. So it is when something else starts them, such as env, nice,"
                + " timeout, npx or a link; where that would leave the provider open (sh -c, a script, sudo), nothing is started. What asks no provider,"
                + " such as codex --version or codex login, is started as it is.")
final class RunAction extends Action {
    private static final String SEPARATOR = "--";

    /// It opens every key; the command is meant to have one.
    private static final Variable NO_PASSPHRASE = Variable.of("ONEHOT_PASSPHRASE", "");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME -- COMMAND",
            description = "A provider, by default the active one; then -- and the command with its arguments.")
    private List<String> words = List.of();

    @Override
    int run() {
        var command = command();
        var names = words.subList(0, words.size() - command.size());
        if (command.isEmpty() || names.size() > 1) {
            throw Refusal.usage("Write onehotctl run [NAME] -- COMMAND…", "");
        }
        var manager = session().reading();
        var provider = Names.activeOr(manager.snapshot(), names.isEmpty() ? "" : names.getFirst());
        var started = ProgramSearch.find(command, session().environment(), Path.of("").toAbsolutePath());
        if (started instanceof Known idle && idle.isIdle()) {
            // It has no use for a provider, whichever it is.
            session().close();
            return execute(command, List.of(NO_PASSPHRASE));
        }
        if (started instanceof Unclear unclear) {
            throw unclear(unclear, names);
        }
        var key = KeyAccess.reveal(session(), manager, provider);
        if (started instanceof Known known) {
            var run = ProgramRun.of(session(), manager.snapshot(), known, provider, key);
            var variables = with(Variables.own(provider, key));
            run.lost(variables).ifPresent(it -> {
                throw unclear(it, names);
            });
            session().close();
            return run.run(variables);
        }
        var variables = with(Variables.of(provider, key, session().environment()));
        if (!key.isEmpty()) {
            // It may start one that is known, where nobody sees it.
            Programs.always(Presets.family(provider.kind()).speech().protocol()).forEach((name, value) -> variables.add(Variable.of(name, value)));
        }
        session().close();
        remarks(started, names);
        LoopbackProxy.bypassed(Shapes.baseUrl(provider), session().environment()).ifPresent(_ -> session().remark(LoopbackProxy.SWALLOWED));
        return execute(command, variables);
    }

    private static List<Variable> with(List<Variable> variables) {
        var all = new ArrayList<>(variables);
        all.add(NO_PASSPHRASE);
        return all;
    }

    private int execute(List<String> command, List<Variable> variables) {
        session().out().flush();
        session().errors().flush();
        return Execution.run(command, variables, Optional.empty());
    }

    private static Refusal unclear(Unclear unclear, List<String> names) {
        return new Refusal(Exit.FAILED, "unclear-command", unclear.message(), unclear.advice(again(names)));
    }

    /// What is not known, and would have to be for the key to go to the provider only.
    private void remarks(StartedProgram started, List<String> names) {
        if (started instanceof OpenShell) {
            session().remark("In this shell, too, put " + again(names) + " in front of programs that Onehot knows: otherwise their own configuration may send the key elsewhere.");
        }
        if (started instanceof Unknown(var named) && named.isPresent()) {
            session().remark("If this starts " + named.get().name() + ", that one's own configuration holds and may send the key elsewhere: put "
                    + again(names) + " right in front of it.");
        }
    }

    private static String again(List<String> names) {
        return "onehotctl run " + names.stream().map(it -> it.matches("[\\w.-]+") ? it + " " : "'" + it.replace("'", "'\\''") + "' ").collect(Collectors.joining()) + SEPARATOR;
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
