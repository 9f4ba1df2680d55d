package dev.onehot.cli;

import module java.base;

import dev.onehot.model.BackupFile;
import dev.onehot.model.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Copies the database as it is at one moment.
@Command(
        name = "backup",
        description = "Copy the database as it is at one moment, while others may write. Keys in it are as protected as in the original."
                + " That of a database on a server is kept there.")
final class BackupAction extends Action {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; by default a new file in the folder of backups. Not for a database on a server.")
    private String file = "";

    @Option(names = "--force", description = "Replace FILE if there is one.")
    private boolean force;

    @Option(names = "--list", description = "Make none, and list those that there are, newest first, with the names that restore takes.")
    private boolean list;

    @Override
    int run() {
        if (list) {
            return list();
        }
        var target = Optional.of(file).filter(it -> !it.isEmpty()).map(Path::of);
        if (target.filter(Files::exists).isPresent() && !force) {
            throw new Refusal(Exit.CONFLICT, "exists", file + " exists already.", "Name another file, or say --force.");
        }
        var backups = session().reading().backups();
        var made = backups.make(target, Progress.NONE);
        var bytes = backups.list().stream().filter(it -> it.path().equals(made)).map(BackupFile::bytes).findFirst().orElseGet(made.toFile()::length);
        return session().done(JsonOutput.object("file", name(made), "bytes", bytes), "Backed up to " + name(made) + ".");
    }

    private String name(Path backup) {
        return name(session(), backup);
    }

    /// What restore takes: the whole path of a file, or what it is called on the server.
    static String name(Session session, Path backup) {
        return session.database().isServer() && !Files.exists(backup) ? backup.toString() : backup.toAbsolutePath().toString();
    }

    private int list() {
        var all = session().reading().backups().list();
        return session().show(
                () -> JsonOutput.object("backups", all.stream()
                        .map(it -> JsonOutput.object("file", name(it.path()), "kind", it.kind().word(), "at", at(it), "bytes", it.bytes()))
                        .toList()),
                out -> {
                    var table = new Table("AT (UTC)", "KIND", "KB", "BACKUP");
                    all.forEach(it -> table.row(at(it), it.kind().word(), String.valueOf((it.bytes() + 1023) / 1024), name(it.path())));
                    table.print(out);
                });
    }

    private static String at(BackupFile backup) {
        return AT.format(backup.at().atOffset(ZoneOffset.UTC));
    }
}
