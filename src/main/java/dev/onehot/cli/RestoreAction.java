package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.files.Plan;
import dev.onehot.core.files.Rescue;
import dev.onehot.model.KeysException;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.StorageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings back what is in a backup.
@Command(
        name = "restore",
        description = "Make settings and providers what they are in a backup, as one change that can be undone."
                + " A database that is destroyed is replaced, and kept beside.")
final class RestoreAction extends Action {
    @Parameters(paramLabel = "FILE", description = "The backup: a file, or one of a server that onehotctl backup --list names.")
    private String file = "";

    @Option(names = "--dry-run", description = "Only say what would change, and what of the keys would not come back.")
    private boolean dryRun;

    @Option(
            names = "--passphrase-stdin",
            description = "Read the passphrase of the backup from standard input, where it is another one than ONEHOT_PASSPHRASE.")
    private boolean standardInput;

    @Override
    int run() {
        var backup = Path.of(file);
        boolean server = session().database().isServer();
        if (!Files.exists(backup) && !(server && session().reading().backups().list().stream().anyMatch(it -> it.path().equals(backup)))) {
            throw Refusal.missing("There is no " + (server ? "backup or " : "") + "file " + backup + ".", server ? "onehotctl backup --list names them." : "");
        }
        var manager = open();
        if (manager == null) {
            if (dryRun) {
                throw Refusal.usage("There is no database that could be compared with it.", "Without --dry-run the backup takes its place.");
            }
            var moved = Rescue.restore(session().file(), backup);
            return done(backup, moved, null, List.of());
        }
        var passphrase = passphrase();
        var plan = manager.backups().plan(backup, passphrase);
        if (dryRun) {
            var remarks = Planned.texts(plan.remarks());
            var document = JsonOutput.object("restored", null, "changes", Planned.shapes(plan), "remarks", remarks);
            return Planned.print(session(), plan, document, remarks, "Nothing was changed.");
        }
        var restored = carryOut(manager, plan, passphrase.isPresent());
        var remarks = restored.plan().remarks();
        if (restored.plan().losses()) {
            Planned.texts(remarks).forEach(session()::remark);
        }
        return done(backup, restored.before(), restored.outcome().revision(), remarks);
    }

    /// Keys in plain text need the master key first, where keys are encrypted now.
    private Plan.Done carryOut(SettingsManager manager, Plan plan, boolean givenPassphrase) {
        try {
            return manager.carryOut(plan, Origin.CLI);
        } catch (KeysException locked) {
            if (!locked.isOpenable() || givenPassphrase) {
                throw locked;
            }
            KeyAccess.prepare(session(), manager);
            return manager.carryOut(plan, Origin.CLI);
        }
    }

    private Optional<char[]> passphrase() {
        return standardInput ? Optional.of(Passphrase.given(session(), true, "")) : Optional.empty();
    }

    /// Null when there is no database any more that could be opened.
    private @Nullable SettingsManager open() {
        if (session().database().isMissing()) {
            return null;
        }
        try {
            var open = session().writing();
            open.readAllSettings();
            return open;
        } catch (StorageException refused) {
            if (refused.isDamage()) {
                return null;
            }
            throw refused;
        }
    }

    private int done(Path backup, Optional<Path> before, @Nullable Long revision, List<Message> remarks) {
        var kept = before.map(it -> BackupAction.name(session(), it));
        var document = JsonOutput.object(
                "restored", BackupAction.name(session(), backup), "before", kept, "revision", revision, "remarks", Planned.texts(remarks), "programs", List.of());
        var said = "Restored." + kept.map(it -> " What was there before is in " + it + ".").orElse("");
        // A file that has just got into the place of one that nobody could open is not opened here.
        return revision == null ? session().done(document, said) : Followers.done(session(), document, said);
    }
}
