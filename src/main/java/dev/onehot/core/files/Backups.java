package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Writes;
import dev.onehot.core.keys.Keys;
import dev.onehot.model.BackupFile;
import dev.onehot.model.BackupFile.Kind;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.schema.Schemas;
import dev.onehot.store.Copies;

/// Backups of one database: made, listed, looked into, restored.
///
/// Those of a file are whole files beside it; those of a server's database lie on the server.
///
/// Blocks on the disk: never on the FX thread. Failures are [dev.onehot.model.StorageException]s, and then nothing was changed.
public final class Backups {
    /// How many daily backups there are at most.
    public static final int DAILY_KEPT = 10;

    private static final int BEFORE_RESTORE_KEPT = 10;

    private static final Duration DAY = Duration.ofHours(24);

    private final Writes writes;
    private final Keys keys;
    private final Schemas schemas;
    private final DatabasePlace place;
    private final Path file;
    private final Copies copies;
    private final Clock clock;
    private volatile Optional<Message> failed = Optional.empty();

    public Backups(Writes writes, Keys keys, Schemas schemas, DatabasePlace place, Copies copies, Clock clock) {
        this.writes = writes;
        this.keys = keys;
        this.schemas = schemas;
        this.place = place;
        this.file = place.beside();
        this.copies = copies;
        this.clock = clock;
    }

    /// All that are known, newest first.
    public List<BackupFile> list() {
        return copies.list();
    }

    /// Deletes what killed runs left of copies, wherever this Onehot or an older one makes any.
    public void sweep() {
        copies.sweepAll();
    }

    /// The folder where those of a file are.
    public Path folder() {
        return Databases.copies(file).folder();
    }

    /// Copies the database as it is at one moment, while others may write.
    ///
    /// @param target where to, for which it has to be a file; empty for one more among the others. What is there is replaced when the copy is whole
    public Path make(Optional<Path> target, Progress progress) {
        if (target.isEmpty()) {
            return copies.make(Kind.MANUAL, clock, progress);
        }
        if (!place.isFile()) {
            throw new FileException(FileException.Kind.SERVER, "file.server", place.name());
        }
        Databases.copies(file).to(target.get(), progress);
        return target.get();
    }

    /// Makes the backup of the day if there is none that is younger than a day, and deletes the oldest of more than ten.
    ///
    /// @return whether one was made
    public boolean makeDaily() {
        boolean due = copies.makeDaily(DAY, clock);
        if (due) {
            copies.rotate(Kind.DAILY, DAILY_KEPT);
            copies.rotate(Kind.BEFORE_RESTORE, BEFORE_RESTORE_KEPT);
        }
        return due;
    }

    /// As [#makeDaily()], for whoever has nobody to tell: notes a failure, so that [Health] and `onehotctl doctor` say it from then on, in
    /// this process and in every other, until one succeeds.
    ///
    /// @return why it failed; empty when it did not
    public Optional<Message> keepDaily() {
        Optional<Message> reason;
        try {
            makeDaily();
            reason = Optional.empty();
        } catch (OnehotException failure) {
            // A server that is away is told of otherwise, and one that is back gets its backup then.
            reason = failure instanceof StorageException it && it.kind() == StorageException.Kind.AWAY ? Optional.empty() : Optional.of(failure.what());
        } catch (RuntimeException failure) {
            reason = Optional.of(Message.of("storage.failed", copies.where(), String.valueOf(failure)));
        }
        failed = reason;
        copies.note(reason);
        return reason;
    }

    /// How daily backups are.
    ///
    /// @param newest when the last good one was made; empty for none
    /// @param failure why the next one is not made; empty when nothing is in its way
    public record Daily(Optional<Instant> newest, Optional<Message> failure) {}

    /// How daily backups are now.
    ///
    /// @param noted what the database says of the last attempt
    public Daily daily(Optional<Message> noted) {
        var newest = list().stream().filter(it -> it.kind() == Kind.DAILY).map(BackupFile::at).findFirst();
        var obstacle = copies.obstacle().map(OnehotException::what);
        return new Daily(newest, obstacle.or(() -> failed).or(() -> noted));
    }

    /// Writes what is stored to the file's path again, after it was deleted or replaced there. What is there now is kept beside. Afterwards
    /// the manager is to be closed, and the file opened anew.
    ///
    /// @return where that is which was there; empty when nothing was
    public Optional<Path> writeAnew() {
        return writes.writeAnew(clock);
    }

    /// What restoring `backup` would change, and what of its keys does not come back: settings and providers become what they are there. Tables of
    /// other programs stay as they are. Carrying it out makes a copy of the database as it is before.
    ///
    /// Keys come back as protected as the database is now.
    ///
    /// @param passphrase of the backup's vault, if it is not that of the environment. Throws [dev.onehot.model.KeysException] when it is a wrong one
    public Plan plan(Path backup, Optional<char[]> passphrase) {
        return new Restore(writes, keys, schemas, copies, file, clock, backup, passphrase).plan(writes.snapshot());
    }
}
