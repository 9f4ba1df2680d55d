package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Writes;
import dev.onehot.core.keys.Keys;
import dev.onehot.core.keys.Opening;
import dev.onehot.disk.OwnFiles;
import dev.onehot.model.BackupFile;
import dev.onehot.model.BackupFile.Kind;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeysException;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.schema.Schemas;
import dev.onehot.store.Backup;
import dev.onehot.store.BackupContents;

/// Backups of one database: made, listed, looked into, restored.
///
/// Blocks on the disk: never on the FX thread. Failures are [dev.onehot.model.StorageException]s, and then nothing was changed.
public final class Backups {
    /// How many daily backups there are at most.
    public static final int DAILY_KEPT = 10;

    private static final int BEFORE_RESTORE_KEPT = 10;

    private static final Duration DAY = Duration.ofHours(24);

    /// A vault takes less than a second, and nobody is asked.
    private static final Duration KEYS_WAIT = Duration.ofSeconds(30);

    private final Writes writes;
    private final Keys keys;
    private final Schemas schemas;
    private final Path file;
    private final Clock clock;
    private volatile Optional<Message> failed = Optional.empty();

    public Backups(Writes writes, Keys keys, Schemas schemas, Path file, Clock clock) {
        this.writes = writes;
        this.keys = keys;
        this.schemas = schemas;
        this.file = file;
        this.clock = clock;
    }

    /// What came of a restore.
    ///
    /// @param before the database as it was before: restoring this one undoes it all
    /// @param losses whether something did not come back as it was, or undo will not bring it back
    /// @param remarks what is to be known about its keys
    public record Restored(Outcome outcome, Path before, boolean losses, List<Message> remarks) {
        public Restored {
            remarks = List.copyOf(remarks);
        }
    }

    /// All that are known, newest first.
    public List<BackupFile> list() {
        return Backup.list(file);
    }

    /// Deletes what killed runs left of copies, wherever this Onehot or an older one makes any.
    public void sweep() {
        Backup.sweepAll(file);
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
            Backup.rotate(file, Kind.DAILY, DAILY_KEPT);
            Backup.rotate(file, Kind.BEFORE_RESTORE, BEFORE_RESTORE_KEPT);
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
            reason = Optional.of(failure.what());
        } catch (RuntimeException failure) {
            reason = Optional.of(Message.of("storage.failed", folder().toString(), String.valueOf(failure)));
        }
        failed = reason;
        Backup.note(file, reason);
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
        var obstacle = Backup.obstacle(file).map(OnehotException::what);
        return new Daily(newest, obstacle.or(() -> failed).or(() -> noted));
    }

    /// Writes what is stored to the file's path again, after it was deleted or replaced there. What is there now is kept beside. Afterwards
    /// the manager is to be closed, and the file opened anew.
    ///
    /// @return where that is which was there; empty when nothing was
    public Optional<Path> writeAnew() {
        return writes.writeAnew(clock);
    }

    /// What [#restore] would change now, and what of the keys does not come back.
    public RestorePreview preview(Path backup) {
        return preview(backup, Optional.empty());
    }

    /// As [#preview(Path)].
    ///
    /// @param passphrase of the backup's vault, if it is not that of the environment. Throws [KeysException] when it is a wrong one
    public RestorePreview preview(Path backup, Optional<char[]> passphrase) {
        return plan(writes.snapshot(), source(backup, passphrase)).preview();
    }

    private Source source(Path backup, Optional<char[]> passphrase) {
        FileException.requireOther(file, backup);
        var contents = BackupContents.read(file, backup);
        var mine = contents.keys().isEmpty() ? keys.now() : await(keys.mine());
        var theirs = contents.stored()
                .protection()
                .master()
                .filter(it -> RestoredKeys.needs(contents.keys(), it.id()))
                .filter(it -> mine.master().filter(open -> open.id().equals(it.id())).isEmpty())
                .filter(it -> passphrase.isPresent() || !willOpen(it, mine))
                .map(it -> await(keys.theirs(it, passphrase)));
        if (passphrase.isPresent() && theirs.filter(it -> it.master().isEmpty()).isPresent()) {
            throw unopened(theirs.get().state());
        }
        return new Source(contents, theirs);
    }

    /// After a passphrase was given for the backup's master key.
    private static KeysException unopened(KeyState state) {
        var vault = Optional.of(KeyBackend.VAULT);
        if (!state.backend().equals(vault)) {
            return KeysException.of("restore.noVault");
        }
        return KeysException.because(
                state.kind() == KeyState.Kind.LOCKED ? KeyState.of(state.kind(), vault, "restore.wrongPassphrase") : state);
    }

    /// Whether keys under `master` come back as they are, to be read when the person has opened the database's master key.
    private boolean willOpen(KeyProtection.Master master, Opening mine) {
        var protection = writes.snapshot().protection();
        boolean same = protection.master().filter(it -> it.id().equals(master.id())).isPresent();
        return same && !protection.shared() && mine.state().kind() != KeyState.Kind.LOST;
    }

    /// @param theirs what came of opening the backup's master key; empty when it is not needed
    private record Source(BackupContents contents, Optional<Opening> theirs) {}

    private RestorePlan plan(Snapshot now, Source source) {
        var contents = source.contents();
        var restored = new RestoredKeys(
                now.protection(), keys.now(), contents.stored().protection(), contents.keys(), source.theirs());
        var places = new RestoreRemarks.Places(folder(), OwnFiles.beside(OwnFiles.real(file), OwnFiles.KEY));
        return new RestorePlan(now, writes.keyCells(), contents, schemas, restored, places);
    }

    private static <T> T await(CompletableFuture<T> keys) {
        try {
            return keys.get(KEYS_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw KeysException.of("keys.slow");
        } catch (TimeoutException silent) {
            throw KeysException.of("keys.slow");
        } catch (ExecutionException wrapped) {
            throw wrapped.getCause() instanceof OnehotException known ? known : new IllegalStateException(wrapped.getCause());
        }
    }

    /// Makes settings and providers what they are in `backup`, as one change that can be undone. Tables of other programs stay as
    /// they are. A copy of the database as it is now is made first.
    ///
    /// Keys come back as protected as the database is now. Throws [KeysException] when they must be encrypted for that and cannot be yet.
    public Restored restore(Path backup, Origin origin) {
        return restore(backup, Optional.empty(), origin);
    }

    /// As [#restore(Path, Origin)].
    ///
    /// @param passphrase as for [#preview(Path, Optional)]
    public Restored restore(Path backup, Optional<char[]> passphrase, Origin origin) {
        var source = source(backup, passphrase);
        requireKeys(plan(writes.snapshot(), source));
        var before = Backup.make(file, Kind.BEFORE_RESTORE, clock, Progress.NONE);
        writes.lookBack();
        var done = writes.composite(origin, () -> {
            var now = writes.current();
            var plan = plan(now, source);
            requireKeys(plan);
            return new Done(writes.apply(plan.command(now), origin), plan);
        });
        var comesBack = done.plan().comesBack();
        var noted = writes.snapshot().protection().master();
        source.theirs().filter(it -> comesBack.isPresent() && comesBack.equals(noted)).ifPresent(it -> await(keys.took(it)));
        var preview = done.plan().preview();
        return new Restored(done.outcome(), before, preview.losses(), preview.remarks());
    }

    private record Done(Outcome outcome, RestorePlan plan) {}

    private void requireKeys(RestorePlan plan) {
        if (plan.waitsForKeys()) {
            throw KeysException.because(keys.state());
        }
    }
}
