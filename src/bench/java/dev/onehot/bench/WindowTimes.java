package dev.onehot.bench;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.ui.Surroundings;
import dev.onehot.ui.Texts;
import dev.onehot.ui.shell.MainWindow;
import java.nio.file.Path;
import javafx.scene.control.Label;

/// The real window with many providers, without a display: what a key in the filter costs, a step of scrolling, a key in the palette, a switch. Work on the
/// FX thread with the two frames after it, as the toolkit makes them; painting is done on another thread and not in these figures.
final class WindowTimes {
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 10;
    private static final int SCROLLS = 50;
    private static final int SWITCHES = 9;
    private static final String[] TYPED = {
        "p", "pr", "pro", "prov", "provider 7", "provider 77", "provider 777", "provider 77", "provider 7", "openai", "groq", "model-9", "", "zzz", ""
    };

    private static final String[] PALETTE = {"p", "pr", "pro", "prov", "provider 7", "p77", "", "k", "key.9", "key.99", "v", "dark", "zzz", "gpt", ""};

    private final SettingsManager manager;
    private final MainWindow window;
    private final Stage stage;
    private final Pulses pulses;

    private WindowTimes(SettingsManager manager, MainWindow window, Stage stage, Pulses pulses) {
        this.manager = manager;
        this.window = window;
        this.stage = stage;
        this.pulses = pulses;
    }

    static WindowTimes open(Path file, int providers) throws InterruptedException, ExecutionException {
        return over(SettingsManager.open(file), file.getParent(), providers);
    }

    /// @param folder for what the window keeps
    static WindowTimes over(SettingsManager manager, Path folder, int providers) throws InterruptedException, ExecutionException {
        EditorTimes.startToolkit();
        var kinds = new String[] {"openai", "groq", "anthropic", "openai-compatible"};
        manager.apply(
                IntStream.range(0, providers)
                        .<Command>mapToObj(i -> new Command.CreateProvider(
                                new ProviderDraft(
                                        "Provider " + i, kinds[i % 4], "https://host-" + i + ".example.com/v1", "model-" + i, "", KeyChange.KEEP),
                                false))
                        .toList(),
                Origin.API);
        var times = onFxThread(() -> {
            var stage = new Stage();
            var window = new MainWindow(stage, manager, new Texts(Locale.ENGLISH), Optional.empty(), Surroundings.empty(folder));
            stage.show();
            return new WindowTimes(manager, window, stage, new Pulses(stage.getScene()));
        });
        // The frame is completed after the first picture.
        while (!onFxThread(() -> times.stage.getScene().lookup("#providerFilterField") != null)) {
            Thread.onSpinWait();
        }
        return times;
    }

    /// For each key that changes the filter.
    List<Took> filter() throws InterruptedException, ExecutionException {
        var field = onFxThread(() -> (TextField) stage.getScene().lookup("#providerFilterField"));
        return measure(TYPED.length, i -> field.setText(TYPED[i]));
    }

    /// For each key typed into the palette, which looks through so many settings too.
    List<Took> palette(int settings) throws InterruptedException, ExecutionException {
        manager.apply(
                IntStream.range(0, settings).<Command>mapToObj(i -> new Command.SetSetting("key." + i, "value " + i, Command.ANY)).toList(), Origin.API);
        var last = "key." + (settings - 1);
        // It takes note of what there is when it is opened.
        while (!onFxThread(() -> opened(last))) {
            Thread.onSpinWait();
        }
        var field = onFxThread(() -> (TextField) stage.getScene().lookup("#switcherField"));
        return measure(PALETTE.length, i -> field.setText(PALETTE[i]));
    }

    /// For each opening of the palette, and for each first key after it, which takes note of the settings. After [#palette].
    List<List<Took>> openings() throws InterruptedException, ExecutionException {
        var field = onFxThread(() -> (TextField) stage.getScene().lookup("#switcherField"));
        var both = measure(3 * PALETTE.length, i -> {
            if (i % 3 == 1) {
                field.setText(PALETTE[i / 3]);
            } else {
                palette();
            }
        });
        return List.of(every(3, 0, both), every(3, 1, both));
    }

