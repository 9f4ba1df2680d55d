package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// What this process commits itself is no news to it.
class ChangeWatchTest extends ManagerFixture {
    /// Half of the time after which the watch may ask when nobody writes any more.
    private static final long SOON = ChangeWatch.INTERVAL.dividedBy(2).toNanos();

    private static final int WRITES = 200;

    @Test
    void ownWritesDoNotMakeTheManagerLook() {
        int looks = 0;
        try (var _ = new ChangeWatch(manager)) {
            for (int i = 0; i < WRITES; i++) {
                manager.setSetting("key", "value " + i);
                long own = manager.writing().asOf();
                long written = System.nanoTime();
                LockSupport.parkNanos(5_000_000);
                boolean looked = manager.writing().asOf() != own;
                // Who is kept waiting by the machine has a look when it is due.
                if (looked && System.nanoTime() - written < SOON) {
                    looks++;
                }
            }
        }
        // The first one is due when the watch begins, beside the first write.
        assertThat(looks).isLessThanOrEqualTo(1);
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
