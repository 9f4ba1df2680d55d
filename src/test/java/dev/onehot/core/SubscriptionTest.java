package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Event;
import dev.onehot.core.events.Subscription;
import dev.onehot.model.Change;
import dev.onehot.testing.Recorder;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;

/// Coming and going while events are sent.
class SubscriptionTest extends ManagerFixture {
    private static final int LISTENERS = 20;

    @Test
    void aNewListenerGetsASnapshotAndThenEveryLaterEventWithoutGapOrRepeat() {
        Together.run(LISTENERS, thread -> {
            if (thread % 2 == 0) {
                for (int n = 0; n < 15; n++) {
                    manager.setSetting("key " + thread + "/" + n, "v");
                }
            } else {
                var recorder = new Recorder();
                try (var subscription = manager.subscribe(recorder)) {
                    long until = manager.setSetting("mark " + thread, "v").revision();
                    recorder.awaitRevision(until);
                }
                assertWithoutGapOrRepeat(recorder.events());
            }
        });
        assertThat(manager.subscribers()).isZero();
    }

    @Test
    void twentyThatComeAndGoHearNothingAfterTheyLeft() {
        var late = new AtomicInteger();
        var stop = new AtomicBoolean();
        var sender = Thread.ofPlatform().daemon().start(() -> {
            for (int n = 0; !stop.get(); n++) {
                manager.setSetting("n", String.valueOf(n));
            }
        });
        Together.run(LISTENERS, thread -> {
            for (int n = 0; n < 10; n++) {
                var left = new AtomicBoolean();
                var recorder = new Recorder();
                var subscription = manager.subscribe(event -> {
                    if (left.get()) {
                        late.incrementAndGet();
                    }
                    recorder.accept(event);
                });
                recorder.awaitSubscribed();
                subscription.close();
                left.set(true);
                assertWithoutGapOrRepeat(recorder.events());
            }
        });
        long revision = manager.snapshot().revision();
        var last = new Recorder();
        manager.subscribe(last);
        last.awaitRevision(revision + 5);
        stop.set(true);
        assertThat(join(sender)).isTrue();

        assertThat(late).hasValue(0);
        assertThat(manager.subscribers()).isEqualTo(1);
    }

    @Test
    void closingTwiceIsHarmless() {
        var subscription = manager.subscribe(new Recorder());
        subscription.close();
        subscription.close();

        assertThat(manager.subscribers()).isZero();
    }

    @Test
    void aListenerMayEndItsOwnSubscription() {
        var recorder = new Recorder();
        var own = new Subscription[1];
        var ready = new CountDownLatch(1);
        own[0] = manager.subscribe(event -> {
            await(ready);
            recorder.accept(event);
            own[0].close();
        });
        ready.countDown();
        recorder.awaitSubscribed();
        manager.setSetting("a", "1");

        var other = new Recorder();
        manager.subscribe(other);
        other.awaitSubscribed();
        assertThat(recorder.events()).hasSize(1);
        assertThat(manager.subscribers()).isEqualTo(1);
    }

    /// Every step adds to the snapshot before it exactly what its changes name, so nothing was left out or told twice.
    private static void assertWithoutGapOrRepeat(List<Event> events) {
        assertThat(events.getFirst()).isInstanceOf(Event.Subscribed.class);
        for (int i = 1; i < events.size(); i++) {
            var before = events.get(i - 1).snapshot();
            var event = (Event.SettingsChanged) events.get(i);
            assertThat(event.revision()).isEqualTo(before.revision() + 1);
            var expected = event.changes().stream()
                    .map(it -> ((Change.SettingChange) it).key())
                    .filter(key -> before.setting(key).isEmpty())
                    .distinct()
                    .count();
            assertThat(event.snapshot().settings().size() - before.settings().size()).isEqualTo((int) expected);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean join(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }
}
