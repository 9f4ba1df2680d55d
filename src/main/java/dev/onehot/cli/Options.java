package dev.onehot.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `onehotctl` itself, and the options that every command takes.
@Command(
        name = "onehotctl",
        description = "Keep AI providers, edit settings, switch the active provider. The same manager as in the window.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Options.VersionText.class,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the thing asked for failed or is not so",
            "2:wrong usage",
            "3:no such provider, setting, change or file",
            "4:conflict: changed meanwhile, name taken, or the database stayed busy",
            "5:keychain or vault locked, or the key cannot be had",
            "6:the database cannot be used",
            "130:interrupted"
        },
        footer = {"", "ONEHOT_DB is the same as --db, and ONEHOT_WAIT=SECONDS as --wait SECONDS."})
final class Options implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--db",
            paramLabel = "FILE|ADDRESS",
            scope = ScopeType.INHERIT,
            description = "The database: a file, or postgresql://user@host/name; otherwise $$ONEHOT_DB, otherwise the one in your data directory.")
    private @Nullable String database;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            scope = ScopeType.INHERIT,
            description = "How long to wait for a person's answer to the keyring's dialog, which stays open; otherwise $$ONEHOT_WAIT, otherwise for"
                    + " as long as they take. 0 shows none.")
    private @Nullable Integer wait;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Print data and failures only.")
    private boolean quiet;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean verbose;

    /// What a [PlainLine] has in picocli's place.
    void take(@Nullable String file, @Nullable Integer seconds, boolean document, boolean dataOnly) {
        database = file;
        wait = seconds;
        json = document;
        quiet = dataOnly;
    }

    @Nullable String database() {
        return database;
    }

    /// In seconds.
    @Nullable Integer waiting() {
        return wait;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Name a command.");
        }
    }

    /// For `--version`.
    static final class VersionText implements picocli.CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"onehotctl " + dev.onehot.model.Version.CURRENT};
        }
    }
}
