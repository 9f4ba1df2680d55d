package dev.onehot.bench;

import module java.base;
import module javafx.controls;

/// What a scene's frames cost the FX thread: styles and layout, as the toolkit does them, for what is dirty and nothing else. Painting is
/// done on another thread and not in it.
final class Pulses {
    /// What is asked for during one layout is laid out in the next.
    private static final int FRAMES = 2;

    private static final Took NOTHING = new Took(0, 0);

    private final AtomicReference<Took> took = new AtomicReference<>(NOTHING);
    private final Semaphore frames = new Semaphore(0);
    private Took start = NOTHING;

    /// FX thread.
    Pulses(Scene scene) {
        scene.addPreLayoutPulseListener(() -> start = Took.now());
        scene.addPostLayoutPulseListener(() -> {
            took.accumulateAndGet(Took.since(start), Took::plus);
            frames.release();
        });
    }

    /// Forgets the frames so far.
    void start() {
        frames.drainPermits();
        took.set(NOTHING);
    }

    /// The frames since [#start], when there were enough of them. Not on the FX thread.
    Took await() {
        for (int i = 0; i < FRAMES; i++) {
            Platform.runLater(Platform::requestNextPulse);
            frames.acquireUninterruptibly();
        }
        return took.get();
    }
}
