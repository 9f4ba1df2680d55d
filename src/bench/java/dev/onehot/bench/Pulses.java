package dev.onehot.bench;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.Scene;

/// What a scene's frames cost the FX thread: styles and layout, as the toolkit does them, for what is dirty and nothing else. Painting is
/// done on another thread and not in it.
final class Pulses {
    /// What is asked for during one layout is laid out in the next.
    private static final int FRAMES = 2;

    private final AtomicLong nanos = new AtomicLong();
    private final Semaphore frames = new Semaphore(0);
    private long start;

    /// FX thread.
    Pulses(Scene scene) {
        scene.addPreLayoutPulseListener(() -> start = System.nanoTime());
        scene.addPostLayoutPulseListener(() -> {
            nanos.addAndGet(System.nanoTime() - start);
            frames.release();
        });
    }

    /// Forgets the frames so far.
    void start() {
        frames.drainPermits();
        nanos.set(0);
    }

    /// ms of the frames since [#start], when there were enough of them. Not on the FX thread.
    double awaitMillis() {
        for (int i = 0; i < FRAMES; i++) {
            Platform.runLater(Platform::requestNextPulse);
            frames.acquireUninterruptibly();
        }
        return nanos.get() / 1e6;
    }
}
