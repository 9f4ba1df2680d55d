package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What this process commits itself is no news to it.
@Execution(ExecutionMode.CONCURRENT)
class ChangeWatchTest extends ManagerFixture {
    /// Half of the time after which the watch may ask when nobody writes any more.
    private static final long SOON = ChangeWatch.INTERVAL.dividedBy(2).toNanos();

    private static final int WRITES = 200;

    /// So few looks are due: at the beginning, and after pauses that the machine makes.
    private static final int FEW = 10;

    @Test
    void ownWritesDoNotMakeTheManagerLook() {
        int looks = 0;
        var begun = new ArrayDeque<Long>();
        try (var _ = new ChangeWatch(manager)) {
            for (int i = 0; i < WRITES; i++) {
                begun.add(System.nanoTime());
                manager.setSetting("key", "value " + i);
                long own = manager.writing().asOf();
                LockSupport.parkNanos(5_000_000);
                boolean looked = manager.writing().asOf() != own;
                boolean isSteady = begun.size() > 3 && System.nanoTime() - begun.remove() < SOON;
                looks += looked && isSteady ? 1 : 0;
            }
        }
        assertThat(looks).isLessThan(FEW);
    }

    @Test
    void anotherProgramsWriteIsSeenThoughItComesWithAnOwnOne() {
        try (var _ = new ChangeWatch(manager)) {
            for (int i = 0; i < 20; i++) {
                var value = "value " + i;
                manager.setSetting("mine", value);
                outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES ('theirs', ?, 't')", value);
                if (i % 2 == 0) {
                    LockSupport.parkNanos(i * 5_000_000L);
                    manager.resetSetting("mine");
                }
                Await.until(value, () -> manager.snapshot().setting("theirs").filter(it -> it.holds(value)).isPresent());
            }
        }
    }

    /// Of two programs that never pause neither waits for the other's pause.
    @Test
    void anotherProgramsWritesAreSeenWhileThisOneWrites() throws InterruptedException {
        var stop = new AtomicBoolean();
        var writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !stop.get(); i++) {
                outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES ('theirs', ?, 't')", "value " + i);
                LockSupport.parkNanos(3_000_000);
            }
        });
        try (var _ = new ChangeWatch(manager)) {
            var seen = new HashSet<String>();
            for (int i = 0; i < 20; i++) {
                manager.setSetting("mine", "value " + i);
                Await.until("another value", () -> manager.snapshot().setting("theirs").filter(it -> seen.add(it.value())).isPresent());
            }
        } finally {
            stop.set(true);
            assertThat(writer.join(Duration.ofSeconds(10))).isTrue();
        }
    }
}
