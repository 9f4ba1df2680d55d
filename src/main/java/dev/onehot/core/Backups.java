package dev.onehot.core;

import dev.onehot.model.BackupFile;
import dev.onehot.model.BackupFile.Kind;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.store.Backup;
import dev.onehot.store.BackupContents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Backups of one database: made, listed, looked into, restored.
///
/// Blocks on the disk: never on the FX thread. Failures are [dev.onehot.store.StorageException]s, and then nothing was changed.
public final class Backups {
    /// How many daily backups there are at most.
    public static final int DAILY_KEPT = 10;

    private static final Duration DAY = Duration.ofHours(24);

    private final SettingsManager manager;
    private final Path file;
    private final Clock clock;

    Backups(SettingsManager manager, Path file, Clock clock) {
        this.manager = manager;
        this.file = file;
        this.clock = clock;
    }

    /// What came of a restore.
    ///
    /// @param before the database as it was before: restoring this one undoes it all
    public record Restored(Outcome outcome, Path before) {}

    /// All that are known, newest first.
    public List<BackupFile> list() {
        return Backup.list(file);
    }

    /// The folder where they are.
    public Path folder() {
        return Backup.folder(file);
    }

    /// Copies the database as it is at one moment, while others may write.
    ///
    /// @param target where to; empty for a new file in the folder of backups. What is there is replaced when the copy is whole
    public Path make(Optional<Path> target, Progress progress) {
        if (target.isEmpty()) {
            return Backup.make(file, Kind.MANUAL, clock, progress);
        }
        Backup.to(file, target.get(), progress);
        return target.get();
    }

    /// Makes the backup of the day if there is none that is younger than a day, and deletes the oldest of more than ten.
    ///
    /// @return whether one was made
    public boolean makeDaily() {
        var newest = list().stream().filter(it -> it.kind() == Kind.DAILY).findFirst();
        boolean due = newest.isEmpty() || newest.get().at().plus(DAY).isBefore(clock.instant());
        if (due) {
            Backup.make(file, Kind.DAILY, clock, Progress.NONE);
            Backup.rotate(file, DAILY_KEPT);
        }
        return due;
    }

    /// What [#restore] would change now.
    public RestorePreview preview(Path backup) {
        return new RestorePlan(manager.snapshot(), BackupContents.read(backup), manager.schemas()).preview();
    }

    /// Makes settings and providers what they are in `backup`, as one change that can be undone. Tables of other programs stay as
    /// they are. A copy of the database as it is now is made first.
    public Restored restore(Path backup, Origin origin) {
        var contents = BackupContents.read(backup);
        var before = Backup.make(file, Kind.BEFORE_RESTORE, clock, Progress.NONE);
        var outcome = manager.composite(
                origin, () -> manager.apply(new RestorePlan(manager.current(), contents, manager.schemas()).command(), origin));
        return new Restored(outcome, before);
    }
}
