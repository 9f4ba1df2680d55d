package dev.onehot.cli;

import module java.base;

import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.Exported;
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

    @Override
    int run() {
        boolean toOutput = file.equals("-") || file.equals("/dev/stdout");
        if (!toOutput) {
            ExportFile.requireFree(session().file(), Path.of(file), force);
        }
        var passphrase = withKeys ? Optional.of(Passphrase.toChoose(session(), standardInput, "Passphrase for the file: ")) : Optional.<char[]>empty();
        var manager = session().reading();
        if (withKeys) {
            KeyAccess.openAll(session(), manager);
        }
        if (toOutput) {
            tellLeftOut(manager.transfer().export(session().out().writer(), passphrase));
            return Exit.DONE;
        }
        var target = Path.of(file);
        var exported = ExportFile.write(session().file(), target, manager.transfer(), passphrase);
        tellLeftOut(exported);
        return session().done(
                JsonOutput.object(
                        "file", target.toAbsolutePath().toString(),
                        "providers", exported.providers(),
                        "settings", exported.settings(),
                        "withKeys", withKeys),
                "Written to " + target + ".");
    }

    private void tellLeftOut(Exported exported) {
        exported.leftOut().forEach(it -> session().remark(
                it + " is left out, because it is larger than an import takes. Save it: onehotctl setting get " + it));
    }
}
