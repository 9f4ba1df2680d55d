package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import module java.base;

import dev.onehot.core.ChangeWatch;
import dev.onehot.testing.Outside;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;

/// Another connection's commit is seen at the next look, however long nothing happened before.
class WatcherTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);
    private Path file;
    private Database database;
    private Outside outside;
    private Watcher watcher;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("onehot.db");
        database = Database.open(file);
        outside = Outside.on(file);
        watcher = new Watcher(Connections.readOnly(file), file, clock::get);
    }

    @AfterEach
    void close() {
        watcher.close();
        outside.close();
        database.close();
    }

    @Test
    void aCommitAfterAQuietWhile() {
        write("1");
        look(3);
        long before = look(3);
        assertThat(look(3)).isEqualTo(before);

        write("2");

        assertThat(look(0)).isNotEqualTo(before);
    }

    @Test
    void aSecondCommitThatLeavesNoMarkOnTheFiles() throws IOException {
        write("1");
        look(3);
        long before = look(3);
        write("2");
        long first = look(0);
        assertThat(first).isNotEqualTo(before);

        var log = Path.of(file + "-wal");
        var time = Files.getLastModifiedTime(log);
        write("3");
        Files.setLastModifiedTime(log, time);

        assertThat(look(1)).isNotEqualTo(first);
    }

    /// However often it is asked: while nothing is written, SQLite is asked once in ten seconds, and always on the same connection.
    @Test
    void oneConnectionIsOpenedAndHardlyAsked() {
        var opened = new AtomicInteger();
        var asked = new Asked();
        var counted = new Sql(file, () -> {
            opened.incrementAndGet();
            return asked.on(file);
        });
        try (var other = new Watcher(counted, file, clock::get)) {
            counted.dataVersion();
            long once = asked.times;
            assertThat(once).isPositive();
            write("1");
            for (int second = 0; second < 3; second++) {
                clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
                other.dataVersion();
            }
            long before = asked.times;
            for (int tenth = 0; tenth < 300; tenth++) {
                clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
                other.dataVersion();
            }
            assertThat(asked.times - before).isBetween(once, 4 * once);
            write("2");
            long known = other.dataVersion();
            clock.addAndGet(TimeUnit.SECONDS.toNanos(3));
            assertThat(other.dataVersion()).isEqualTo(known);
            assertThat(opened).hasValue(1);
        }
    }

    /// Counts statements as SQLite begins with each.
    private static final class Asked extends ProgressHandler {
        private long times;

        private Connection on(Path file) {
            try {
                var connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + file.toUri(), new Properties());
                ProgressHandler.setHandler(connection, 1, this);
                return connection;
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        }

        @Override
        protected int progress() {
            times++;
            return 0;
        }
    }

    @Test
    void behindALink() throws IOException {
        var link = Files.createSymbolicLink(file.resolveSibling("link.db"), file);
        try (var other = new Watcher(Connections.readOnly(link), link, clock::get)) {
            write("1");
            clock.addAndGet(TimeUnit.SECONDS.toNanos(3));
            other.dataVersion();
            clock.addAndGet(TimeUnit.SECONDS.toNanos(3));
            long before = other.dataVersion();

            write("2");

            assertThat(other.dataVersion()).isNotEqualTo(before);
        }
    }

    /// However long nothing is written, and however often.
    /// Each of the waits that lie between another program's commit and the screen, at its longest.
    @Test
    void theTimesAddUpToLessThanAThirdOfASecond() {
        assertThat(ChangeWatch.INTERVAL.toMillis() + Watcher.PAUSE_MILLIS).isLessThan(333);
    }

    @Test
    void waitingEndsWithTheNextWrite() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            long before = look(0);
            write(String.valueOf(i));
            while (look(0) == before) {
                watcher.await(Duration.ofMillis(50));
            }
        }
    }

    /// The log is written first, then the disk is waited for, and only then others see the commit: of that the system does not tell.
    @Test
    void soonAfterAWriteItIsLookedAgainWithoutBeingTold() {
        look(3);
        write("1");
        look(0);
        assertTimeoutPreemptively(Duration.ofSeconds(8), () -> {
            for (int i = 0; i < 5; i++) {
                watcher.await(Duration.ofMillis(50));
            }
        });
    }

    private void write(String value) {
        outside.run("INSERT OR REPLACE INTO settings(key, value) VALUES ('A', ?)", value);
    }

    private long look(int secondsLater) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(secondsLater));
        return watcher.dataVersion();
    }
}
