package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Recorder;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Another program holds SQLite's write lock.
@Execution(ExecutionMode.CONCURRENT)
class BusyTest extends ManagerFixture {
    /// Two busy time-outs and some room for a slow machine.
    private static final long LIMIT_MILLIS = 30_000;

    @Test
    void aWriteWaitsForTheOtherAndReadersDoNot() {
        manager.setSetting("a", "1");
        var began = new CountDownLatch(1);
        Together.run(3, LIMIT_MILLIS, thread -> {
            if (thread == 0) {
                outside.run("BEGIN IMMEDIATE");
                outside.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
                began.countDown();
                var recorder = new Recorder();
                try (var subscription = manager.subscribe(recorder)) {
                    recorder.awaitSubscribed();
                    assertThat(manager.getSetting("a", "")).isEqualTo("1");
                }
                outside.run("COMMIT");
            } else {
                began.await();
                manager.setSetting("ours " + thread, "1");
            }
        });
        assertThat(outside.texts("SELECT key FROM settings")).containsExactlyInAnyOrder("a", "theirs", "ours 1", "ours 2");
    }

    /// Slow by nature: nobody gives up before ten seconds. Both ways to be locked out wait at the same time, and those who
    /// wait for each other's commit give up together: one after the other they would be over the limit.
    @Test
    void whatIsLockedForLongFailsAsBusyAndChangesNothing() {
        manager.setSetting("a", "1");
        var lockedFile = folder.resolve("locked.db");
        SettingsManager.open(lockedFile).close();
        try (var theirs = Outside.on(lockedFile)) {
            theirs.run("PRAGMA locking_mode=EXCLUSIVE");
            theirs.run("BEGIN EXCLUSIVE");
            theirs.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
            outside.run("BEGIN IMMEDIATE");
            Together.run(4, LIMIT_MILLIS, thread -> {
                if (thread < 3) {
                    assertBusy(file, () -> manager.setSetting("a", "2"));
                } else {
                    assertBusy(lockedFile, () -> SettingsManager.open(lockedFile).close());
                }
            });
            outside.run("ROLLBACK");
        }
        assertThat(outside.setting("a")).isEqualTo("1");
        assertThat(manager.getSetting("a", "")).isEqualTo("1");
        manager.setSetting("a", "3");
        SettingsManager.open(lockedFile).close();
    }

    private static void assertBusy(Path file, Runnable body) {
        var failure = catchThrowableOfType(StorageException.class, body::run);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(StorageException.Kind.BUSY);
        assertThat(failure.file()).isEqualTo(file);
        assertThat(failure).hasMessageContaining(file.toString()).hasMessageContaining("locked");
    }
}
