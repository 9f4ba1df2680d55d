package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Recorder;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestConcurrentSetActiveProvider extends ManagerFixture {
    private static final int THREADS = 10;

    private final List<Long> ids = new ArrayList<>();

    @BeforeEach
    void addTen() {
        for (int n = 0; n < THREADS; n++) {
            ids.add(add("provider " + n));
        }
    }

    @Test
    void tenThreadsThatEachActivateAnotherLeaveExactlyOneActive() {
        Together.run(THREADS, thread -> manager.setActiveProvider(ids.get(thread)));

        assertThat(outside.activeRows()).isEqualTo(1);
        assertThat(manager.snapshot().activeIds())
                .containsExactly(outside.number("SELECT id FROM ai_providers WHERE is_active = 1"));
        assertThat(manager.snapshot().integrity().isOk()).isTrue();
    }

    /// Deterministic: the one that is active is the one that the last event names.
    @Test
    void theActiveOneIsTheLastOneThatWasActivated() {
        var recorder = new Recorder();
        try (var subscription = manager.subscribe(recorder)) {
            Together.run(THREADS, thread -> {
                for (int n = 0; n < 20; n++) {
                    manager.setActiveProvider(ids.get((thread + n) % THREADS));
                }
            });
            recorder.awaitRevision(manager.snapshot().revision());
        }
        assertThat(recorder.events()).allSatisfy(event ->
                assertThat(event.snapshot().activeIds()).hasSizeLessThanOrEqualTo(1));
        assertThat(recorder.events().getLast().snapshot().activeIds())
                .containsExactly(outside.number("SELECT id FROM ai_providers WHERE is_active = 1"));
    }
}
