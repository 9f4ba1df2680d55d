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

/// The real window with many providers, without a display: what a key in the filter costs, and a step of scrolling. Work on the FX
/// thread with the two frames after it, as the toolkit makes them; painting is done on another thread and not in these figures.
final class WindowTimes {
    private static final int WARM_UP = 10;
    private static final int SCROLLS = 50;
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
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        var manager = SettingsManager.open(file);
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
            var window = new MainWindow(stage, manager, new Texts(Locale.ENGLISH), Optional.empty(), Surroundings.empty(file));
            stage.show();
            return new WindowTimes(manager, window, stage, new Pulses(stage.getScene()));
        });
        // The frame is completed after the first picture.
        while (!onFxThread(() -> times.stage.getScene().lookup("#providerFilterField") != null)) {
            Thread.onSpinWait();
        }
        return times;
    }

    /// ms for each key that changes the filter, sorted.
    double[] filterMillis() throws InterruptedException, ExecutionException {
        var field = onFxThread(() -> (TextField) stage.getScene().lookup("#providerFilterField"));
        return measure(TYPED.length, i -> field.setText(TYPED[i]));
    }

    /// ms for each key typed into the palette, which looks through so many settings too, sorted.
    double[] paletteMillis(int settings) throws InterruptedException, ExecutionException {
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

    private boolean opened(String setting) {
        var open = stage.getScene().getAccelerators().get(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN));
        open.run();
        ((TextField) stage.getScene().lookup("#switcherField")).setText(setting);
        boolean found = String.valueOf(((ListView<?>) stage.getScene().lookup("#switcherList")).getItems().getFirst()).contains("key=" + setting);
        if (!found) {
            open.run();
        }
        return found;
    }

    /// ms for each step of scrolling, sorted.
    double[] scrollMillis() throws InterruptedException, ExecutionException {
        var list = onFxThread(() -> (ListView<?>) stage.getScene().lookup("#providerList"));
        return measure(SCROLLS, i -> list.scrollTo(i * 3));
    }

    private double[] measure(int steps, IntConsumer step) throws InterruptedException, ExecutionException {
        var millis = new double[steps * 10];
        for (int round = -WARM_UP; round < 10; round++) {
            for (int i = 0; i < steps; i++) {
                int now = i;
                pulses.start();
                var took = onFxThread(() -> {
                            var start = Took.now();
                            step.accept(now);
                            return Took.since(start);
                        })
                        .plus(pulses.await());
                if (round >= 0) {
                    millis[round * steps + i] = took.wall();
                }
            }
        }
        Arrays.sort(millis);
        return millis;
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
