package dev.onehot.proof;

import module java.base;

import dev.onehot.core.events.Event;
import dev.onehot.core.events.EventHub;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.write.QueueOperations;
import dev.onehot.model.Origin;
import dev.onehot.ui.InboxOperations;

/// What Fray carries out again and again, its threads in another order each time. Throws where something is not as it should be.
public final class FrayChild {
    private FrayChild() {}

    /// @param arguments what to carry out: `queue`, `hub`, `closing` or `inbox`
    public static void main(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "queue" -> queue();
            case "hub" -> hub();
            case "closing" -> closing();
            case "inbox" -> inbox();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /// Each of three callers has its own numbers, and no number is nobody's.
    private static void queue() throws InterruptedException {
        var operations = new QueueOperations();
        var answers = new ConcurrentLinkedQueue<Long>();
        together(() -> answers.add(operations.one()), () -> answers.add(operations.three()), () -> answers.add(operations.one()));
        var last = answers.stream().sorted().toList();
        require(Set.of(List.of(1L, 2L, 5L), List.of(1L, 4L, 5L), List.of(3L, 4L, 5L)).contains(last), last);
    }

    /// Whoever begins to listen hears what is true then, and all that follows, without gap or repeat.
    private static void hub() throws InterruptedException {
        var hub = new EventHub(Snapshot.EMPTY);
        var heard = new ArrayList<Long>();
        together(() -> LongStream.rangeClosed(1, 3).forEach(it -> publish(hub, it)),
                () -> hub.subscribe(it -> heard.add(it.snapshot().revision()), true));
        require(heard.equals(LongStream.rangeClosed(heard.getFirst(), 3).boxed().toList()), heard);
    }

    /// Once a subscription is closed, no call of its listener begins any more.
    private static void closing() throws InterruptedException {
        var hub = new EventHub(Snapshot.EMPTY);
        var over = new AtomicBoolean();
        var late = new AtomicInteger();
        var subscription = hub.subscribe(_ -> late.addAndGet(over.get() ? 1 : 0), false);
        together(() -> publish(hub, 1), () -> {
            subscription.close();
            over.set(true);
        });
        require(late.get() == 0, late);
    }

    /// The window shows all that was said, and nothing waits without a pulse for it.
    private static void inbox() throws InterruptedException {
        var operations = new InboxOperations();
        together(() -> operations.say(1), () -> operations.say(2), () -> {
            operations.pulse();
            operations.pulse();
        });
        operations.allIsShownInTheEnd();
    }

    private static void publish(EventHub hub, long revision) {
        hub.publish(new Event.SettingsChanged(revision, Snapshot.EMPTY.at(revision), List.of(), Origin.API));
    }

    private static void together(Runnable... bodies) throws InterruptedException {
        var threads = Stream.of(bodies).map(Thread::new).toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void require(boolean right, Object seen) {
        if (!right) {
            throw new IllegalStateException("seen: " + seen);
        }
    }
}
