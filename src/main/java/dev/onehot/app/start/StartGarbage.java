package dev.onehot.app.start;

import module java.base;

/// What a start leaves behind: pictures of the window that were replaced (each as large as the window), and what was read to build it.
///
/// Java would keep that memory for as long as the window is open, because a window at rest makes too little garbage for Java to collect.
final class StartGarbage {
    private static final int LOOKS = 60;

    private StartGarbage() {}

    /// Collects it once, while nothing is drawn, since everything stands still for that time (40 ms here). Blocks until then, or until it has
    /// looked often enough: a window that never rests makes enough garbage to have it collected anyway.
    ///
    /// @param resting whether nothing is drawn
    /// @param pause between two looks, and before the first
    static void collect(BooleanSupplier resting, Duration pause) {
        try {
            for (int looks = 0; looks < LOOKS; looks++) {
                Thread.sleep(pause);
                if (resting.getAsBoolean()) {
                    System.gc();
                    return;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
