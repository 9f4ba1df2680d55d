package dev.onehot.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.KeysFixture;
import dev.onehot.model.KeyState;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// Keys that lock themselves when nobody is there.
class KeyLockTest extends KeysFixture {
    private static final Duration SOON = Duration.ofMillis(50);

    @Test
    void theyLockWhenNobodyHasTouchedThem() {
        manager.keys().prepare().join();
        assertThat(manager.keys().state().isUsable()).isTrue();

        manager.keys().lockAfter(SOON);

        Await.until("they lock", () -> manager.keys().state().kind() == KeyState.Kind.LOCKED);
    }

    /// Each change of the time takes the place of the one before: there is one clock, and not one more with each.
    @Test
    void onlyTheLastTimeCounts() {
        manager.keys().prepare().join();
        var states = new ConcurrentLinkedQueue<KeyState.Kind>();
        manager.keys().subscribe(state -> states.add(state.kind()));
        for (int i = 0; i < 20; i++) {
            manager.keys().lockAfter(SOON);
            manager.keys().lockAfter(Duration.ofHours(1));
        }
        manager.keys().lockAfter(Duration.ZERO);
        manager.keys().open().join();
        assertThat(manager.keys().scheduled()).isZero();
        for (int i = 0; i < 20; i++) {
            manager.keys().lockAfter(Duration.ofMinutes(5));
            manager.keys().lockAfter(Duration.ofMinutes(10));
        }
        manager.keys().open().join();
        assertThat(manager.keys().scheduled()).isEqualTo(1);
        assertThat(states).doesNotContain(KeyState.Kind.LOCKED);
    }

    /// A window that is closing may still ask.
    @Test
    void afterTheEndItFailsInTheFutureAndNotInTheCaller() {
        manager.close();

        manager.keys().lockAfter(Duration.ofMinutes(1));
        assertThat(manager.keys().lock()).isCompletedExceptionally();
        assertThat(manager.keys().share(Origin.API)).isCompletedExceptionally();
    }
}
