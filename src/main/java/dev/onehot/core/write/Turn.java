package dev.onehot.core.write;

import module java.base;

import dev.onehot.model.WaitException;

/// The manager's lock. Who waits for it gives up when they are interrupted, or after two minutes, and says who had it; but not while
/// a person is being waited for: a file dialog may be open for hours.
final class Turn extends ReentrantLock {
    /// Longer than any write takes: a million settings are imported in half of it.
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final long serialVersionUID = 1;

    private final long limitNanos;
    private volatile boolean ofPerson;
    private volatile long personUntil = System.nanoTime();

    Turn() {
        this(LIMIT);
    }

    Turn(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /// Throws [WaitException] without having the lock.
    @Override
    public void lock() {
        if (!tryLock()) {
            long since = System.nanoTime();
            try {
                while (!tryLock(pause(), TimeUnit.NANOSECONDS)) {
                    since = since(since);
                    if (isOver(since)) {
                        throw tooLate();
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw WaitException.interrupted();
            }
        }
    }

    /// From when on the wait counts that began at `before`.
    long since(long before) {
        long person = ofPerson ? System.nanoTime() : personUntil;
        return person - before > 0 ? person : before;
    }

    boolean isOver(long since) {
        return System.nanoTime() - since >= limitNanos;
    }

    /// How long to sleep before looking at the clock again, in ns.
    long pause() {
        return Math.min(limitNanos, 1_000_000_000);
    }

    WaitException tooLate() {
        var owner = getOwner();
        return WaitException.forSettings(Duration.ofNanos(limitNanos), owner == null ? "?" : owner.getName());
    }

    /// What whoever has the lock does while it is a person who makes others wait.
    Runnable ofPerson(Runnable body) {
        return () -> {
            ofPerson = true;
            try {
                body.run();
            } finally {
                personUntil = System.nanoTime();
                ofPerson = false;
            }
        };
    }
}
