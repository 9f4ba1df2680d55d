package dev.onehot.core.events;

import module java.base;

import java.lang.System.Logger.Level;

/// One listener with its own bounded queue and its own thread, so that a slow or broken one harms nobody else; or one that only takes note, which is
/// told on the thread that commits.
public final class Subscription implements AutoCloseable {
    /// How many events may wait for a slow listener before it has to start again from a snapshot.
    public static final int QUEUE_LIMIT = 256;

    private static final System.Logger LOG = System.getLogger(Subscription.class.getName());
    private static final long STUCK_MILLIS = 1_000;

    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final ReentrantLock delivering = new ReentrantLock();
    private final Consumer<Event> listener;
    private final Consumer<Subscription> onClose;
    private final Optional<Thread> thread;
    private volatile boolean closed;

    /// @param noting whether the listener only takes note
    Subscription(Consumer<Event> listener, Consumer<Subscription> onClose, boolean noting) {
        this.listener = listener;
        this.onClose = onClose;
        var own = Thread.ofPlatform().name("events-", 0).daemon();
        this.thread = noting ? Optional.empty() : Optional.of(own.unstarted(this::deliver));
    }

    void start() {
        thread.ifPresent(Thread::start);
    }

    /// Never blocks. Called by one publisher at a time.
    void offer(Event event) {
        if (thread.isEmpty()) {
            tell(event);
        } else if (!queue.offer(event)) {
            queue.clear();
            queue.add(new Event.Resynchronise(event.snapshot()));
        }
    }

    private void deliver() {
        while (!closed) {
            try {
                var event = queue.take();
                delivering.lockInterruptibly();
                try {
                    tell(event);
                } finally {
                    delivering.unlock();
                }
            } catch (InterruptedException ignored) {
                // Closed, which the loop sees; or the listener left its thread interrupted, which is no reason to fall silent.
            } catch (RuntimeException | Error untold) {
                // Not even the log could be written, where memory is short: what comes next is delivered all the same.
            }
        }
    }

    private void tell(Event event) {
        try {
            if (!closed) {
                listener.accept(event);
            }
        } catch (RuntimeException | Error failure) {
            // The listener's own failure: told in the log, and the next event is delivered all the same.
            LOG.log(Level.ERROR, "A listener failed", failure);
            if (failure instanceof Error && !(event instanceof Event.Resynchronise)) {
                // Memory was short for a moment: without this event the listener would show what is not true until the next one.
                tell(new Event.Resynchronise(event.snapshot()));
            }
        }
    }

    /// Ends the subscription. When this returns no call of the listener begins any more.
    ///
    /// Waits for a call that is under way, unless this is that call; for a listener that never returns it waits one second.
    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
        boolean interrupted = Thread.interrupted();
        try {
            if (delivering.tryLock(STUCK_MILLIS, TimeUnit.MILLISECONDS)) {
                delivering.unlock();
            }
        } catch (InterruptedException again) {
            interrupted = true;
        }
        thread.filter(it -> !it.equals(Thread.currentThread())).ifPresent(Thread::interrupt);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
