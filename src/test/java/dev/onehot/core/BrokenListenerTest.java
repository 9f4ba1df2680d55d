package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Event;
import dev.onehot.core.events.Subscription;
import dev.onehot.testing.Await;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Listeners that are slow, throw or never return harm neither the sender nor the others.
@Execution(ExecutionMode.CONCURRENT)
class BrokenListenerTest extends ManagerFixture {
    @Test
    void aFullQueueNeverBlocksAndThenTheListenerIsToldToResynchronise() {
        var gate = new CountDownLatch(1);
        var slow = new Recorder();
        manager.subscribe(event -> {
            await(gate);
            slow.accept(event);
        });
        var quick = new Recorder();
        manager.subscribe(quick);
        int writes = Subscription.QUEUE_LIMIT + 50;
        for (int n = 0; n < writes; n++) {
            manager.setSetting("n", String.valueOf(n));
        }
        quick.awaitRevision(manager.snapshot().revision());
        assertThat(quick.commits()).hasSize(writes);

        gate.countDown();
        slow.awaitRevision(manager.snapshot().revision());
        assertThat(slow.events().getFirst()).isInstanceOf(Event.Subscribed.class);
        assertThat(slow.events().get(1)).isInstanceOf(Event.Resynchronise.class);
        // From there on again without gap or repeat.
        for (int i = 2; i < slow.events().size(); i++) {
            assertThat(slow.events().get(i).snapshot().revision())
                    .isEqualTo(slow.events().get(i - 1).snapshot().revision() + 1);
        }
        assertThat(slow.events().getLast().snapshot()).isSameAs(manager.snapshot());
    }

    @Test
    void aQueueThatIsJustFullLosesNothing() {
        var gate = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        var slow = new Recorder();
        manager.subscribe(event -> {
            entered.countDown();
            await(gate);
            slow.accept(event);
        });
        await(entered);
        for (int n = 0; n < Subscription.QUEUE_LIMIT; n++) {
            manager.setSetting("n", String.valueOf(n));
        }
        gate.countDown();
        slow.awaitRevision(manager.snapshot().revision());

        assertThat(slow.commits()).hasSize(Subscription.QUEUE_LIMIT);
    }

    @Test
    void aListenerThatThrowsHearsTheNextEventAllTheSame() {
        var recorder = new Recorder();
        manager.subscribe(event -> {
            recorder.accept(event);
            throw new IllegalStateException("broken on purpose");
        });
        manager.setSetting("a", "1");
        manager.setSetting("a", "2");

        recorder.awaitRevision(manager.snapshot().revision());
        assertThat(recorder.events()).hasSize(3);
    }

    @Test
    void aListenerThatLeavesItsThreadInterruptedHearsTheNextEventAllTheSame() {
        var recorder = new Recorder();
        manager.subscribe(event -> {
            recorder.accept(event);
            Thread.currentThread().interrupt();
        });
        recorder.awaitSubscribed();
        manager.setSetting("a", "1");

        recorder.awaitRevision(manager.snapshot().revision());
    }

    @Test
    void aListenerThatNeverReturnsBlocksNobodyNotEvenItsOwnClosing() {
        var entered = new CountDownLatch(1);
        var end = new AtomicBoolean();
        var stuck = manager.subscribe(event -> {
            entered.countDown();
            while (!end.get()) {
                LockSupport.parkNanos(1_000_000);
                // Deaf to interruption too.
                Thread.interrupted();
            }
        });
        await(entered);
        var other = new Recorder();
        manager.subscribe(other);
        manager.setSetting("a", "1");
        other.awaitRevision(manager.snapshot().revision());

        stuck.close();
        assertThat(manager.subscribers()).isEqualTo(1);
        manager.setSetting("a", "2");
        other.awaitRevision(manager.snapshot().revision());
        end.set(true);
    }

    @Test
    void aListenerThatIsWaitingForTheManagerDoesNotHoldUpItsClosing() {
        var saw = new AtomicBoolean();
        var entered = new CountDownLatch(1);
        manager.subscribe(event -> {
            entered.countDown();
            try {
                for (int n = 0; ; n++) {
                    manager.setSetting("n", String.valueOf(n));
                }
            } catch (IllegalStateException closed) {
                saw.set(true);
            }
        });
        await(entered);
        manager.close();

        Await.until("the listener hears that the manager is closed", saw::get);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
