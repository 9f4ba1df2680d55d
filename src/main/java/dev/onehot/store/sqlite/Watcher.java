package dev.onehot.store.sqlite;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import module java.base;

import dev.onehot.disk.FolderState;
import dev.onehot.disk.OwnFiles;
import dev.onehot.store.Feed;

/// A read-only connection that looks whether others have written. One thread at a time; any thread may let it rest.
///
/// Asking SQLite costs a statement and its locks. Whoever commits writes to the file or to its log, so as long as the times and lengths of
/// both stay the same the answer does too. On Linux the system says when somebody writes there, and nobody has to look at all.
final class Watcher implements Feed, Resting {
    /// A second commit may come within one step of a file's time, and the coarsest step is two seconds. A commit is written first and seen by
    /// others only when the disk has it.
    private static final long DOUBT = TimeUnit.SECONDS.toNanos(2);

    /// Where a file system is late with its times, a change is still seen after so long.
    private static final long TRUST = TimeUnit.SECONDS.toNanos(10);

    /// Where the system tells of changes it is looked all the same, in case it fails to.
    private static final long TOLD_MILLIS = 30_000;

    /// Who writes without a pause is looked at so often.
    static final long PAUSE_MILLIS = 30;

    private static final long CLOSE_MILLIS = 10_000;

    private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    private final Sql sql;
    private final LongSupplier clock;
    private final OpenedFile opened;
    private final boolean keepsLog;
    private final File file;
    private final File log;

    /// Windows tells the time of an open file only when it is closed.
    private final boolean times = !SYSTEM.startsWith("windows");

    private final ReentrantLock looking = new ReentrantLock();
    private Optional<WatchService> changes;

    /// Set by others: who looks holds the lock for as long as SQLite takes to answer, and nobody has to wait for that.
    private volatile boolean resting;

    private volatile boolean woken;

    /// The log as it was when the connection was opened, and the folder as it was when that was looked at last.
    private Optional<OpenedFile> ownLog = Optional.empty();
    private Optional<FolderState> folder = Optional.empty();

    private long version;
    private long marks = -1;
    private long changed;
    private long asked;

    /// @param clock nanoseconds since any moment
    Watcher(Sql sql, Path file, LongSupplier clock) {
        this(sql, OpenedFile.at(file), true, file, clock);
    }

    /// @param opened what is to be at that path as long as anything there counts
    /// @param keepsLog whether the same log is to be beside it as long as the connection is open
    Watcher(Sql sql, OpenedFile opened, boolean keepsLog, Path file, LongSupplier clock) {
        this.sql = sql.staying();
        this.opened = opened;
        this.keepsLog = keepsLog;
        this.clock = clock;
        this.asked = clock.getAsLong();
        // SQLite puts the log beside the file itself, not beside a link to it.
        var real = OwnFiles.real(file);
        this.file = real.toFile();
        this.log = new File(real + "-wal");
        this.changes = changesIn(real.resolveSibling(""));
        sql.gate().add(this);
    }

    private static Optional<WatchService> changesIn(Path folder) {
        if (!SYSTEM.startsWith("linux")) {
            return Optional.empty();
        }
        try {
            var service = FileSystems.getDefault().newWatchService();
            folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
            return Optional.of(service);
        } catch (IOException | UnsupportedOperationException tooManyAlready) {
            return Optional.empty();
        }
    }

    @Override
    public void await(Duration interval) throws InterruptedException {
        if (changes.isEmpty()) {
            Thread.sleep(interval);
            return;
        }
        boolean inDoubt = clock.getAsLong() - changed < DOUBT;
        var change = changes.get().poll(inDoubt ? interval.toMillis() : TOLD_MILLIS, TimeUnit.MILLISECONDS);
        if (change != null) {
            Thread.sleep(PAUSE_MILLIS);
            change.pollEvents();
            if (!change.reset()) {
                // The folder is gone.
                stopListening();
            }
        }
    }

    @Override
    public long dataVersion() {
        if (!looking.tryLock()) {
            // Somebody is closing the connection this moment.
            return version;
        }
        try {
            return resting ? version : look();
        } finally {
            looking.unlock();
            // Told to rest during the look, by one who did not wait for its end.
            closeIfResting();
        }
    }

    /// Sees nothing until [#wake]; the connection is closed now, or by whoever is looking when that look has ended. Waits for nobody.
    @Override
    public void rest() {
        resting = true;
        closeIfResting();
    }

    /// As [#rest], for one that has not looked yet.
    @Override
    public void restFirst() {
        resting = true;
    }

    private void closeIfResting() {
        if (resting && looking.tryLock()) {
            try {
                sql.rest();
            } finally {
                looking.unlock();
            }
        }
    }

    @Override
    public void wake() {
        woken = true;
        resting = false;
    }

    private long look() {
        opened.require();
        long now = clock.getAsLong();
        if (woken) {
            woken = false;
            // What was written while it rested is seen now.
            marks = -1;
            // Whoever closes a file last takes the log away.
            ownLog = Optional.empty();
        }
        requireLog();
        // Before asking, or a commit in between would count as seen.
        long found = marks();
        if (found != marks) {
            marks = found;
            changed = now;
        }
        if (!times || asked - changed < DOUBT || now - asked > TRUST) {
            sql.renew();
            version = sql.dataVersion();
            asked = now;
            noteLog();
        }
        return version;
    }

    private void noteLog() {
        if (keepsLog && ownLog.isEmpty()) {
            ownLog = Optional.of(OpenedFile.at(log.toPath()));
            folder = Optional.empty();
        }
    }

    /// Whoever takes the log away takes what was committed last, and SQLite does not notice.
    private void requireLog() {
        if (ownLog.isPresent() && folder.filter(FolderState::holds).isEmpty()) {
            // Before the log is looked at, or what comes in between would count as seen.
            var now = FolderState.of(log.toPath().resolveSibling(""));
            ownLog.get().require();
            folder = Optional.of(now);
        }
    }

    /// One number for times and lengths of both files.
    private long marks() {
        return ((file.lastModified() * 31 + file.length()) * 31 + log.lastModified()) * 31 + log.length();
    }

    private void stopListening() {
        try {
            if (changes.isPresent()) {
                changes.get().close();
            }
        } catch (IOException failure) {
            System.getLogger(Watcher.class.getName()).log(System.Logger.Level.DEBUG, "closing", failure);
        }
        changes = Optional.empty();
    }

    @Override
    public void close() {
        sql.gate().remove(this);
        stopListening();
        // Whoever ends a watch interrupts its thread; what it opened is closed all the same.
        boolean interrupted = Thread.interrupted();
        try {
            // Whoever makes it rest has it for as long as a connection takes to close.
            if (looking.tryLock(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    sql.close();
                } finally {
                    looking.unlock();
                }
            } else {
                System.getLogger(Watcher.class.getName()).log(System.Logger.Level.WARNING, "Waited in vain for the connection to come to rest");
            }
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
