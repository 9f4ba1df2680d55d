package dev.onehot.cli;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.tools.programs.ProgramSearch;
import dev.onehot.tools.programs.Programs;
import dev.onehot.tools.programs.StartedProgram;
import dev.onehot.tools.programs.StartedProgram.Known;
import dev.onehot.tools.programs.StartedProgram.OpenShell;
import dev.onehot.tools.programs.StartedProgram.Unclear;
import dev.onehot.tools.programs.StartedProgram.Unknown;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
                + " timeout, npx or a link, and when a script or another program starts them by their name, which finds in PATH what calls us back;"
                + " where the provider would be left open (a path in a script, a login shell, sudo), nothing is started. What asks no provider,"
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
            description = "A provider, by default the one that this folder is bound to, else the active one; then -- and the command with its arguments.")
    private List<String> words = List.of();

    @Option(names = "--again", hidden = true, paramLabel = "ID", description = "Called back within a run of this provider, for a program that is named only.")
    private @Nullable Long again;

    /// What stands behind the first `--`; where picocli has read the line, it is asked for that.
    private @Nullable List<String> given;

    RunAction() {}

    /// As given on a [PlainLine].
    RunAction(String name, List<String> command, @Nullable Long again) {
        this.words = Stream.concat(Stream.of(name).filter(it -> !it.isEmpty()), command.stream()).toList();
        this.given = command;
        this.again = again;
    }

    @Override
    int run() {
        var command = given == null ? command() : given;
        var named = words.subList(0, words.size() - command.size());
        if (command.isEmpty() || named.size() > 1) {
            throw Refusal.usage("Write onehotctl run [NAME] -- COMMAND…", "");
        }
        var manager = session().reading();
        var provider = again == null ? Names.here(session(), manager.snapshot(), named.isEmpty() ? "" : named.getFirst()) : ofRun(manager.snapshot(), again);
        var here = session().folder();
        var held = HeldCommands.of(session().environment(), here);
        var around = new ArrayList<>(List.of(NO_PASSPHRASE));
        if (again == null) {
            around.addAll(held.variables());
        } else {
            var program = held.program(command.getFirst());
            around.addAll(held.variables(program));
            command = Stream.concat(Stream.of(program.toString()), command.stream().skip(1)).toList();
        }
        var names = again == null ? held.names() : Collections.<String>emptySortedSet();
        var started = ProgramSearch.find(command, held.outside(), here, names);
        if (started instanceof Known idle && idle.isIdle()) {
            // It has no use for a provider, whichever it is.
            session().close();
            return execute(command, around, Optional.empty());
        }
        if (started instanceof Unclear unclear) {
            throw unclear(unclear, named);
        }
        var key = key(manager, provider);
        if (started instanceof Known known) {
            var run = ProgramRun.of(session(), manager.snapshot(), known, provider, key);
            var own = Variables.own(provider, key);
            own.add(NO_PASSPHRASE);
            run.lost(own).ifPresent(it -> {
                throw unclear(it, named);
            });
            session().close();
            return run.run(own, around);
        }
        var variables = Variables.of(provider, key, session().environment());
        if (!key.isEmpty()) {
            // Of one that is known, more is needed where it is not held.
            Programs.always(Presets.family(provider.kind()).speech().protocol()).forEach((name, value) -> variables.add(Variable.of(name, value)));
        }
        var folder = folder(names, provider);
        if (!names.isEmpty() && folder.isEmpty() && ProgramSearch.find(command, held.outside(), here, Collections.emptySortedSet()) instanceof Unclear unclear) {
            throw unclear(unclear, named);
        }
        session().close();
        remarks(started, named);
        LoopbackProxy.bypassed(Shapes.baseUrl(provider), session().environment()).ifPresent(_ -> session().remark(LoopbackProxy.SWALLOWED));
        variables.addAll(around);
        folder.ifPresent(it -> variables.addAll(held.variables(it)));
        return execute(command, variables, folder);
    }

    /// That of the run in which we were called; not by its name, which may be another one's by now.
    private static Provider ofRun(Snapshot snapshot, long id) {
        return Optional.ofNullable(snapshot.providers().get(id))
                .orElseThrow(() -> Refusal.missing("The provider of this run is there no more.", "Start what you are running again, with another provider."));
    }

    /// Within a run its key is here already, while what opens the others was taken away; unless the provider has changed since.
    private ApiKey key(SettingsManager manager, Provider provider) {
        var given = ApiKey.of(session().environment().getOrDefault("ONEHOT_API_KEY", ""));
        boolean same = Variables.own(provider, given).stream()
                .allMatch(it -> it.name().equals("ONEHOT_MODEL") || it.value().orElse("").equals(session().environment().getOrDefault(it.name(), "")));
        return again != null && same && provider.key().isPresent() && !given.isEmpty() ? given : KeyAccess.reveal(session(), manager, provider);
    }

    /// With a command for each of these; none where nothing can be written.
    private Optional<RunFolder> folder(SortedSet<String> names, Provider provider) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var run = new ArrayList<>(List.of("--db", session().database().word(), "run", "--again", String.valueOf(provider.id())));
        if (session().options().quiet()) {
            run.add("--quiet");
        }
        Optional.ofNullable(session().options().waiting()).ifPresent(it -> run.add("--wait=" + it));
        try {
            return Optional.of(RunFolder.in(DataDirectory.of(session().environment(), System.getProperties()), session().environment(), HeldCommands.scripts(names, run)));
        } catch (IOException failed) {
            session().remark("What this starts on its own is not held to the provider: " + failed.getMessage());
            return Optional.empty();
        }
    }

    private int execute(List<String> command, List<Variable> variables, Optional<RunFolder> folder) {
        session().out().flush();
        session().errors().flush();
        return Execution.run(command, variables, folder);
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
        return "onehotctl run " + names.stream().map(it -> (it.matches("[\\w.-]+") ? it : Shell.quoted(it)) + " ").collect(Collectors.joining()) + SEPARATOR;
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
