package dev.onehot.bench;

import module java.base;

import dev.onehot.core.ChangeWatch;
import dev.onehot.core.SettingsManager;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;

/// What a database on a server costs: all in one run on one server on this computer.
final class ServerTimes {
    private static final int SETTINGS = 10_000;
    private static final int OPENINGS = 9;
    private static final int SWITCHES = 100;
    private static final int IDLE_SECONDS = 20;

    private final Report report;
    private final Scratch scratch;
    private final int rounds;

    ServerTimes(Report report, Scratch scratch, int rounds) {
        this.report = report;
        this.scratch = scratch;
        this.rounds = rounds;
    }

    void run() throws Exception {
        try (var stage = new ServerStage(scratch.folder("server"))) {
            writes(stage);
            opening(stage);
            idle(stage);
            screen(stage);
        }
    }

    private void writes(ServerStage stage) {
        try (var contenders = new Rounds(rounds)) {
            contenders.add("1", new ManagerLoad(stage.open(stage.fresh("one")), 1));
            contenders.add("plain 1", new PlainServerLoad(stage, stage.fresh("plain_one"), 1));
            contenders.add("10", new ManagerLoad(stage.open(stage.fresh("ten")), 10));
            contenders.add("plain 10", new PlainServerLoad(stage, stage.fresh("plain_ten"), 10));
            contenders.run();
            for (var threads : List.of("1", "10")) {
                report.atLeast(
                        threads.equals("1") ? "on a server: 1 thread, each write waited for" : "10 threads, each waits for its own write",
                        contenders.median(threads, Load.Turn::perSecond), "/s",
                        "%s plain: %,.0f /s".formatted(threads, contenders.median("plain " + threads, Load.Turn::perSecond)),
                        contenders.ratio(threads, "plain " + threads), threads.equals("1") ? 0.95 : 3);
            }
        }
    }

    /// By turns, so that whatever else the machine does is shared by both.
    private void opening(ServerStage stage) throws SQLException {
        var file = scratch.fresh("opened");
        var database = stage.fresh("opened");
        Sizes.open(file, SETTINGS).close();
        try (var manager = stage.open(database)) {
            Sizes.fill(manager, 0, SETTINGS);
        }
        stage.run(database, "VACUUM ANALYZE");
        var ofFile = new double[OPENINGS];
        var ofServer = new double[OPENINGS];
        var ways = new double[OPENINGS];
        for (int i = -3; i < OPENINGS; i++) {
            double first = millis(() -> SettingsManager.open(file));
            double second = millis(() -> stage.open(database));
            double third = way(stage, database);
            if (i >= 0) {
                ofFile[i] = first;
                ofServer[i] = second;
                ways[i] = third;
            }
        }
        double plain = median(ofFile) * 1.5 + 3 * median(ways);
        report.figure("there and back", median(ways), "ms");
        report.atMost("opened with %,d settings".formatted(SETTINGS), median(ofServer), "ms",
                "1.5 x a file's %.1f ms + 3 ways".formatted(median(ofFile)), median(ofServer) / plain, 1);
    }

    private static double millis(Supplier<SettingsManager> open) {
        long start = System.nanoTime();
        var manager = open.get();
        double took = (System.nanoTime() - start) / 1e6;
        manager.close();
        return took;
    }

    private static double way(ServerStage stage, String database) throws SQLException {
        try (var connection = stage.plain(database); var statement = connection.prepareStatement("SELECT 1")) {
            var times = new double[20];
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                statement.execute();
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            return median(times);
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Against the same process without it afterwards, which has a server's log and compilers of its own to look after.
    private void idle(ServerStage stage) throws InterruptedException {
        double watching;
        try (var manager = stage.open(stage.fresh("idle")); var _ = new ChangeWatch(manager)) {
            watching = percentOfACore();
        }
        report.below("idle, watching, more than without", watching - percentOfACore(), "% of a core", 0.1);
    }

    private static double percentOfACore() throws InterruptedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        // What was done before still has compilers at work.
        Thread.sleep(3_000);
        long before = system.getProcessCpuTime();
        Thread.sleep(IDLE_SECONDS * 1_000L);
        return (system.getProcessCpuTime() - before) / 1e7 / IDLE_SECONDS;
    }

    private void screen(ServerStage stage) throws Exception {
        try (var manager = stage.open(stage.fresh("screen")); var _ = new ChangeWatch(manager); var connection = stage.plain("screen");
                var statement = connection.createStatement()) {
            var window = WindowTimes.over(manager, scratch.folder("screen"), 2);
            connection.setAutoCommit(false);
            var millis = window.foreignSwitches(SWITCHES, (from, to) -> {
                try {
                    statement.execute("UPDATE onehot.ai_providers SET is_active = 0 WHERE id = " + from);
                    statement.execute("UPDATE onehot.ai_providers SET is_active = 1 WHERE id = " + to);
                    connection.commit();
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            report.figure("another program's switch to the screen, p50", millis[SWITCHES / 2], "ms");
            report.below("p95", millis[SWITCHES * 95 / 100], "ms", 300);
            window.close();
        }
    }
}
