package dev.onehot;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import dev.onehot.testing.OwnClasses;
import org.junit.jupiter.api.Test;

/// Nobody waits for ever: what has no deadline stands here, with the reason why it ends all the same.
class WaitsTest {
    private static final JavaClasses CLASSES = OwnClasses.ALL;

    private record Wait(Class<?> owner, String method, int most) {}

    /// Calls that wait without a deadline, with at most so many arguments.
    private static final List<Wait> WAITS = List.of(
            new Wait(Lock.class, "lock", 0),
            new Wait(Lock.class, "lockInterruptibly", 0),
            new Wait(Semaphore.class, "acquire", 1),
            new Wait(Semaphore.class, "acquireUninterruptibly", 1),
            new Wait(Condition.class, "await", 0),
            new Wait(Condition.class, "awaitUninterruptibly", 0),
            new Wait(CountDownLatch.class, "await", 0),
            new Wait(CyclicBarrier.class, "await", 0),
            new Wait(Phaser.class, "arriveAndAwaitAdvance", 0),
            new Wait(CompletableFuture.class, "join", 0),
            new Wait(Future.class, "get", 0),
            new Wait(ExecutorService.class, "invokeAll", 1),
            new Wait(ExecutorService.class, "close", 0),
            new Wait(Thread.class, "join", 0),
            new Wait(Process.class, "waitFor", 0),
            new Wait(BlockingQueue.class, "take", 0),
            new Wait(BlockingQueue.class, "put", 1),
            new Wait(WatchService.class, "take", 0),
            new Wait(LockSupport.class, "park", 1),
            new Wait(Object.class, "wait", 0));

    private static final Map<String, String> ALLOWED = Map.of(
            "core.events.Subscription.take", "its own queue; closing the subscription interrupts it",
            "core.events.Subscription.lockInterruptibly", "held by whoever closes it for an instant; closing interrupts it",
            "core.SettingsWriter.take", "its own queue, whose last job is to stop",
            "probe.CheckRuns.acquire", "a place among eight checks, which have deadlines; cancelling interrupts it",
            "ui.QuietFileQuestions.get", "a person's answer to a dialog; closing the window completes it",
            "secret.keychain.Prompt.get", "a person's answer to the system's dialog, or the end of the bus; can be interrupted",
            "cli.KeyAccess.get", "a person's answer to the system's dialog; every step before has a deadline; can be interrupted",
            "cli.Execution.waitFor", "the command that a person runs, for as long as it runs");

    @Test
    void whoeverWaitsHasADeadlineOrAReason() {
        var found = new TreeSet<String>();
        for (var type : CLASSES) {
            for (var call : type.getMethodCallsFromSelf()) {
                if (WAITS.stream().anyMatch(it -> matches(call, it))) {
                    found.add(call.getOriginOwner().getName().replace("dev.onehot.", "").replaceFirst("\\$.*", "") + "." + call.getName());
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(new TreeSet<>(ALLOWED.keySet()));
    }

    /// A class of ours that overrides such a method has a deadline of its own, as the manager's lock does.
    private static boolean matches(JavaMethodCall call, Wait wait) {
        var target = call.getTarget();
        return target.getName().equals(wait.method())
                && target.getRawParameterTypes().size() <= wait.most()
                && target.getOwner().isAssignableTo(wait.owner())
                && !target.getOwner().getName().startsWith("dev.onehot.");
    }
}
