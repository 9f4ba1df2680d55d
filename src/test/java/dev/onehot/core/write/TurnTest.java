package dev.onehot.core.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.model.WaitException;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Waiting for the manager's lock ends, and says who had it.
class TurnTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        release.countDown();
    }

    @Test
    void whoWaitsTooLongIsToldWhoHasIt() {
        var turn = held(new Turn(SHORT), false);

        assertThatThrownBy(turn::lock).isInstanceOfSatisfying(WaitException.class, it -> assertThat(it.what().text(Locale.ENGLISH))
                .contains("the thread holder has them"));
        assertThat(turn.isHeldByCurrentThread()).isFalse();
    }

    @Test
    void whoIsInterruptedGivesUpAndStaysInterrupted() {
        var turn = held(new Turn(), false);
        Thread.currentThread().interrupt();

        assertThatThrownBy(turn::lock).isInstanceOf(WaitException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /// As long as a file dialog is open, which may be hours.
    @Test
    void aPersonIsWaitedFor() {
        var turn = new Turn(SHORT);
        held(turn, true);
        var got = CompletableFuture.supplyAsync(() -> {
            turn.lock();
            turn.unlock();
            return true;
        }, it -> Thread.ofPlatform().daemon().start(it));
        var other = new Turn(SHORT);
        held(other, false);
        for (int i = 0; i < 4; i++) {
            // Each waits as long as it could have.
            assertThatThrownBy(other::lock).isInstanceOf(WaitException.class);
        }

        assertThat(got).isNotDone();
        release.countDown();
        Await.until("it has its turn", got::isDone);
        assertThat(got).isCompletedWithValue(true);
    }

    /// Who came while a dialog was open may wait for others as long as anybody, once it is closed.
    @Test
    void theWaitForAPersonDoesNotCount() {
        var turn = new Turn(SHORT);
        long before = System.nanoTime();
        held(turn, true);
        assertThat(turn.since(before)).isGreaterThan(before);
        long meanwhile = System.nanoTime();
        release.countDown();
        Await.until("it is free", () -> !turn.isLocked());

        assertThat(turn.since(before)).isGreaterThanOrEqualTo(meanwhile);
        assertThat(turn.since(Long.MAX_VALUE / 2 + meanwhile)).isEqualTo(Long.MAX_VALUE / 2 + meanwhile);
    }

    /// What was given up is never carried out, and what was begun is answered.
    @Test
    void aCommandThatWaitsTooLongIsGivenUpWhole() {
        var turn = new Turn(SHORT);
        var committed = new AtomicBoolean();
        var queue = new CommitQueue(turn, batch -> {
            while (batch.hasNext()) {
                batch.next();
                committed.set(true);
            }
            return List.of();
        });
        held(turn, false);
        var request = new Request(List.of(new Command.DeactivateProviders()), Origin.API, Thread.currentThread());

        assertThatThrownBy(() -> queue.enter(request).get()).isInstanceOf(WaitException.class);
        release.countDown();
        Await.until("it is free", () -> !turn.isLocked());
        var next = queue.enter(new Request(List.of(), Origin.API, Thread.currentThread())).get();

        assertThat(next).isEmpty();
        assertThat(committed).isFalse();
    }

    /// An interruption that came while it waited is not lost with it.
    @Test
    void whoGivesUpStaysInterrupted() {
        var turn = new Turn(SHORT);
        var queue = new CommitQueue(turn, _ -> List.of());
        held(turn, false);
        var request = new Request(List.of(new Command.DeactivateProviders()), Origin.API, Thread.currentThread());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> queue.enter(request).get()).isInstanceOf(WaitException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void awaitRelease() {
        try {
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private Turn held(Turn turn, boolean byPerson) {
        var has = new CountDownLatch(1);
        Thread.ofPlatform().name("holder").daemon().start(() -> {
            turn.lock();
            try {
                Runnable body = () -> {
                    has.countDown();
                    awaitRelease();
                };
                (byPerson ? turn.ofPerson(body) : body).run();
            } finally {
                turn.unlock();
            }
        });
        Await.until("it is held", () -> has.getCount() == 0);
        return turn;
    }
}
