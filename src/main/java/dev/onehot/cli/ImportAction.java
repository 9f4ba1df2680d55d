package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.TooManySettingsException;
import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.Transfer.Preview;
import dev.onehot.model.Origin;
import dev.onehot.model.PlannedChange;
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
        var passphrase = passphrase(manager, text, mode);
        if (passphrase.isPresent()) {
            KeyAccess.prepare(session(), manager);
        }
        var preview = manager.transfer().preview(text, mode, passphrase.map(char[]::clone));
        if (!preview.problems().isEmpty() || dryRun) {
            return show(preview, false, manager.snapshot().revision());
        }
        var outcome = manager.transfer().importFrom(text, mode, passphrase, Origin.CLI);
        return show(preview, true, outcome.revision());
    }

    private void requireNothingElse() {
        if (!file.isEmpty() || way != null || standardInput) {
            throw Refusal.usage("--from takes the place of FILE; --replace, --merge and --passphrase-stdin do not go with it.", "Leave them out.");
        }
    }

    private Optional<char[]> passphrase(SettingsManager manager, String text, ImportMode mode) {
        if (!sealed(manager, text, mode)) {
            return Optional.empty();
        }
        if (!standardInput && Terminal.find(session()).isEmpty()) {
            session().remark("The keys in the file are left aside. To take them over say --passphrase-stdin.");
            return Optional.empty();
        }
        return Optional.of(Passphrase.given(session(), standardInput, "Passphrase of the file: "));
    }

    private static boolean sealed(SettingsManager manager, String text, ImportMode mode) {
        try {
            return manager.transfer().preview(text, mode, Optional.empty()).sealed();
        } catch (TooManySettingsException removing) {
            // Only to remove what the file does not have all settings are needed.
            manager.readAllSettings();
            return manager.transfer().preview(text, mode, Optional.empty()).sealed();
        }
    }

    private int show(Preview preview, boolean done, long revision) {
        var problems = preview.problems().stream()
                .map(it -> it.field() + ": " + it.message().text(Locale.ROOT))
                .toList();
        if (session().json()) {
            session().out()
                    .json(Json.object(
                            "imported", done,
                            "changes", preview.changes().stream().map(ImportAction::shape).toList(),
                            "problems", problems,
                            "revision", revision));
        } else {
            print(preview.changes(), problems, done);
        }
        return problems.isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private void print(List<PlannedChange> changes, List<String> problems, boolean done) {
        var out = session().out();
        changes.forEach(it -> out.line(line(it)));
        problems.forEach(session().errors()::line);
        session().say(done && !changes.isEmpty()
                ? changes.size() + (changes.size() == 1 ? " change" : " changes") + " taken over."
                : "Nothing was changed.");
    }

    static String line(PlannedChange it) {
        return it.action().name().toLowerCase(Locale.ROOT) + "  " + it.name()
                + (it.keyChanges() ? "  (key)" : "")
                + it.also().stream().map(more -> "  " + more.text(Locale.ROOT)).collect(Collectors.joining());
    }

    static Map<String, @Nullable Object> shape(PlannedChange it) {
        return Json.object(
                "what", it.provider() ? "provider" : "setting",
                "name", it.name(),
                "action", it.action().name().toLowerCase(Locale.ROOT),
                "before", it.before(),
                "after", it.after(),
                "keyChanges", it.keyChanges(),
                "also", it.also().stream().map(more -> more.text(Locale.ROOT)).toList());
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
