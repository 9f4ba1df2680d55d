package dev.onehot.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Memory is given back when the window rests, and not while it is drawn.
@Execution(ExecutionMode.CONCURRENT)
class StartGarbageTest {
    @Test
    void isCollectedAtRest() {
        var garbage = new WeakReference<>(new byte[1000]);
        var looks = new AtomicInteger();

        StartGarbage.collect(() -> looks.incrementAndGet() == 4, Duration.ofMillis(1));

        assertThat(looks).hasValue(4);
        assertThat(garbage.get()).isNull();
    }

    @Test
    void aWindowThatNeverRestsIsLeftAlone() {
        var looks = new AtomicInteger();

        StartGarbage.collect(() -> looks.incrementAndGet() < 0, Duration.ZERO);

        assertThat(looks).hasValue(60);
    }
}
