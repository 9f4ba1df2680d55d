package dev.onehot.bench;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.ui.Texts;
import dev.onehot.ui.shell.MainWindow;
import java.nio.file.Path;
import java.sql.SQLException;

/// What the settings screen costs the FX thread with many settings: a real window without a display, laid out after each step.
final class EditorTimes implements AutoCloseable {
    private static final String[] TYPED = {
        "n", "nu", "num", "numb", "number.", "number.4", "number.42", "number.4", "v", "va", "value", "4", "42", "zz", ""
    };
    private static final int ROUNDS = 12;
    private static final int MORE = 10_000;

    private final SettingsManager manager;
    private final MainWindow window;
    private final Scene scene;
    private final Pulses pulses;
    private final Took opened;

    /// Opens a window over `settings` settings, and its settings screen.
    EditorTimes(Path file, int settings) throws SQLException {
        manager = Sizes.open(file, settings);
        // What the screen needs besides: read once a session, in the background.
        manager.schemas().get();
        var stage = on(Stage::new);
        window = on(() -> {
            var made = new MainWindow(stage, manager, new Texts(Locale.ENGLISH), Optional.empty());
            stage.show();
            return made;
        });
        scene = on(stage::getScene);
        // The frame is completed after the first picture.
        while (!on(() -> find("settingsButton") != null)) {
            settle();
        }
        pulses = on(() -> new Pulses(scene));
        opened = measure(() -> ((ToggleButton) find("settingsButton")).fire());
        settle();
    }

    /// Starts JavaFX without a display.
    static void startToolkit() throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException startedBefore) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
        if (!started.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("JavaFX does not start");
        }
    }

    Took opened() {
        return opened;
    }

    /// From a keystroke in the search until everything is laid out again.
    List<Took> keystrokes() {
        var times = new ArrayList<Took>();
        TextField field = on(() -> (TextField) find("settingFilterField"));
        for (int round = 0; round < ROUNDS; round++) {
            for (var typed : TYPED) {
                var took = measure(() -> field.setText(typed));
                if (round > 1) {
                    times.add(took);
                }
            }
        }
        return times;
    }

    /// Steps of four rows down, as a wheel makes them.
    List<Took> scrolls() {
        ListView<?> list = on(() -> (ListView<?>) find("settingList"));
        var times = new ArrayList<Took>();
        for (int i = 0; i < 120; i++) {
            int row = i * 4;
            var took = measure(() -> list.scrollTo(row));
            if (i >= 20) {
                times.add(took);
            }
        }
        return times;
    }

    /// ms until an import of 1,000 rows is taken back.
    double undoMillis() {
        List<Command> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(new Command.SetSetting("imported-" + i, "value", Command.ANY));
        }
        manager.apply(new Command.Composite(rows), Origin.WINDOW);
        long before = manager.snapshot().revision();
        long start = System.nanoTime();
        manager.undoLatest(Optional.of(Origin.WINDOW), Origin.WINDOW);
        double took = (System.nanoTime() - start) / 1e6;
        if (manager.snapshot().revision() != before + 1) {
            throw new IllegalStateException("more than one transaction");
        }
        settle();
        return took;
    }

    /// Bytes that each of 10,000 more settings takes: in the snapshot, in the window and for the search.
    double bytesForEach(int settings) {
        keystrokes();
        long before = usedBytes();
        Sizes.fill(manager, settings, settings + MORE);
        settle();
        keystrokes();
        return (double) (usedBytes() - before) / MORE;
    }

    /// Bytes in use after everything that nobody needs is gone.
    private static long usedBytes() {
        var runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /// The FX thread's work for `gesture` and for the two frames after it.
    private Took measure(Runnable gesture) {
        pulses.start();
        var itself = on(() -> {
            var start = Took.now();
            gesture.run();
            return Took.since(start);
        });
        return itself.plus(pulses.await());
    }

    private Node find(String id) {
        return scene.lookup("#" + id);
    }

    private void layOut() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /// Until what was queued for the FX thread is done.
    private void settle() {
        for (int i = 0; i < 3; i++) {
            manager.refresh();
            on(() -> {
                layOut();
                return 0;
            });
        }
    }

    private static <T> T on(Supplier<T> body) {
        var answer = new ArrayList<T>(1);
        var failed = new ArrayList<Throwable>(1);
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                answer.add(body.get());
            } catch (RuntimeException | Error failure) {
                failed.add(failure);
            } finally {
                done.countDown();
            }
        });
        try {
            done.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException(failed.getFirst());
        }
        return answer.getFirst();
    }

    @Override
    public void close() {
        on(() -> {
            ((Stage) scene.getWindow()).close();
            return 0;
        });
        window.close();
        manager.close();
    }
}
