package dev.onehot.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Settings and providers as one file.
@Command(name = "export", description = "Write settings and providers as one JSON file. Keys only under a passphrase.")
final class ExportAction extends Action {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; standard output when it is missing or -.")
    private String file = "-";

    @Option(names = "--with-keys", description = "Keys and secret settings too, encrypted under a passphrase, which is asked for.")
    private boolean withKeys;

    @Option(names = "--passphrase-stdin", description = "Read the passphrase from standard input.")
    private boolean standardInput;

    ExportAction(Session session) {
        super(session);
    }

    @Override
    int run() {
        var passphrase = withKeys ? Optional.of(Passphrase.toChoose(session(), standardInput)) : Optional.<char[]>empty();
        var manager = session().reading();
        if (withKeys) {
            KeyAccess.openAll(session(), manager);
        }
        var text = manager.transfer().export(passphrase);
        if (file.equals("-")) {
            session().out().raw(text.stripTrailing());
            return Exit.DONE;
        }
        var target = Path.of(file);
        PrivateFile.write(target, text);
        var snapshot = manager.snapshot();
        session().done(
                Json.object(
                        "file", target.toAbsolutePath().toString(),
                        "providers", snapshot.providers().size(),
                        "settings", snapshot.settings().size(),
                        "withKeys", withKeys),
                "Written to " + target + ".");
        return Exit.DONE;
    }
}
