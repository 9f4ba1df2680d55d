package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.model.Origin;
import dev.onehot.model.ValidationException;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Recorder;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The executor between a window and the manager.
class SettingsWriterTest extends ManagerFixture {
    private SettingsWriter writer;

    @BeforeEach
    void start() {
        writer = new SettingsWriter(manager, Origin.WINDOW);
    }

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    void aFutureIsDoneWhenTheWriteIsInTheFileAndInTheSnapshot() throws Exception {
        var future = writer.submit(set("a", "1")).thenApply(outcome -> {
            assertThat(outside.setting("a")).isEqualTo("1");
            assertThat(manager.snapshot().revision()).isGreaterThanOrEqualTo(outcome.revision());
            return outcome.revision();
        });
        assertThat(get(future)).isEqualTo(manager.snapshot().revision());
        assertThat(outside.text("SELECT origin FROM onehot_history")).isEqualTo("window");
    }

    /// An export that is being written, for one.
    @Test
    void whatIsDoneAsideIsFinishedBeforeTheWriterIsClosed() throws Exception {
        var goOn = new CompletableFuture<Boolean>();
        var aside = writer.aside(it -> goOn.join());
        var finished = new CompletableFuture<Boolean>();
        var closing = Thread.ofPlatform().start(() -> {
            writer.close();
            finished.complete(aside.isDone());
        });
        // Once it refuses, it is closing. Its own thread has nothing to do: time enough to end too early.
        while (!writer.call(SettingsManager::snapshot).isCompletedExceptionally()) {
            Thread.onSpinWait();
        }
        closing.join(200);
        goOn.complete(true);
        assertThat(get(finished)).isTrue();
        assertThatThrownBy(() -> get(writer.aside(SettingsManager::snapshot))).isInstanceOf(ExecutionException.class);
    }

    @Test
    void theOrderOfSubmissionIsTheOrderOfCommit() throws Exception {
        var recorder = new Recorder();
        manager.subscribe(recorder);
        CompletableFuture<Outcome> last = null;
        for (int n = 0; n < 500; n++) {
            last = writer.submit(set("n", String.valueOf(n)));
        }
        get(last);
        assertThat(outside.setting("n")).isEqualTo("499");
        var written = outside.texts("SELECT after FROM onehot_history ORDER BY change").stream().map(Integer::valueOf);
        assertThat(written.toList()).hasSize(500).isSorted();
    }

    @Test
    void oneThatFailsFailsAlone() throws Exception {
        var futures = new ArrayList<CompletableFuture<Outcome>>();
        for (int n = 0; n < 100; n++) {
            futures.add(writer.submit(n % 10 == 3 ? set("", "x") : set("key " + n, "v")));
        }
        for (int n = 0; n < 100; n++) {
            var future = futures.get(n);
            if (n % 10 == 3) {
                assertThatThrownBy(() -> get(future))
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(ValidationException.class);
            } else {
                get(future);
            }
        }
        assertThat(outside.number("SELECT count(*) FROM settings")).isEqualTo(90);
    }

    @Test
    void closingCarriesOutEverythingThatWasSubmitted() {
        var futures = new ArrayList<CompletableFuture<Outcome>>();
        for (int n = 0; n < 300; n++) {
            futures.add(writer.submit(set("key " + n, "v")));
        }
        writer.close();

        assertThat(futures).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(outside.number("SELECT count(*) FROM settings")).isEqualTo(300);
    }

    @Test
    void whatIsSubmittedAfterTheEndIsRefusedAndDoesNotHang() {
        writer.close();

        assertThatThrownBy(() -> get(writer.submit(set("a", "1")))).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> get(writer.call(it -> 1))).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(outside.setting("a")).isNull();
    }

    @Test
    void closingWhileTenSubmitLeavesNoFutureUndone() {
        var futures = new ConcurrentLinkedQueue<CompletableFuture<Outcome>>();
        Together.run(10, thread -> {
            for (int n = 0; n < 50; n++) {
                futures.add(writer.submit(set(thread + "/" + n, "v")));
                if (thread == 0 && n == 25) {
                    writer.close();
                }
            }
        });
        var done = futures.stream().map(it -> it.handle((outcome, failure) -> failure == null)).toList();
        assertThat(done).allMatch(CompletableFuture::isDone);
        assertThat(outside.number("SELECT count(*) FROM settings"))
                .isEqualTo(done.stream().filter(CompletableFuture::join).count());
    }

    @Test
    void aCallRunsAfterWhatWasSubmittedBefore() throws Exception {
        var id = writer.submit(new Command.AddProvider(Drafts.withKey("OpenAI", "sk-1"), true));
        var key = writer.call(it -> it.revealKey(it.getActiveAiProvider().orElseThrow().id()));

        assertThat(get(key).reveal()).isEqualTo("sk-1");
        assertThat(id).isCompleted();
        assertThatThrownBy(() -> get(writer.call(it -> it.revealKey(4_711)))).isInstanceOf(ExecutionException.class);
    }

    /// As who takes back what was done last: what is done after that must not come before it.
    @Test
    void whatIsSubmittedAfterACallWaitsForItsAnswer() throws Exception {
        var goOn = new CountDownLatch(1);
        get(writer.submit(set("a", "1")));
        var asked = writer.call(it -> {
            await(goOn);
            return it.snapshot().setting("b").isPresent();
        });
        var behind = List.of(writer.submit(set("b", "1")), writer.submit(set("c", "1")));
        // Whoever commits now takes along all of the window's that are in line.
        manager.apply(set("d", "1"), Origin.WINDOW);
        assertThat(manager.snapshot().setting("b")).isEmpty();
        goOn.countDown();
        assertThat(get(asked)).isFalse();
        assertThat(get(behind.getFirst()).revision()).isLessThanOrEqualTo(get(behind.getLast()).revision());
        assertThat(get(writer.submit(set("b", "2"))).revision()).isGreaterThan(get(behind.getLast()).revision());
    }

    @Test
    void withAClosedManagerEveryFutureFails() {
        manager.close();
        assertThatThrownBy(() -> get(writer.submit(set("a", "1")))).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void manySubmittedAtOnceShareCommits() throws Exception {
        var commands = new ArrayList<CompletableFuture<Outcome>>();
        manager.composite(Origin.API, () -> {
            for (int n = 0; n < 200; n++) {
                commands.add(writer.submit(set("key " + n, "v")));
            }
            return 0;
        });
        for (var future : List.copyOf(commands)) {
            get(future);
        }
        assertThat(manager.snapshot().revision()).isLessThan(20);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static Command set(String key, String value) {
        return new Command.SetSetting(key, value, Command.ANY);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(5, TimeUnit.SECONDS);
    }
}
