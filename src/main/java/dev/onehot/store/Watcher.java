package dev.onehot.store;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A read-only connection that looks whether others have written. One thread at a time.
///
/// Asking SQLite costs a statement and its locks. Whoever commits writes to the file or to its log, so as long as the times and lengths of
/// both stay the same the answer does too, and asking the system for them is all that a look costs.
public final class Watcher implements AutoCloseable {
    /// A second commit may come within one step of a file's time. The coarsest step is two seconds.
    private static final long DOUBT = TimeUnit.SECONDS.toNanos(2);

    /// Where a file system is late with its times, a change is still seen after so long.
    private static final long TRUST = TimeUnit.SECONDS.toNanos(10);

    private final Sql sql;
    private final LongSupplier clock;
    private final File file;
    private final File log;

    /// Windows tells the time of an open file only when it is closed.
    private final boolean times =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private long version;
    private long marks = -1;
    private long changed;
    private long asked;

    /// @param clock nanoseconds since any moment
    Watcher(Sql sql, Path file, LongSupplier clock) {
        this.sql = sql;
        this.clock = clock;
        this.asked = clock.getAsLong();
        this.file = file.toFile();
        this.log = new File(file + "-wal");
    }

    /// A number that moves whenever another connection has committed. Microseconds.
    ///
    /// Must be called outside a transaction: inside one SQLite does not look.
    public long dataVersion() {
        long now = clock.getAsLong();
        // Before asking, or a commit in between would count as seen.
        long found = marks();
        if (found != marks) {
            marks = found;
            changed = now;
        }
        if (!times || asked - changed < DOUBT || now - asked > TRUST) {
            version = sql.number("PRAGMA data_version");
            asked = now;
        }
        return version;
    }

    /// One number for times and lengths of both files.
    private long marks() {
        return ((file.lastModified() * 31 + file.length()) * 31 + log.lastModified()) * 31 + log.length();
    }

    @Override
    public void close() {
        sql.close();
    }
}
