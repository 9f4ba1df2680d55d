package dev.onehot.core.write;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.ManagerFixture;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Result;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;

/// Who shares a commit, and with whom not.
class BatchTest extends ManagerFixture {
    private static final int THREADS = 10;

    @Test
    void allWhoWaitJoinInTheirOrder() {
        var waiting = waiting(Origin.API, Origin.API, Origin.API);
        var batch = new Batch(waiting, 1, 0);

        assertThat(keys(batch)).containsExactly("0", "1", "2");
        assertThat(batch.requests()).hasSize(3);
        assertThat(waiting).isEmpty();
    }

    /// One commit is one gesture's origin: what the window did is not told as a script's.
    @Test
    void whoComesFromElsewhereHasACommitOfItsOwn() {
        var waiting = waiting(Origin.WINDOW, Origin.WINDOW, Origin.CLI, Origin.WINDOW);

        assertThat(keys(new Batch(waiting, 1, 0))).containsExactly("0", "1");
        assertThat(keys(new Batch(waiting, 1, 0))).containsExactly("2");
        assertThat(keys(new Batch(waiting, 1, 0))).containsExactly("3");
    }

    @Test
    void whoHasGivenUpIsPassedOver() {
        var waiting = waiting(Origin.API, Origin.API, Origin.API);
        assertThat(waiting.stream().skip(1).findFirst().orElseThrow().giveUp()).isTrue();

        assertThat(keys(new Batch(waiting, 1, 0))).containsExactly("0", "2");
    }

    /// Nothing of it was stored: all that was handed out comes once more, and what had not come yet, and who comes now.
    @Test
    void fromTheStartAgainAllComeInTheirOrderAndEachIsAnsweredWithItsOwn() {
        var waiting = waiting(Origin.API, Origin.API, Origin.API, Origin.API);
        assertThat(waiting.stream().skip(1).findFirst().orElseThrow().giveUp()).isTrue();
        var late = waiting.stream().skip(3).findFirst().orElseThrow();
        waiting.remove(late);
        var batch = new Batch(waiting, 1, 0);
        for (int begun = 0; begun < 2; begun++) {
            assertThat(batch.hasNext()).isTrue();
            batch.next();
        }
        waiting.add(late);

        assertThat(keys(batch.again())).containsExactly("0", "2", "3");
        assertThat(keys(batch.again())).containsExactly("0", "2", "3");
        List<Result> results = Stream.of("0", "2", "3").<Result>map(it -> new Result.Failed(new NoSuchProviderException(Long.parseLong(it)))).toList();
        batch.answer(results);
        assertThat(batch.requests().stream().map(Request::results))
                .containsExactly(results.subList(0, 1), List.of(), results.subList(1, 2), results.subList(2, 3));
    }

    /// Ten threads cost one write to the disk: a commit has one revision.
    @Test
    void tenWhoWaitShareOneCommit() {
        var inside = new CountDownLatch(1);
        var callers = new ConcurrentLinkedQueue<Thread>();
        Set<Long> revisions = java.util.concurrent.ConcurrentHashMap.newKeySet();
        Together.run(THREADS + 1, 20_000, thread -> {
            if (thread == THREADS) {
                manager.composite(Origin.API, () -> {
                    inside.countDown();
                    Await.until("ten wait", () -> callers.size() == THREADS
                            && callers.stream().allMatch(it -> it.getState() == Thread.State.TIMED_WAITING));
                    return 0;
                });
            } else {
                assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
                callers.add(Thread.currentThread());
                revisions.add(manager.setSetting("key " + thread, "v").revision());
            }
        });

        assertThat(revisions).hasSize(1);
        assertThat(outside.number("SELECT count(*) FROM settings")).isEqualTo(THREADS);
    }

    private static Queue<Request> waiting(Origin... origins) {
        var waiting = new ArrayDeque<Request>();
        for (var origin : origins) {
            waiting.add(new Request(List.of(new Command.SetSetting(String.valueOf(waiting.size()), "v", Command.ANY)), origin, Thread.currentThread()));
        }
        return waiting;
    }

    private static List<String> keys(Batch batch) {
        var keys = new ArrayList<String>();
        batch.forEachRemaining(it -> keys.add(((Command.SetSetting) it).key()));
        var origins = new HashSet<Origin>();
        batch.requests().forEach(it -> origins.add(it.origin()));
        assertThat(origins).containsExactly(batch.origin());
        return keys;
    }
}
