package dev.onehot.bench;

import module java.base;

/// Runs one body on several threads for one turn. Each thread has its own key and never writes the same value twice.
final class Threads {
    private final int count;
    private final Write write;
    private long value;

    /// @param write stores `value` under `key`; returns when that is durable
    Threads(int count, Write write) {
        this.count = count;
        this.write = write;
    }

    @FunctionalInterface
    interface Write {
        void write(String key, String value);
    }

    /// @param commits counts all transactions so far
    Load.Turn turn(LongSupplier commits) {
        var writes = new LongAdder();
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        long first = value;
        value += 1_000_000;
        for (int i = 0; i < count; i++) {
            var key = "bench." + i;
            threads.add(Thread.ofPlatform().start(() -> writes.add(writeUntilEnd(key, first, start))));
        }
        long before = commits.getAsLong();
        long begin = System.nanoTime();
        start.countDown();
        threads.forEach(Threads::join);
        return new Load.Turn(writes.sum(), commits.getAsLong() - before, System.nanoTime() - begin);
    }

    private long writeUntilEnd(String key, long first, CountDownLatch start) {
        await(start);
        long end = System.nanoTime() + Load.TURN_MILLIS * 1_000_000L;
        long done = 0;
        while (System.nanoTime() < end) {
            write.write(key, Long.toString(first + done++));
        }
        return done;
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
