package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// Waits for a condition instead of for some time.
public final class Await {
    private static final long LIMIT_NANOS = 30_000_000_000L;

    private Await() {}

    /// Returns as soon as `condition` holds; fails when it still does not after thirty seconds, which a laden machine may need.
    public static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as(what).isLessThan(LIMIT_NANOS);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
