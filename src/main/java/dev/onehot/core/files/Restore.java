package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Writes;
import dev.onehot.core.keys.Keys;
import dev.onehot.core.keys.Opening;
import dev.onehot.disk.OwnFiles;
import dev.onehot.model.BackupFile.Kind;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeysException;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Problem;
import dev.onehot.model.Progress;
import dev.onehot.schema.Schemas;
import dev.onehot.store.BackupContents;
import dev.onehot.store.Copies;

/// A backup that is to be restored: read once, its keys opened once more when the person has opened others since.
///
/// Blocks; not safe for several threads at a time.
final class Restore implements Plan.Source {
    /// A vault takes less than a second, and nobody is asked.
    private static final Duration KEYS_WAIT = Duration.ofSeconds(30);

    private final Writes writes;
    private final Keys keys;
    private final Schemas schemas;
    private final Copies copies;
    private final Path file;
    private final Clock clock;
    private final Optional<char[]> passphrase;
    private final BackupContents contents;
    private Opening mine;
    private Optional<Opening> theirs;
    private Optional<KeyProtection.Master> comesBack = Optional.empty();

    /// @param copies backups of the database, of which `backup` may be one
    /// @param file the database, or beside which lies what belongs to it
    /// @param passphrase of the backup's vault, if it is not that of the environment
    Restore(Writes writes, Keys keys, Schemas schemas, Copies copies, Path file, Clock clock, Path backup, Optional<char[]> passphrase) {
        FileException.requireOther(file, backup);
        this.writes = writes;
        this.keys = keys;
        this.schemas = schemas;
        this.copies = copies;
        this.file = file;
        this.clock = clock;
        this.passphrase = passphrase.map(char[]::clone);
        this.contents = copies.contents(backup).orElseGet(() -> Databases.contents(file, backup));
        this.mine = mine();
        this.theirs = theirs();
    }

    private Opening mine() {
        return contents.keys().isEmpty() ? keys.now() : await(keys.mine());
    }

    /// What came of opening the backup's master key; empty when it is not needed.
    private Optional<Opening> theirs() {
        var opened = contents.master()
                .filter(it -> RestoredKeys.needs(contents.keys(), it.id()))
                .filter(it -> mine.master().filter(open -> open.id().equals(it.id())).isEmpty())
                .filter(it -> passphrase.isPresent() || !willOpen(it))
                .map(it -> await(keys.theirs(it, passphrase.map(char[]::clone))));
        if (passphrase.isPresent() && opened.filter(it -> it.master().isEmpty()).isPresent()) {
            throw unopened(opened.get().state());
        }
        return opened;
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
    private boolean willOpen(KeyProtection.Master master) {
        var protection = writes.snapshot().protection();
        boolean same = protection.master().filter(it -> it.id().equals(master.id())).isPresent();
        return same && !protection.shared() && mine.state().kind() != KeyState.Kind.LOST;
    }

    @Override
    public Plan plan(Snapshot now) {
        var restored = RestoredKeys.of(now.protection(), keys.now(), contents.master(), contents.keys(), theirs);
        comesBack = restored.comesBack();
        var remarks = new RestoreRemarks(restored, copies.where(), OwnFiles.beside(OwnFiles.real(file), OwnFiles.KEY));
        return new RestorePlan(now, writes.keyCells(), contents, schemas, restored, remarks).plan(this);
    }

    /// Refuses before a copy is made.
    @Override
    public Optional<Path> prepare() {
        if (!keys.now().equals(mine)) {
            mine = mine();
            theirs = theirs();
        }
        plan(writes.snapshot()).requireSound();
        var before = copies.make(Kind.BEFORE_RESTORE, clock, Progress.NONE);
        writes.lookBack();
        return Optional.of(before);
    }

    @Override
    public void carriedOut() {
        var noted = writes.snapshot().protection().master();
        theirs.filter(it -> comesBack.isPresent() && comesBack.equals(noted)).ifPresent(it -> await(keys.took(it)));
    }

    /// Only keys can be in its way, which must be encrypted and cannot be yet.
    @Override
    public OnehotException refusal(List<Problem> problems) {
        return KeysException.because(keys.state());
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
}
