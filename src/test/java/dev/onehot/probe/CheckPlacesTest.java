package dev.onehot.probe;

import static dev.onehot.testing.Loopback.json;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.CheckClass;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// Checks in the background: at most eight at once, each answers once, and none after the end.
class CheckPlacesTest extends ProbeFixture {
    private static final int MOST = 8;
    private static final int MORE = 20;

    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void moreThanEightWaitForAPlace() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var held = server(request -> out -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            release.await(20, TimeUnit.SECONDS);
            inside.decrementAndGet();
            json(200, MODELS).write(out);
        });
        var free = server(FailureFixturesTest::honest);
        var runs = closing(new CheckRuns(Map.of()));
        Queue<Checked> answers = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < MORE; i++) {
            runs.start(relay(held), false, answers::add);
        }
        Await.until("eight are under way", () -> inside.get() == MOST);
        // By the time that a whole check beside them has ended the others would have come too.
        assertThat(lights(check(relay(free)))).isEqualTo("on on ?");
        assertThat(inside).hasValue(MOST);

        release.countDown();

        Await.until("all have answered", () -> answers.size() == MORE);
        assertThat(most).hasValue(MOST);
        assertThat(answers).allMatch(it -> it.result().reachable().isOn());
    }

    @Test
    void oneThatWaitsForAPlaceCanBeCancelled() {
        var held = server(request -> out -> release.await(20, TimeUnit.SECONDS));
        var runs = closing(new CheckRuns(Map.of()));
        for (int i = 0; i < MOST; i++) {
            runs.start(relay(held), false, it -> {});
        }
        Await.until("all places are taken", () -> held.requests().size() == MOST);
        Queue<Checked> answers = new ConcurrentLinkedQueue<>();
        var waiting = runs.start(relay(held), false, answers::add);

        waiting.cancel();

        Await.until("it answers", () -> !answers.isEmpty());
        assertThat(kind(answers.element())).contains(CheckClass.CANCELLED);
        assertThat(held.requests()).hasSize(MOST);
        release.countDown();
    }

    @Test
    void whoeverWasCancelledBeforeAsksNothing() {
        var server = server(FailureFixturesTest::honest);
        for (int i = 0; i < 50; i++) {
            Thread.currentThread().interrupt();
            assertThat(kind(check(relay(server)))).contains(CheckClass.CANCELLED);
            assertThat(Thread.interrupted()).isTrue();
        }
        // What was on its way by then has come.
        assertThat(lights(check(relay(server(FailureFixturesTest::honest))))).isEqualTo("on on ?");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void nothingIsAnsweredAfterTheEnd() {
        var held = server(request -> out -> release.await(20, TimeUnit.SECONDS));
        var runs = new CheckRuns(Map.of());
        Queue<Checked> answers = new ConcurrentLinkedQueue<>();
        runs.start(relay(held), false, answers::add);
        Await.until("it has asked", () -> !held.requests().isEmpty());

        runs.close();
        release.countDown();

        assertThat(lights(check(relay(server(FailureFixturesTest::honest))))).isEqualTo("on on ?");
        assertThat(answers).isEmpty();
    }
}
