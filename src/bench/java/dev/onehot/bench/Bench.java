package dev.onehot.bench;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.DocumentFormat;
import java.sql.SQLException;

/// Measures everything that Onehot promises about speed and prints one table. Takes two or three minutes.
///
/// Only the ratios mean something on another machine. Every write is durable (WAL, `synchronous=FULL`) before it
/// is counted.
final class Bench {
    private static final int ROUNDS = 9;
    private static final int LATENCY_WRITES = 2_000;

    private final Scratch scratch;
    private final Report report = new Report();

    private Bench(Path directory) {
        scratch = new Scratch(directory);
    }

    /// @param arguments the directory for databases; it is emptied before and after. A second one
    ///   measures a part: `writes`, `imports`, `programs` the files that follow, `window` the list of providers, `editor` the settings screen, `lossless` programs' files, `server` a database on a server, `commands` those that programs call
    public static void main(String[] arguments) throws Exception {
        var bench = new Bench(Path.of(arguments[0]));
        int failed = 0;
        try {
            bench.measure(arguments.length > 1 ? arguments[1] : "");
        } catch (Exception cannot) {
            cannot.printStackTrace();
            failed = 1;
        }
        bench.scratch.delete();
        // What was measured until then took minutes.
        System.out.println("\n" + bench.report + "\n");
        System.exit(failed);
    }

    private void measure(String part) throws Exception {
        switch (part) {
            case "" -> all();
            case "writes" -> writes();
            case "imports" -> imports();
            case "programs" -> programs();
            case "window" -> window();
            case "editor" -> editor();
            case "lossless" -> lossless();
            case "server" -> server();
            case "commands" -> commands();
            default -> throw new IllegalArgumentException(part);
        }
    }

    private void all() throws Exception {
        writes();
        listeners();
        sizes();
        keys();
        imports();
        lossless();
        programs();
        window();
        editor();
        server();
        commands();
    }

    private void writes() {
        try (var rounds = new Rounds(ROUNDS);
                var window = SettingsManager.open(scratch.fresh("original-held"))) {
            var ten = new ManagerLoad(scratch.fresh("manager-10"), 10);
            rounds.add("5 beside", new ManagerLoad(scratch.amongFiles("beside-5", 5), 1));
            rounds.add("3,000 beside", new ManagerLoad(scratch.amongFiles("beside-3000", 3_000), 1));
            rounds.add("1", new ManagerLoad(scratch.fresh("manager-1"), 1));
            rounds.add("raw 1", new Ceiling(scratch.fresh("raw-1"), () -> 1));
            rounds.add("original 1", new OriginalWay(scratch.fresh("original-1"), 1));
            rounds.add("10", ten);
            rounds.add("raw 10", new Ceiling(scratch.fresh("raw-10"), ten::batch));
            rounds.add("hand-over", new HandOver(scratch.fresh("hand-over"), 10));
            rounds.add("original 10", new OriginalWay(scratch.fresh("original-10"), 10));
            rounds.add("held", new OriginalWay(window.place().beside(), 10));
            rounds.add("at once", new WriterLoad(scratch.fresh("writer")));
            rounds.add("raw 100", new Ceiling(scratch.fresh("raw-100"), () -> 100));
            rounds.run();

            var shared = "raw JDBC, %.1f a commit".formatted(rounds.median("10", Load.Turn::batch));
            compare(rounds, "1 thread, each write waited for", "1", "raw JDBC, 1 a commit", "raw 1", 0.96);
            compare(rounds, "", "1", "original's way", "original 1", 1);
            compare(rounds, "10 threads, each waits for its own write", "10", shared, "raw 10", 0.7);
            compare(rounds, "", "10", "hand-over: same queue and threads, raw rows", "hand-over", 0.92);
            compare(rounds, "", "10", "original's way", "original 10", 25);
            compare(rounds, "", "10", "same, file held open by another", "held", 1);
            compare(rounds, "1,000 submitted at once", "at once", "raw JDBC, 100 a commit", "raw 100", 1);
            report.atMost("a write with 3,000 files beside", rounds.median("3,000 beside", Load.Turn::microsPerWrite), "µs", "with 5 files beside", rounds.ratio("5 beside", "3,000 beside"), 1.2);
        }
    }

    private void listeners() throws InterruptedException {
        try (var manager = Sizes.open(scratch.fresh("latency"), 100)) {
            report.below("snapshot()", Latency.snapshotNanos(manager), "ns", 50);
            var micros = Latency.listenerMicros(manager, LATENCY_WRITES);
            report.figure("commit to listener, p50", micros[LATENCY_WRITES / 2], "µs");
            report.below("commit to listener, p99", micros[LATENCY_WRITES * 99 / 100], "µs", 1_000);
        }
    }

    /// The settings screen, with few settings first, so that classes and code are warm.
    private void editor() throws Exception {
        EditorTimes.startToolkit();
        try (var editor = new EditorTimes(scratch.fresh("editor-1000"), 1_000)) {
            report.below("memory for each setting, 1,000 to 11,000 settings", editor.bytesForEach(1_000), "B", 1_024);
        }
        for (int settings : new int[] {10_000, 100_000}) {
            try (var editor = new EditorTimes(scratch.fresh("editor-" + settings), settings)) {
                var size = "%,d settings".formatted(settings);
                var keystrokes = editor.keystrokes();
                var scrolls = editor.scrolls();
                boolean limited = settings == 10_000;
                figure(limited, "settings screen opened, " + size, editor.opened().wall(), "ms", 150);
                report.figure("of it work of the thread", editor.opened().cpu(), "ms");
                times(limited, "search keystroke, ", size, keystrokes);
                times(limited, "scroll step, ", size, scrolls);
                report.figure("undo of an import of 1,000 rows, " + size, editor.undoMillis(), "ms");
            }
        }
    }

