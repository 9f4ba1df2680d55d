package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.OwnFiles;
import dev.onehot.model.DatabaseFacts;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.StoredSettings;
import dev.onehot.model.UndoWays;
import dev.onehot.store.Closing;
import dev.onehot.store.Copies;
import dev.onehot.store.Feed;
import dev.onehot.store.Store;
import dev.onehot.store.StoreFile;
import dev.onehot.store.rows.HistoryRows;
import dev.onehot.store.rows.Rows;

/// A file of SQLite's, and the connections to it. Opening blocks on the disk: never on the FX thread.
public final class Database implements Store, StoreFile {
    /// Up to this size every page is checked at every start (some ms); beyond it only when there is a reason to.
    private static final long ALWAYS_CHECK_BYTES = 8L << 20;

    private static final long PAUSE_NANOS = 5_000_000;

    /// What keeps SQLite from writing, and perhaps not from reading.
    private static final Set<Kind> UNWRITABLE = Set.of(Kind.READ_ONLY, Kind.DISK_FULL, Kind.NOT_WRITTEN, Kind.NO_LOG);

    private static final Object OPENING = new Object();

    private final Path file;
    private final WriteSession writer;

    private final OpenedFile opened;

    private final Gate gate;
    private final OwnFiles.Claim claim;

    private final Optional<StorageException> obstacle;

    private final Checkpoint checkpoint;

    /// @param obstacle why it can only be read
    private Database(Path file, Sql writing, OwnFiles.Claim claim, Optional<StorageException> obstacle) {
        this.file = file;
        this.claim = claim;
        this.obstacle = obstacle;
        this.opened = OpenedFile.at(file);
        this.writer = new WriteSession(writing, opened, obstacle);
        this.gate = writing.gate();
        this.checkpoint = new Checkpoint(file, opened, writer.owner());
    }

    /// Opens `file`, creating or adopting it as needed. The original's two tables are never altered.
    ///
    /// Throws [StorageException] without having changed a byte when the file must not be used. One that only cannot be written, because its
    /// place forbids it, has no room or no way to keep a log, can still be read.
    public static Database open(Path file) {
        return open(file, LogTrial.OF_SYSTEM);
    }

    static Database open(Path file, LogTrial trial) {
        try {
            return openToWrite(file, trial);
        } catch (StorageException failure) {
            if (UNWRITABLE.contains(failure.kind())) {
                return openToRead(file, failure);
            }
            throw failure;
        }
    }

    /// Makes `file` one without a log again, for programs and disks that have no use for one. All that is in the log goes into the file first. Whoever
    /// [#open]s it gives it a log again. Not while this process has it open.
    ///
    /// Throws [StorageException] without having changed a byte when it is none that could be opened, and as busy when anybody has it open.
    public static void release(Path file) {
        if (!DatabaseFile.prepare(file)) {
            inspect(file, version -> {});
            try (var sql = Connections.writing(file)) {
                sql.query("PRAGMA journal_mode=DELETE", row -> row.getString(1));
                if (hasLog(sql)) {
                    throw new StorageException(Kind.BUSY, file, "", null);
                }
            }
        }
    }

    private static Database openToWrite(Path file, LogTrial trial) {
        boolean empty;
        OwnFiles.Claim claim;
        // Whoever is second finds it claimed and does not look into it: to close it would take the locks of the first one away.
        synchronized (OPENING) {
            empty = DatabaseFile.prepare(file, () -> trial.require(file, false));
            claim = OwnFiles.claim(file);
        }
        try {
            return open(file, empty ? 0 : inspect(file, version -> trial.require(file, version == 0)), claim);
        } catch (StorageException failure) {
            claim.close();
            throw LogTrial.ofFolder(Failures.whileOpening(failure));
        } catch (RuntimeException | Error failure) {
            claim.close();
            throw failure;
        }
    }

    /// Throws `obstacle` when it cannot be read either, or was never adopted, for which it would have to be written.
    private static Database openToRead(Path file, StorageException obstacle) {
        var claim = OwnFiles.claim(file);
        var sql = Connections.reading(file);
        try {
            if (Schema.inspect(sql, isSmall(file)) < Schema.VERSION) {
                throw obstacle;
            }
            return new Database(file, sql, claim, Optional.of(obstacle));
        } catch (StorageException failure) {
            Connections.closeQuietly(sql, failure);
            claim.close();
            if (failure != obstacle) {
                obstacle.addSuppressed(failure);
            }
            throw obstacle;
        }
    }

    @Override
    public Optional<StorageException> obstacle() {
        return obstacle;
    }

    private Sql reader() {
        return obstacle.isPresent() ? Connections.reading(file) : Connections.readOnly(file);
    }

    private <T> T read(Function<Sql, T> question) {
        try (var sql = reader()) {
            return question.apply(sql);
        }
    }

