package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.TooManySettingsException;
import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.Plan;
import dev.onehot.core.files.Transfer;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes over what [ExportAction] wrote, all or nothing; or what other programs keep about providers, as [ImportFrom] does.
@Command(
        name = "import",
        description = "Take over what export wrote, or with --from the providers of other programs: all of it or nothing, as one change that can be undone.")
final class ImportAction extends Action {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file; - is standard input.")
    private String file = "";

    @Option(
            names = "--from",
            paramLabel = "PROGRAM",
            description = "Instead of FILE: cc-switch, claude-code, codex, opencode, gemini-cli, qwen-code, vscode, zed, claude-code-router, "
                    + "env for variables, all for all of them, or a file of one of them. Reads only; keys go where the program sends them.")
    private String from = "";

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @ArgGroup
    private @Nullable Way way;

    @Option(names = "--passphrase-stdin", description = "Read the passphrase of the keys in the file from standard input.")
    private boolean standardInput;

    /// What becomes of that which is not in the file.
    static final class Way {
        @Option(names = "--replace", description = "What is not in the file is removed.")
        private boolean replace;

        @SuppressWarnings("UnusedVariable") // Given, it leaves the other one out.
        @Option(names = "--merge", description = "What is not in the file stays, and so does the active provider: the default.")
        private boolean merge;
    }

    @Override
    int run() {
        if (!from.isEmpty()) {
            requireNothingElse();
            return new ImportFrom(session()).run(from, dryRun);
        }
        if (file.isEmpty()) {
            throw new MissingParameterException(spec().commandLine(), spec().positionalParameters().getFirst(), "Missing required parameter: 'FILE'");
        }
        var text = text();
        var mode = way != null && way.replace ? ImportMode.REPLACE : ImportMode.MERGE;
        var manager = session().writing();
        var passphrase = passphrase(text);
        if (passphrase.isPresent()) {
            KeyAccess.prepare(session(), manager);
        }
        var plan = plan(manager, text, mode, passphrase);
        boolean done = plan.problems().isEmpty() && !dryRun;
        long revision = done ? manager.carryOut(plan, Origin.CLI).outcome().revision() : manager.snapshot().revision();
        return show(plan, done, revision);
    }

    private void requireNothingElse() {
        if (!file.isEmpty() || way != null || standardInput) {
            throw Refusal.usage("--from takes the place of FILE; --replace, --merge and --passphrase-stdin do not go with it.", "Leave them out.");
        }
    }

    private Optional<char[]> passphrase(String text) {
        if (!Transfer.isSealed(text)) {
            return Optional.empty();
        }
        if (!standardInput && Terminal.find(session()).isEmpty()) {
            session().remark("The keys in the file are left aside. To take them over say --passphrase-stdin.");
            return Optional.empty();
        }
        return Optional.of(Passphrase.given(session(), standardInput, "Passphrase of the file: "));
    }

    private static Plan plan(SettingsManager manager, String text, ImportMode mode, Optional<char[]> passphrase) {
        try {
            return manager.transfer().plan(text, mode, passphrase);
        } catch (TooManySettingsException removing) {
            // Only to remove what the file does not have all settings are needed.
            manager.readAllSettings();
            return manager.transfer().plan(text, mode, passphrase);
        }
    }

    private int show(Plan plan, boolean done, long revision) {
        var problems = plan.problems().stream().map(it -> it.field() + ": " + it.message().text(Locale.ROOT)).toList();
        int count = plan.changes().size();
        var said = done && count > 0 ? count + (count == 1 ? " change" : " changes") + " taken over." : "Nothing was changed.";
        var states = done ? Followers.after(session(), session().reading()) : List.<ProgramState>of();
        var document = JsonOutput.object(
                "imported", done, "changes", Planned.shapes(plan), "problems", problems, "revision", revision, "programs", Followers.shapes(session(), states));
        int shown = Planned.print(session(), plan, document, problems, said);
        Followers.say(session(), states);
        return problems.isEmpty() ? shown : Exit.FAILED;
    }

    private String text() {
        if (!file.equals("-")) {
            return ExportFile.read(session().file(), Path.of(file));
        }
        if (standardInput) {
            throw Refusal.usage("Standard input cannot be both the file and the passphrase.", "");
        }
        return ExportFile.read(session().input(), "Standard input");
    }
}
