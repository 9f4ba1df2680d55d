package dev.onehot.soak;

import module java.base;

import dev.onehot.core.ChangeWatch;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.Setting;
import dev.onehot.testing.Child;

/// A process of a soak that writes so and so often, says what was acknowledged, and looks at every event for what must not be.
public final class SoakWriter {
    static final String LEFT = "soak left";
    static final String RIGHT = "soak right";
    private static final long LIMIT_MILLIS = 30_000;

    private final SettingsManager manager;
    private final int process;
    private long revision;
    private volatile boolean over;

    private SoakWriter(SettingsManager manager, int process) {
        this.manager = manager;
        this.process = process;
    }

    /// What counts the writes of one thread.
    static String counter(int process, int thread) {
        return "soak counter " + process + "." + thread;
    }

    /// Arguments: the file, its number, how many threads, and how many writes a second all together.
    public static void main(String[] arguments) throws InterruptedException {
        try (var manager = SettingsManager.open(Path.of(arguments[0])); var watch = new ChangeWatch(manager)) {
            var writer = new SoakWriter(manager, Integer.parseInt(arguments[1]));
            manager.subscribe(writer::look);
            int threads = Integer.parseInt(arguments[2]);
            long pause = 1_000_000_000L * threads / Integer.parseInt(arguments[3]);
            var all = IntStream.range(0, threads).mapToObj(thread -> Thread.ofPlatform().daemon().start(() -> writer.write(thread, pause))).toList();
            Child.tell("ready");
            var orders = new Scanner(System.in, StandardCharsets.UTF_8);
            while (orders.hasNextLine() && !orders.nextLine().equals("end")) {
                Child.tell(Figures.now().line());
            }
            writer.over = true;
            for (var it : all) {
                it.join(LIMIT_MILLIS);
            }
        }
        Child.tell("ended");
    }

    private void write(int thread, long pause) {
        var random = new Random(process * 1_000L + thread);
        long count = manager.snapshot().setting(counter(process, thread)).map(it -> Long.parseLong(it.value())).orElse(0L);
        long due = System.nanoTime();
        while (!over) {
            due = Math.max(due + pause, System.nanoTime() - 5 * pause);
            LockSupport.parkNanos(due - System.nanoTime());
            count++;
            try {
                manager.apply(next(random, thread, count), Origin.API);
                Child.tell("done " + thread + " " + count);
            } catch (OnehotException failure) {
                count--;
                Child.tell("refused " + failure.what().code());
            }
        }
    }

    /// A count of its own, two settings that are always equal, and a switch: all of it or nothing.
    private Command next(Random random, int thread, long count) {
        var mark = process + "." + thread + "." + count;
        var ids = List.copyOf(manager.snapshot().providers().keySet());
        return new Command.Composite(List.of(
                new Command.SetSetting(counter(process, thread), String.valueOf(count), Command.ANY),
                new Command.SetSetting(LEFT, mark, Command.ANY),
                new Command.SetSetting(RIGHT, mark, Command.ANY),
                new Command.ActivateProvider(ids.get(random.nextInt(ids.size())))));
    }

    private void look(Event event) {
        var snapshot = event.snapshot();
        boolean backwards = !(event instanceof Event.Resynchronise) && snapshot.revision() <= revision && revision > 0;
        if (snapshot.activeIds().size() != 1 || backwards || !value(snapshot, LEFT).equals(value(snapshot, RIGHT))) {
            Child.tell("wrong " + snapshot + " after " + revision + " " + value(snapshot, LEFT) + " " + value(snapshot, RIGHT));
        }
        revision = snapshot.revision();
    }

    private static Optional<String> value(Snapshot snapshot, String key) {
        return snapshot.setting(key).map(Setting::value);
    }
}
