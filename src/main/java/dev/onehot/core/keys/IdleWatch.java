package dev.onehot.core.keys;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Does something each time that nobody was at work for a while.
///
/// Confined to its thread, but for [#touch].
final class IdleWatch {
    private final ScheduledExecutorService thread;
    private final Runnable action;
    private volatile long lastUse = System.nanoTime();
    private long limitNanos;
    private @Nullable ScheduledFuture<?> check;

    /// @param thread on which `action` is run
    IdleWatch(ScheduledExecutorService thread, Runnable action) {
        this.thread = thread;
        this.action = action;
    }

    /// Somebody is at work.
    void touch() {
        lastUse = System.nanoTime();
    }

    /// Zero never does it. Holds until it is set again.
    void after(Duration limit) {
        limitNanos = limit.toNanos();
        if (check != null) {
            check.cancel(false);
            check = null;
        }
        if (limitNanos > 0) {
            checkAfter(limitNanos);
        }
    }

    private void checkAfter(long nanos) {
        check = thread.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    private void look() {
        long left = limitNanos - (System.nanoTime() - lastUse);
        if (left <= 0) {
            action.run();
        }
        checkAfter(left <= 0 ? limitNanos : left);
    }
}
