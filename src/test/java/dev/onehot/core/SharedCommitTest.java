package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Result;
import dev.onehot.model.Origin;
import dev.onehot.model.ValidationException;
import dev.onehot.testing.Await;
import dev.onehot.testing.Recorder;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;

/// Commands that share a commit, commands that change nothing, waiting, and the end.
class SharedCommitTest extends ManagerFixture {
    @Test
    void oneThatFailsFailsAloneAndTheOthersShareOneRevision() {
        var results = manager.apply(
                List.of(set("a", "1"), set("LOG_LEVEL", "LOUD"), set("b", "2"), new Command.ActivateProvider(4_711)),
                Origin.API);

        assertThat(results.get(0).get().revision()).isEqualTo(results.get(2).get().revision());
        assertThat(results.get(0).get().gesture()).isNotEqualTo(results.get(2).get().gesture());
        assertThat(results.get(1)).isInstanceOf(Result.Failed.class);
        assertThatThrownBy(() -> results.get(1).get()).isInstanceOf(ValidationException.class);
        assertThat(results.get(3)).isInstanceOf(Result.Failed.class);
        assertThat(outside.texts("SELECT key FROM settings")).containsExactly("a", "b");
    }

    @Test
    void whatChangesNothingMakesNoRevisionNoEventAndNoHistory() {
        long id = addActive("OpenAI");
        manager.setSetting("a", "1");
        var before = manager.snapshot();
        long history = outside.number("SELECT count(*) FROM onehot_history");
        var recorder = new Recorder();
        manager.subscribe(recorder);

        manager.setSetting("a", "1");
        manager.resetSetting("not there");
        manager.setActiveProvider(id);
        manager.renameProvider(id, "OpenAI");
        add("OpenAI");
        manager.repair();
        apply(new Command.Composite(List.of()));
        assertThat(manager.apply(List.of(), Origin.API)).isEmpty();

        assertThat(manager.snapshot()).isSameAs(before);
        assertThat(outside.number("SELECT count(*) FROM onehot_history")).isEqualTo(history);
        recorder.awaitRevision(manager.setSetting("a", "2").revision());
        assertThat(recorder.commits()).hasSize(1);
    }

    @Test
    void anInterruptedCallerIsToldWhatBecameOfItsCommandAndStaysInterrupted() {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var waiting = new Thread[1];
        Together.run(2, thread -> {
            if (thread == 0) {
                manager.composite(Origin.API, () -> {
                    inside.countDown();
                    return await(leave);
                });
            } else {
                inside.await();
                waiting[0] = Thread.currentThread();
                var interrupter = Thread.ofPlatform().daemon().start(() -> {
                    Await.until("waits for the lock", () -> waiting[0].getState() == Thread.State.TIMED_WAITING);
                    waiting[0].interrupt();
                    leave.countDown();
                });
                manager.setSetting("a", "1");
                interrupted.set(Thread.interrupted());
                interrupter.join();
            }
        });
        assertThat(interrupted).isTrue();
        assertThat(outside.setting("a")).isEqualTo("1");
    }

    @Test
    void tenWhoWaitAreAllServedWhenTheLockComesFree() {
        var inside = new CountDownLatch(1);
        Together.run(11, thread -> {
            if (thread == 0) {
                manager.composite(Origin.API, () -> {
                    inside.countDown();
                    Thread.yield();
                    return 0;
                });
            } else {
                inside.await();
                manager.setSetting("key " + thread, "v");
            }
        });
        assertThat(outside.number("SELECT count(*) FROM settings")).isEqualTo(10);
    }

    @Test
    void aClosedManagerRefusesAndStillAnswersFromItsSnapshot() {
        manager.setSetting("a", "1");
        manager.close();
        manager.close();

        assertThatThrownBy(() -> manager.setSetting("a", "2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> manager.revealKey(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> manager.composite(Origin.API, () -> 0)).isInstanceOf(IllegalStateException.class);
        manager.refresh();
        assertThat(manager.getSetting("a", "")).isEqualTo("1");
        assertThat(outside.setting("a")).isEqualTo("1");
    }

    @Test
    void closingUnderLoadLetsNobodyHangAndKeepsWhatWasAcknowledged() {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        Together.run(10, thread -> {
            try {
                for (int n = 0; ; n++) {
                    if (thread == 0 && n == 10) {
                        manager.close();
                    }
                    var key = thread + "/" + n;
                    manager.setSetting(key, "v");
                    acknowledged.add(key);
                }
            } catch (IllegalStateException closed) {
                assertThat(manager.snapshot().revision()).isPositive();
            }
        });
        assertThat(outside.texts("SELECT key FROM settings")).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    private static Command set(String key, String value) {
        return new Command.SetSetting(key, value, Command.ANY);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }
}
