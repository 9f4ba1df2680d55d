package dev.onehot.bench;

import module java.base;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// What something cost the FX thread.
///
/// @param wall ms by the clock: what a person waits, other programs of the machine included
/// @param cpu ms in which the thread ran: what it is by itself
record Took(double wall, double cpu) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// The clocks of the calling thread, in ms.
    static Took now() {
        return new Took(System.nanoTime() / 1e6, THREADS.getCurrentThreadCpuTime() / 1e6);
    }

    static Took since(Took start) {
        var now = now();
        return new Took(now.wall - start.wall, now.cpu - start.cpu);
    }

    Took plus(Took more) {
        return new Took(wall + more.wall, cpu + more.cpu);
    }

    static double percentile(List<Took> all, int percent, ToDoubleFunction<Took> which) {
        var sorted = all.stream().mapToDouble(which).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
