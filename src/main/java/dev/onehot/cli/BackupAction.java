package dev.onehot.cli;

import module java.base;

import dev.onehot.model.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Copies the database as it is at one moment.
@Command(
        name = "backup",
        description = "Copy the database as it is at one moment, while others may write. Keys in it are as protected as in the original.")
final class BackupAction extends Action {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; by default a new file in the folder of backups.")
    private String file = "";

    @Option(names = "--force", description = "Replace FILE if there is one.")
    private boolean force;

    @Override
    int run() {
        var _ = session().requireFile();
        var target = Optional.of(file).filter(it -> !it.isEmpty()).map(Path::of);
        if (target.filter(Files::exists).isPresent() && !force) {
            throw new Refusal(Exit.CONFLICT, "exists", file + " exists already.", "Name another file, or say --force.");
        }
        var made = session().reading().backups().make(target, Progress.NONE).toAbsolutePath();
        return session().done(JsonOutput.object("file", made.toString(), "bytes", made.toFile().length()), "Backed up to " + made + ".");
    }
}
