package dev.onehot.core;

import module java.base;

import dev.onehot.model.Message;
import java.lang.System.Logger.Level;

/// What is to be done now and then while a window is open, on a thread of its own: the backup of the day, forgetting old history, sweeping what killed runs left, and first of all looking for what was changed while no Onehot ran.
public final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration EVERY = Duration.ofMinutes(10);

    /// What was changed while no Onehot ran is looked for so much sooner than the rest is done.
    private static final int SOONER = 10;

    private final SettingsManager manager;
    private volatile Consumer<Message> told = reason -> {};
    private Optional<Message> failed = Optional.empty();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("housekeeping").daemon().factory());

    /// Begins in a while, so that it does not compete with the window's start.
    public Housekeeping(SettingsManager manager) {
        this(manager, FIRST, EVERY);
    }

    Housekeeping(SettingsManager manager, Duration first, Duration every) {
        this.manager = manager;
        // Whoever closes the window at once does not wait until it would have begun.
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var _ = thread.schedule(() -> attempt(manager::lookBack), first.toMillis() / SOONER, TimeUnit.MILLISECONDS);
        var _ = thread.scheduleWithFixedDelay(this::work, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Tells `listener` from now on why no daily backup could be made, once for each reason, on the thread of the work.
    public Housekeeping telling(Consumer<Message> listener) {
        told = listener;
        return this;
    }

    private void work() {
        attempt(manager::lookBack);
        attempt(manager::expire);
        attempt(manager.backups()::sweep);
        attempt(() -> {
            var reason = manager.backups().keepDaily();
            if (!reason.equals(failed)) {
                failed = reason;
                reason.ifPresent(it -> {
                    LOG.log(Level.WARNING, "No daily backup: {0}", it.text(Locale.ROOT));
                    told.accept(it);
                });
            }
        });
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            // Busy, no room, or closing: it can wait for the next time. What this let go would end all next times.
            LOG.log(Level.WARNING, "Housekeeping was put off", failure);
        }
    }

    /// Whether nothing is done any more, nor ever will be.
    boolean isOver() {
        return thread.isTerminated();
    }

    /// Waits for what is under way, at most a few seconds.
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(EVERY.toSeconds() / 100, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