    private void times(boolean limited, String what, String size, List<Took> times) {
        report.figure(what + "p50, " + size, Took.percentile(times, 50, Took::wall), "ms");
        figure(limited, what + "p95, " + size, Took.percentile(times, 95, Took::wall), "ms", 16);
        report.figure("work of the thread, p95", Took.percentile(times, 95, Took::cpu), "ms");
    }

    private void figure(boolean limited, String what, double value, String unit, double most) {
        if (limited) {
            report.below(what, value, unit, most);
        } else {
            report.figure(what, value, unit);
        }
    }

    private void keys() {
        report.below("encrypt and decrypt a key, median", KeyTimes.bothWaysMicros(), "µs", 50);
    }

    private void window() throws Exception {
        var window = WindowTimes.open(scratch.fresh("window-1000"), 1_000);
        frames("a key in the filter, 1,000 providers", window.filter(), Took::wall);
        frames("a step of scrolling, 1,000 providers", window.scroll(), Took::wall);
        // By the clock it is the disk's.
        frames("a switch, 1,000 providers, work of the thread", window.switches(), Took::cpu);
        frames("a key in the palette, 1,000 providers, 10,000 settings", window.palette(10_000), Took::wall);
        var openings = window.openings();
        frames("the palette closed and opened", openings.getFirst(), Took::wall);
        frames("the first key in it", openings.getLast(), Took::wall);
        window.close();
    }

    private void frames(String what, List<Took> times, ToDoubleFunction<Took> which) {
        report.figure(what, Took.percentile(times, 50, which), "ms, p50");
        report.below("p99", Took.percentile(times, 99, which), "ms", 16);
        report.figure("the longest", Took.percentile(times, 100, which), "ms");
        report.figure("work of the thread, p99", Took.percentile(times, 99, Took::cpu), "ms");
    }

    private void imports() throws IOException {
        var file = scratch.fresh("imports");
        try (var manager = SettingsManager.open(file)) {
            report.below("preview of 1,000 providers from one file", ImportTimes.previewMillis(manager, file.resolveSibling("")), "ms", 1_000);
        }
    }

    private void programs() throws IOException {
        try (var follow = new FollowTimes(scratch.fresh("programs"))) {
            var millis = follow.millis();
            report.figure("a switch to its files written, " + follow.count() + " programs, p50", millis[millis.length / 2], "ms");
            report.below("a switch to its files written, " + follow.count() + " programs, p95", millis[millis.length * 95 / 100], "ms", 300);
            report.figure("the first one of a process", follow.first(), "ms");
        }
    }

    /// Only where `mvn -Pdist package` has left an image.
    private void commands() throws Exception {
        var image = Path.of(System.getProperty("onehot.image", "target/dist/Onehot"));
        if (!Files.isExecutable(image.resolve("bin/onehotctl"))) {
            System.out.println("commands are not measured: there is no image in " + image);
            return;
        }
        try (var commands = new CommandTimes(image.toAbsolutePath(), scratch.folder("commands").toAbsolutePath())) {
            commands(commands.millis(false), "", 2.8);
            commands(commands.millis(true), " beside an endpoint", 1.3);
        }
    }

    private void commands(Map<String, Double> millis, String where, double most) {
        double hello = millis.get("hello");
        for (var name : List.of("key", "status")) {
            report.atMost("onehotctl " + name + where, millis.get(name), "ms", "hello on the same Java: %.0f ms".formatted(hello), millis.get(name) / hello, most);
        }
    }

    private void server() throws Exception {
        new ServerTimes(report, scratch, ROUNDS).run();
    }

    private void lossless() {
        for (var format : DocumentFormat.values()) {
            var times = LosslessTimes.of(format);
            report.figure("one value of 2 MB changed, " + format + ", the first time", times.cold(), "ms");
            report.below("the same, warm", times.warm(), "ms", 50);
        }
    }

    private void sizes() throws SQLException {
        var few = Sizes.open(scratch.fresh("size-10"), 10);
        var more = Sizes.open(scratch.fresh("size-1000"), 1_000);
        var many = Sizes.open(scratch.fresh("size-100000"), 100_000);
        try (var rounds = new Rounds(ROUNDS)) {
            rounds.add("10", new ManagerLoad(few, 1));
            rounds.add("1,000", new ManagerLoad(more, 1));
            rounds.add("100,000", new ManagerLoad(many, 1));
            rounds.run();
            var ten = rounds.median("10", Load.Turn::microsPerWrite);
            report.figure("a write with 10 settings", ten, "µs");
            for (var size : new String[] {"1,000", "100,000"}) {
                report.atMost(
                        "a write with " + size + " settings",
                        rounds.median(size, Load.Turn::microsPerWrite),
                        "µs",
                        "with 10 settings",
                        rounds.ratio("10", size),
                        2);
            }
            report.figure("taking over 250 foreign changes, 1,000 settings", Sizes.refreshMillis(more, 1_000), "ms");
            report.figure("taking over 250 foreign changes, 100,000", Sizes.refreshMillis(many, 100_000), "ms");
        }
    }

    private void compare(Rounds rounds, String what, String mine, String against, String other, double least) {
        report.atLeast(
                what,
                rounds.median(mine, Load.Turn::perSecond),
                "/s",
                "%s: %,.0f /s".formatted(against, rounds.median(other, Load.Turn::perSecond)),
                rounds.ratio(mine, other),
                least);
    }
}
