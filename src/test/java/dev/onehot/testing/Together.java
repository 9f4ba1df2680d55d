package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// The specification's harness: N threads behind a barrier, each joined with a limit of five seconds, and not one unhandled exception.
public final class Together {
    private static final long LIMIT_MILLIS = 5_000;

    private Together() {}

    /// What each thread does.
    @FunctionalInterface
    public interface Body {
        /// @param index 0 to N - 1
        void run(int index) throws Exception;
    }

    /// Runs `body` on `count` threads that start at the same moment.
    public static void run(int count, Body body) {
        run(count, LIMIT_MILLIS, body);
    }

    /// The same with another limit, for bodies that wait for SQLite's own time-outs.
    public static void run(int count, long limitMillis, Body body) {
        var barrier = new CyclicBarrier(count);
        var failures = new ConcurrentLinkedQueue<Throwable>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            threads.add(Thread.ofPlatform().name("together-" + i).daemon().start(() -> {
                try {
                    barrier.await();
                    body.run(index);
                } catch (Throwable failure) {
                    failures.add(failure);
                }
            }));
        }
        threads.forEach(thread -> join(thread, limitMillis));
        assertThat(failures).as("unhandled exceptions").isEmpty();
    }

    private static void join(Thread thread, long limitMillis) {
        try {
            thread.join(limitMillis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        assertThat(thread.isAlive())
                .as("%s still runs: %s", thread.getName(), List.of(thread.getStackTrace()))
                .isFalse();
    }
}
