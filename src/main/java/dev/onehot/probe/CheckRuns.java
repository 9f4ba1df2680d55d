package dev.onehot.probe;

import module java.base;

import dev.onehot.model.OnehotException;

/// Checks that run on virtual threads of their own, so that nobody waits. Safe on any thread.
public final class CheckRuns implements AutoCloseable {
    /// More at once would only time each other out.
    private static final int MOST_AT_ONCE = 8;

    private final Probe probe;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public CheckRuns(Map<String, String> environment) {
        this(new Probe(environment, java.time.Clock.systemUTC()));
    }

    CheckRuns(Probe probe) {
        this.probe = probe;
    }

    /// A check under way.
    @FunctionalInterface
    public interface Running {
        /// Ends it soon; it still answers, with what it found or that it was cancelled.
        void cancel();
    }

    /// Begins a check.
    ///
    /// @param done called once, on the check's thread, unless this was closed; with a failure when the check itself threw something
    public Running start(Target target, boolean generate, Consumer<Checked> done) {
        var thread = Thread.ofVirtual().name("check").unstarted(() -> {
            try {
                answer(done, run(target, generate));
            } catch (RuntimeException | Error failure) {
                answer(done, Probe.broken(target, failure));
                throw failure;
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        running.add(thread);
        thread.start();
        return thread::interrupt;
    }

    /// Asks in the background what credit is left.
    ///
    /// @param done called once with it, empty where it is not said, on a thread of its own, unless this was closed
    public void credit(Target target, Consumer<Optional<String>> done) {
        search(it -> it.credit(target), done, failure -> done.accept(Optional.empty()));
    }

    /// Looks for providers in the background.
    ///
    /// @param done called with what was found, on a thread of its own, unless this was closed
    /// @param failed called instead with what `body` threw, an [Error] too
    public <T> void search(Function<Probe, T> body, Consumer<T> done, Consumer<Throwable> failed) {
        Thread.ofVirtual().name("search").start(() -> {
            T found;
            try {
                found = body.apply(probe);
            } catch (OnehotException known) {
                answer(failed, known);
                return;
            } catch (RuntimeException | Error failure) {
                answer(failed, failure);
                throw failure;
            }
            answer(done, found);
        });
    }

    private <T> void answer(Consumer<T> asked, T answer) {
        if (!closed) {
            asked.accept(answer);
        }
    }

    private Checked run(Target target, boolean generate) {
        boolean entered = false;
        try {
            places.acquire();
            entered = true;
        } catch (InterruptedException cancelled) {
            // The check itself says that it was cancelled.
            Thread.currentThread().interrupt();
        }
        try {
            return probe.check(target, generate);
        } finally {
            if (entered) {
                places.release();
            }
        }
    }

    /// Cancels everything; nothing is answered any more.
    @Override
    public void close() {
        closed = true;
        running.forEach(Thread::interrupt);
        probe.close();
    }
}
