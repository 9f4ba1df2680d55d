package dev.onehot.cli;

import dev.onehot.core.ExportFile;
import dev.onehot.model.Setting;
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

    @Option(names = "--force", description = "Replace FILE even when it is no export. The database itself is never replaced.")
    private boolean force;

    ExportAction(Session session) {
        super(session);
    }

    @Override
    int run() {
        boolean toOutput = file.equals("-") || file.equals("/dev/stdout");
        if (!toOutput) {
            ExportFile.requireFree(session().file(), Path.of(file), force);
        }
        var passphrase = withKeys ? Optional.of(Passphrase.toChoose(session(), standardInput, "Passphrase for the file: ")) : Optional.<char[]>empty();
        var manager = session().readingAll();
        if (withKeys) {
            KeyAccess.openAll(session(), manager);
        }
        manager.snapshot().settings().values().stream().filter(Setting::isLarge).forEach(it -> session().remark(
                it.key() + " is left out, because it is larger than an import takes. Save it: onehotctl setting get " + it.key()));
        var text = manager.transfer().export(passphrase);
        if (toOutput) {
            session().out().raw(text.stripTrailing());
            return Exit.DONE;
        }
        var target = ExportFile.write(session().file(), Path.of(file), text);
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
