package dev.onehot.core;

import module java.base;

import java.lang.System.Logger.Level;

/// A thread that goes on until it is closed. What its work throws, an [Error] too, is told, and after a pause the work begins anew: nobody may
/// rely on a thread that ended without a word.
final class LastingThread implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LastingThread.class.getName());

    private final Work work;
    private final Consumer<Throwable> failed;
    private final Duration pause;
    private final Thread thread;

    /// What the thread is for, for one life.
    @FunctionalInterface
    interface Work {
        void live() throws InterruptedException;
    }

    /// Begins at once, as a daemon.
    ///
    /// @param failed told on the thread what the work threw
    /// @param pause before the work begins anew
    LastingThread(String name, Duration pause, Work work, Consumer<Throwable> failed) {
        this.work = work;
        this.failed = failed;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::last);
    }

    private void last() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    work.live();
                } catch (RuntimeException | Error failure) {
                    tell(failure);
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where memory is short telling may fail as well, which is no reason to end.
    private void tell(Throwable failure) {
        try {
            failed.accept(failure);
            LOG.log(Level.ERROR, thread.getName() + " begins anew", failure);
        } catch (RuntimeException | Error again) {
            failure.addSuppressed(again);
        }
    }

    /// Ends it, and waits for that at most so long.
    void close(Duration atMost) {
        thread.interrupt();
        try {
            thread.join(atMost);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(pause);
    }
}
