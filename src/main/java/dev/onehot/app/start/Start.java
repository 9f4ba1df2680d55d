package dev.onehot.app.start;

import module java.base;

import dev.onehot.core.events.Snapshot;
import java.lang.System.Logger.Level;

/// A start that is quick, and a window that costs nothing at rest.
///
/// Everything works without any of it. What reaches into JavaFX's internals fails where those are not open or have changed: that is logged, and
/// everything stays as JavaFX has it. With which JavaFX each was tried is said by a test.
public final class Start {
    /// Between two looks whether the window rests.
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private Start() {}

    /// Reads what the first frame of a window on `snapshot` needs, while the toolkit starts. Any thread but the FX thread.
    public static void ahead(Snapshot snapshot) {
        attempt("nothing is read ahead", () -> ReadAhead.of(snapshot));
    }

    /// Makes ready what paints the first frame, while the window is built. Any thread but the FX thread.
    public static void paint() {
        attempt("nothing is made ready to paint", ReadAhead::paint);
    }

    /// On macOS, gives every export that is handed over to `open`, on the FX thread: also the one that Onehot was started for, at once. FX
    /// thread. Elsewhere does nothing.
    public static void opened(Consumer<Path> open) {
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            listen(open);
        }
    }

    /// As [#opened], on any system that JavaFX runs on.
    public static void listen(Consumer<Path> open) {
        attempt("files that are opened are not heard of", () -> OpenedFiles.install(open));
    }

    /// Lets the caret rest in every window that there is and will be. FX thread.
    public static void restCarets() {
        attempt("carets do not rest", () -> Carets.rest(Carets.BLINKING));
    }

    /// To be called when the window is complete: lets the pulse timer rest, and gives back what the start took as soon as nothing is drawn. FX thread.
    ///
    /// @param first done before that, on the thread that waits for it
    public static void rest(Runnable first) {
        var resting = new AtomicReference<BooleanSupplier>(() -> true);
        if (System.getProperty("os.name", "").startsWith("Linux")) {
            attempt("the pulse timer does not rest", () -> resting.set(RestingTimer.install()));
        }
        Thread.ofPlatform().daemon().name("after-start").start(() -> {
            first.run();
            StartGarbage.collect(resting.get(), PAUSE);
        });
    }

    private static void attempt(String otherwise, Trick trick) {
        try {
            trick.play();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
            System.getLogger(Start.class.getName()).log(Level.INFO, otherwise, closed);
        }
    }

    /// What may fail without harm.
    private interface Trick {
        void play() throws ReflectiveOperationException;
    }
}
