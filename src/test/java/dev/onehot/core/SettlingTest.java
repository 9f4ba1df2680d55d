package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.store.StoreFile;
import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// At rest the file alone is the whole database, and then nothing happens any more.
@Execution(ExecutionMode.CONCURRENT)
class SettlingTest extends ManagerFixture {
    private static final Duration QUIET = Duration.ofMillis(200);

    /// Longer than the watch looks at a file that has changed.
    private static final Duration LONG = Duration.ofSeconds(3);

    private final AtomicInteger times = new AtomicInteger();

    @Test
    void theFileAloneHasTheLastChangeSoonAfterIt() {
        try (var settling = counted(manager, QUIET);
                var _ = watch(manager, settling)) {
            for (int i = 0; i < 5; i++) {
                var value = "value " + i;
                manager.setSetting("a", value);
                Await.until(value, () -> isAlone("a", value));
            }
        }
    }

    @Test
    void soItHasWhatAnotherProgramWrites() {
        try (var settling = counted(manager, QUIET);
                var _ = watch(manager, settling)) {
            for (int i = 0; i < 5; i++) {
                var value = "value " + i;
                outside.run("INSERT OR REPLACE INTO settings(key, value) VALUES ('theirs', ?)", value);
                Await.until(value, () -> isAlone("theirs", value));
            }
        }
    }

    @Test
    void itIsNotDoneWhileOneCommitFollowsAnother() {
        var quiet = Duration.ofSeconds(1);
        try (var settling = counted(manager, quiet);
                var _ = watch(manager, settling)) {
            int pauses = 0;
            long last = System.nanoTime();
            for (int i = 0; i < 75; i++) {
                manager.setSetting("a", "value " + i);
                LockSupport.parkNanos(20_000_000);
                long now = System.nanoTime();
                pauses += now - last > quiet.toNanos() / 2 ? 1 : 0;
                last = now;
            }
            assertThat(times.get()).isLessThanOrEqualTo(pauses);
            Await.until("the last one is there", () -> isAlone("a", "value 74"));
        }
    }

    /// What is moved into the file changes that, which the watches of all windows see: it is no commit.
    @Test
    void afterwardsNothingWakesUp() {
        try (var other = SettingsManager.open(file);
                var settling = counted(manager, QUIET);
                var second = counted(other, QUIET);
                var _ = watch(manager, settling);
                var _ = watch(other, second)) {
            manager.setSetting("a", "1");
            Await.until("it is settled", () -> isAlone("a", "1") && !settling.isAwake() && !second.isAwake());
            int before = times.get();
            long start = System.nanoTime();
            Await.until("there was time to look", () -> System.nanoTime() - start > LONG.toNanos());
            assertThat(times).hasValue(before);
            assertThat(settling.isAwake() || second.isAwake()).isFalse();
        }
    }

    @Test
    void whoReadsIsNotWaitedForAndAskedForAgain() {
        try (var settling = counted(manager, QUIET);
                var _ = watch(manager, settling)) {
            outside.run("BEGIN");
            assertThat(outside.setting("a")).isNull();
            manager.setSetting("a", "1");
            Await.until("it was tried", () -> times.get() > 0);
            manager.setSetting("a", "2");
            outside.run("COMMIT");
            Await.until("it is moved", () -> isAlone("a", "2"));
        }
    }

    /// Some programs read for as long as they run, so that nobody moves their log away.
    @Test
    void itIsGivenUpUntilTheNextCommit() {
        var quiet = Duration.ofMillis(50);
        try (var settling = counted(() -> false, quiet)) {
            settling.committed();
            Await.until("it gives up", () -> !settling.isAwake());
            assertThat(times).hasValue(Settling.ATTEMPTS);
            settling.committed();
            Await.until("it gives up", () -> !settling.isAwake());
            assertThat(times).hasValue(2 * Settling.ATTEMPTS);
        }
    }

    @Test
    void whatFailsIsNoReasonToEnd() {
        BooleanSupplier failing = () -> {
            throw new IllegalStateException("no room");
        };
        try (var settling = counted(failing, QUIET)) {
            settling.committed();
            Await.until("it was tried", () -> times.get() == 1);
            Await.until("it rests", () -> !settling.isAwake());
            settling.committed();
            Await.until("it was tried again", () -> times.get() == 2);
        }
    }

    /// Each commit is followed by one time at least, also one that comes while another one is settled.
    @Test
    void noCommitIsForgottenByWhoeverIsJustDone() {
        var under = new AtomicReference<Runnable>(() -> {});
        try (var settling = counted(() -> {
            under.getAndSet(() -> {}).run();
            return true;
        }, QUIET)) {
            under.set(settling::committed);
            settling.committed();
            Await.until("the second was settled", () -> times.get() == 2);
            Await.until("it rests", () -> !settling.isAwake());
        }
    }

    @Test
    void atTheEndNoLogIsLeftToWhoeverGoesOn() {
        assertThat(outside.setting("a")).isNull();
        var settling = counted(manager, QUIET);
        manager.setSetting("a", "1");
        assertThat(log()).isNotEmptyFile();
        settling.close();
        manager.close();
        assertThat(isAlone("a", "1")).isTrue();
        assertThat(log()).isEmptyFile();
        assertThat(outside.setting("a")).isEqualTo("1");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nobody can take an open file away there")
    void whatHasComeInItsPlaceIsNotTouched() throws IOException {
        manager.setSetting("a", "1");
        outside.close();
        var other = folder.resolve("other.db");
        try (var theirs = SettingsManager.open(other)) {
            theirs.setSetting("a", "theirs");
        }
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        var before = Files.readAllBytes(file);
        assertThat(storeFile(manager).settle()).isFalse();
        assertThat(storeFile(manager).settleAtEnd()).isFalse();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nobody can take an open file away there")
    void aLogThatIsGoneIsNotMadeAnew() throws IOException {
        manager.setSetting("a", "1");
        outside.close();
        Files.delete(log());
        assertThat(storeFile(manager).settle()).isTrue();
        assertThat(log()).doesNotExist();
        Files.writeString(log(), "");
        assertThat(storeFile(manager).settle()).isFalse();
        assertThat(log()).isEmptyFile();
        Files.delete(log());
    }

    private Settling counted(SettingsManager of, Duration quiet) {
        var settling = storeFile(of);
        return new Settling(
                () -> {
                    times.incrementAndGet();
                    return settling.settle();
                },
                settling::settleAtEnd,
                quiet);
    }

    private Settling counted(BooleanSupplier settle, Duration quiet) {
        return new Settling(
                () -> {
                    times.incrementAndGet();
                    return settle.getAsBoolean();
                },
                () -> true,
                quiet);
    }

    private static ChangeWatch watch(SettingsManager of, Settling settling) {
        return new ChangeWatch(of, trouble -> {}, settling::committed);
    }

    private static StoreFile storeFile(SettingsManager of) {
        return of.database().file().orElseThrow();
    }

    /// Half of a page may be read while it is being written.
    private boolean isAlone(String key, String value) {
        try (var alone = Outside.alone(file)) {
            return value.equals(alone.setting(key));
        } catch (AssertionError torn) {
            return false;
        }
    }

    private Path log() {
        return file.resolveSibling(file.getFileName() + "-wal");
    }
}
