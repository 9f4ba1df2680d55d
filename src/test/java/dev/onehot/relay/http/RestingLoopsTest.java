package dev.onehot.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// While nobody asks, the endpoint's threads sleep: each look at nothing takes processor, and memory that had been given back.
@Execution(ExecutionMode.CONCURRENT)
class RestingLoopsTest {
    /// In the place of the system's selector, which has no connections: it tells for how long it would have waited.
    private record Waits(Queue<Long> seconds, Semaphore woken) implements IoHandler {
        @Override
        public int run(IoHandlerContext context) {
            if (context.canBlock()) {
                seconds.add(TimeUnit.NANOSECONDS.toSeconds(context.delayNanos(System.nanoTime())));
                try {
                    var _ = woken.tryAcquire(10, TimeUnit.SECONDS);
                } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                }
            }
            return 0;
        }

        @Override
        public void wakeup() {
            woken.release();
        }

        @Override
        public IoRegistration register(IoHandle handle) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> type) {
            return false;
        }
    }

    @Test
    void nobodyLooksEverySecondWhetherThereIsWork() throws InterruptedException {
        var seconds = new ConcurrentLinkedQueue<Long>();
        var loops = Endpoint.loops(_ -> new Waits(seconds, new Semaphore(0)));
        try {
            Await.until("each waits", () -> seconds.size() >= 2);
        } finally {
            assertThat(loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(seconds).allMatch(it -> it > 60);
    }
}