    private static List<Took> every(int step, int first, List<Took> all) {
        return IntStream.iterate(first, it -> it < all.size(), it -> it + step).mapToObj(all::get).toList();
    }

    /// Opens it, or closes it.
    private void palette() {
        stage.getScene().getAccelerators().get(key("K")).run();
    }

    private boolean opened(String setting) {
        palette();
        ((TextField) stage.getScene().lookup("#switcherField")).setText(setting);
        boolean found = String.valueOf(((ListView<?>) stage.getScene().lookup("#switcherList")).getItems().getFirst()).contains("key=" + setting);
        if (!found) {
            palette();
        }
        return found;
    }

    /// For each step of scrolling.
    List<Took> scroll() throws InterruptedException, ExecutionException {
        var list = onFxThread(() -> (ListView<?>) stage.getScene().lookup("#providerList"));
        return measure(SCROLLS, i -> list.scrollTo(i * 3));
    }

    /// The thread's work for each switch by its key, from the press until the new one is shown and the two frames after it.
    List<Took> switches() throws InterruptedException, ExecutionException {
        var times = new ArrayList<Took>();
        var shown = new Semaphore(0);
        onFxThread(() -> ((Label) stage.getScene().lookup("#activeNameLabel")).textProperty().subscribe((before, now) -> shown.release()));
        for (int i = 0; i < SWITCHES * (ROUNDS + 1); i++) {
            var press = stage.getScene().getAccelerators().get(key("DIGIT" + (i % SWITCHES + 1)));
            pulses.start();
            var start = onFxThread(() -> {
                var now = Took.now();
                press.run();
                return now;
            });
            shown.acquire();
            pulses.await();
            var took = onFxThread(() -> Took.since(start));
            if (i >= SWITCHES) {
                times.add(took);
            }
        }
        return times;
    }

    /// Sorted, in ms: from when another program has committed until the name of the active one is another one on the screen, its frame laid out.
    ///
    /// @param commit makes the second one active instead of the first
    double[] foreignSwitches(int times, BiConsumer<Long, Long> commit) throws InterruptedException, ExecutionException {
        var ids = List.copyOf(manager.snapshot().providers().keySet());
        manager.setActiveProvider(ids.getFirst());
        var laidOut = new Semaphore(0);
        var changed = new AtomicBoolean();
        onFxThread(() -> {
            ((Label) stage.getScene().lookup("#activeNameLabel")).textProperty().subscribe((before, now) -> changed.set(true));
            stage.getScene().addPostLayoutPulseListener(() -> {
                if (changed.getAndSet(false)) {
                    laidOut.release();
                }
            });
            return ids;
        });
        var millis = new double[times];
        for (int i = -WARM_UP; i < times; i++) {
            int now = Math.floorMod(i, 2);
            while (!manager.snapshot().activeIds().equals(List.of(ids.get(now)))) {
                Thread.onSpinWait();
            }
            Thread.sleep(50);
            laidOut.drainPermits();
            commit.accept(ids.get(now), ids.get(1 - now));
            long start = System.nanoTime();
            laidOut.acquire();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private List<Took> measure(int steps, IntConsumer step) throws InterruptedException, ExecutionException {
        var times = new ArrayList<Took>();
        for (int i = -WARM_UP * steps; i < ROUNDS * steps; i++) {
            int now = Math.floorMod(i, steps);
            pulses.start();
            var took = onFxThread(() -> {
                        var start = Took.now();
                        step.accept(now);
                        return Took.since(start);
                    })
                    .plus(pulses.await());
            if (i >= 0) {
                times.add(took);
            }
        }
        return times;
    }

    private static KeyCombination key(String name) {
        return new KeyCodeCombination(KeyCode.valueOf(name), KeyCombination.SHORTCUT_DOWN);
    }

    void close() throws InterruptedException, ExecutionException {
        onFxThread(() -> {
            stage.close();
            return stage;
        });
        window.close();
        manager.close();
    }

    private static <T> T onFxThread(java.util.concurrent.Callable<T> body) throws InterruptedException, ExecutionException {
        var task = new FutureTask<>(body);
        Platform.runLater(task);
        return task.get();
    }
}
