package dev.onehot.bench;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.Snapshot;

/// How long reading takes, and how long a listener waits for what was committed.
final class Latency {
    private static final int READS = 20_000_000;
    private static final int WARM_UP = 200;

    private Latency() {}

    /// ns for one [SettingsManager#snapshot], the loop around it included: the least of five runs.
    static double snapshotNanos(SettingsManager manager) {
        double least = Double.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            var last = new AtomicReference<Snapshot>();
            long start = System.nanoTime();
            for (int i = 0; i < READS; i++) {
                last.setPlain(manager.snapshot());
            }
            least = Math.min(least, (System.nanoTime() - start) / (double) READS);
        }
        return least;
    }

    /// µs from commit to listener, sorted: one caller writes, one listener notes when it is called.
    ///
    /// From the moment when the call returned on the thread that committed, to the listener's first instruction.
    /// COMMIT's return and publishing lie one or two µs before that moment. 0 when the listener came first.
    static double[] listenerMicros(SettingsManager manager, int writes) throws InterruptedException {
        var micros = new double[writes];
        var heard = new SynchronousQueue<Long>();
        try (var subscription = manager.subscribe(event -> {
            long now = System.nanoTime();
            if (event instanceof Event.SettingsChanged) {
                put(heard, now);
            }
        })) {
            for (int i = -WARM_UP; i < writes; i++) {
                manager.setSetting("bench.latency", Integer.toString(i));
                long committed = System.nanoTime();
                long called = heard.take();
                if (i >= 0) {
                    micros[i] = Math.max(0, (called - committed) / 1e3);
                }
            }
        }
        Arrays.sort(micros);
        return micros;
    }

    private static void put(SynchronousQueue<Long> heard, long now) {
        try {
            heard.put(now);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