    private static Database open(Path file, int version, OwnFiles.Claim claim) {
        Sql sql = Connections.writing(file).staying();
        try {
            if (version < Schema.VERSION) {
                Schema.migrate(sql);
            }
            if (!hasLog(sql)) {
                // To say so in its header is to change it: not before it is known to be fit.
                Rows.prove(sql);
            }
            switchToWal(sql);
            return new Database(file, sql, claim, Optional.empty());
        } catch (StorageException failure) {
            Connections.closeQuietly(sql, failure);
            throw failure;
        }
    }

    @Override
    public StorageException unusable(StorageException failure) {
        return Failures.whileOpening(failure);
    }

    @Override
    public DatabasePlace place() {
        return DatabasePlace.of(file);
    }

    @Override
    public WriteSession writer() {
        return writer;
    }

    @Override
    public List<PastGesture> history(HistoryFilter filter) {
        return read(sql -> HistoryRows.gestures(sql, filter));
    }

    @Override
    public List<PastGesture> standingFrom(long change) {
        return read(sql -> HistoryRows.standingFrom(sql, change));
    }

    @Override
    public UndoWays undoWays(Optional<Origin> by) {
        return read(sql -> HistoryRows.undoWays(sql, by));
    }

    @Override
    public Optional<List<String>> suspects(int most) {
        return read(sql -> SeenTable.suspects(sql, most));
    }

    @Override
    public StoredSettings settings() {
        return new SettingCursor(reader());
    }

    @Override
    public WriteSession reading() {
        return new WriteSession(reader(), opened, Optional.of(new StorageException(StorageException.Kind.READ_ONLY, file, "", null)));
    }

    @Override
    public DatabaseFacts facts() {
        return read(sql -> Facts.of(sql, file, opened));
    }

    @Override
    public List<String> check(Progress progress) {
        return Facts.check(file, progress);
    }

    @Override
    public Feed feed() {
        return new Watcher(reader(), opened, obstacle.isEmpty(), file, System::nanoTime);
    }

    @Override
    public Closing closing() {
        return new FileClosing(gate, writer);
    }

    @Override
    public boolean settle() {
        return obstacle.isPresent() || checkpoint.passive();
    }

    @Override
    public boolean settleAtEnd() {
        return obstacle.isPresent() || checkpoint.last();
    }

    @Override
    public Optional<Path> writeAnew(Clock clock) {
        return writer.writeAnew(clock);
    }

    @Override
    public Copies copies() {
        return new Backup(file);
    }

    @Override
    public Optional<StoreFile> file() {
        return Optional.of(this);
    }

    /// Of two ways to look the one that leaves everything as it was: with a log waiting, only reading, because whoever may write
    /// moves the log into the file at the end; without one, as a writer, because a reader leaves an empty log behind.
    ///
    /// @param withoutLog given the version of a file that keeps no log: its header is going to say that it has one, so that whether there can be one is
    ///     asked before anything is changed
    private static int inspect(Path file, IntConsumer withoutLog) {
        boolean logWaits = DatabaseFile.logBytes(file) > 0;
        try (var sql = logWaits ? Connections.readOnly(file) : Connections.writing(file)) {
            int version = inspect(sql, logWaits || isSmall(file), withoutLog);
            if (logWaits && version > 0) {
                LogOwner.require(sql);
            }
            return version;
        } catch (StorageException failure) {
            if (!Failures.needsRecovery(failure)) {
                throw logWaits ? LogOwner.told(failure, file) : failure;
            }
        }
        // Its last writer died: SQLite finishes or undoes what that one began, which is no change of ours.
        try (var sql = Connections.writing(file)) {
            return inspect(sql, true, withoutLog);
        }
    }

    private static int inspect(Sql sql, boolean checkPages, IntConsumer withoutLog) {
        int version = Schema.inspect(sql, checkPages);
        if (!hasLog(sql)) {
            withoutLog.accept(version);
        }
        return version;
    }

    private static boolean hasLog(Sql sql) {
        return sql.query("PRAGMA journal_mode", row -> row.getString(1)).equals(List.of("wal"));
    }

    private static boolean isSmall(Path file) {
        try {
            return Files.size(file) <= ALWAYS_CHECK_BYTES;
        } catch (IOException unknown) {
            return true;
        }
    }

    private static void switchToWal(Sql sql) {
        long begin = System.nanoTime();
        while (true) {
            try {
                var mode = sql.query("PRAGMA journal_mode=WAL", row -> row.getString(1));
                if (!mode.equals(List.of("wal"))) {
                    throw new StorageException(Kind.CANNOT_OPEN, sql.file(), "no write-ahead log there", null);
                }
                return;
            } catch (StorageException failure) {
                // While somebody else writes or switches, SQLite fails this without waiting, unlike all else: the two might wait for each other.
                boolean late = System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(Connections.BUSY_MILLIS);
                if (failure.kind() != Kind.BUSY || late || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } finally {
            claim.close();
        }
    }
}
