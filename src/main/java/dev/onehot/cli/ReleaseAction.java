package dev.onehot.cli;

import module java.base;

import dev.onehot.core.files.Databases;
import picocli.CommandLine.Command;

/// Gives the file back to programs and disks that have no use for a write-ahead log.
@Command(
        name = "release",
        description = "Close the database's write-ahead log, so that programs and disks can use the file that have no use for one."
                + " The next Onehot that opens the file gives it a log again.")
final class ReleaseAction extends Action {
    @Override
    int run() {
        var file = session().requireFile().toAbsolutePath();
        if (Files.notExists(file)) {
            throw Refusal.missing("There is no database " + file + ".", "Name another one with --db.");
        }
        Databases.release(file);
        return session().done(
                JsonOutput.object("file", file.toString(), "journal", "delete"),
                file + " has no write-ahead log now. The next Onehot that opens it gives it one again.");
    }
}
