package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Origin;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;

class TestConcurrentSetSetting extends ManagerFixture {
    private static final int THREADS = 10;

    @Test
    void tenThreadsOnOneKeyLeaveOneRowWithTheLastValue() {
        var acknowledged = new ConcurrentSkipListMap<Long, String>();
        Together.run(THREADS, thread -> {
            for (int n = 0; n < 20; n++) {
                var value = thread + "/" + n;
                var outcome = manager.setSetting("shared", value);
                // Those who shared a commit share its revision; the last of its batch is what the snapshot shows.
                acknowledged.merge(outcome.revision(), value, (a, b) -> "several");
            }
        });

        var stored = outside.setting("shared");
        assertThat(stored).endsWith("/19");
        assertThat(manager.getSetting("shared", "")).isEqualTo(stored);
        var last = acknowledged.lastEntry().getValue();
        assertThat(last).isIn(stored, "several");
        assertThat(outside.number("SELECT count(*) FROM settings")).isEqualTo(1);
        outside.assertSound();
    }

    /// Each adds one to what it saw and says which version it saw: a lost update would leave less than the sum.
    @Test
    void tenThreadsCountTogetherWithoutLosingOne() {
        manager.setSetting("counter", "0");
        Together.run(THREADS, thread -> {
            for (int n = 0; n < 10; n++) {
                increment();
            }
        });

        assertThat(outside.setting("counter")).isEqualTo("100");
    }

    @Test
    void tenThreadsOnTenKeysKeepAllKeys() {
        Together.run(THREADS, thread -> {
            for (int n = 0; n < 20; n++) {
                manager.setSetting("key-" + thread, String.valueOf(n));
            }
        });

        assertThat(outside.texts("SELECT value FROM settings")).hasSize(THREADS).containsOnly("19");
    }

    private void increment() {
        while (true) {
            var seen = manager.snapshot().setting("counter").orElseThrow();
            var next = String.valueOf(Integer.parseInt(seen.value()) + 1);
            try {
                manager.apply(
                        new Command.SetSetting("counter", next, OptionalLong.of(seen.version())), Origin.API);
                return;
            } catch (ConflictException stale) {
                assertThat(stale.setting()).isPresent();
            }
        }
    }
}
