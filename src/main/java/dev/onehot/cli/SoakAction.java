package dev.onehot.cli;

import module java.base;

import dev.onehot.core.ChangeWatch;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Snapshot;
import dev.onehot.disk.WorkFolder;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Puts this machine to the test: many processes write one throw-away database, one of them is killed, and what must hold is checked.
@Command(
        name = "soak",
        description = "Put this machine to the test: processes with several writers each write a throw-away database at once,"
                + " one process is killed half-way, and what must hold is checked. Exit code 1 when it does not.")
final class SoakAction extends Action {
    private static final List<String> PROVIDERS = List.of("Alpha", "Beta", "Gamma");

    private static final Duration LAST_WRITES = Duration.ofMinutes(2);

    @Option(names = "--processes", paramLabel = "M", defaultValue = "4", description = "How many processes; by default 4.")
    private int processes;

    @Option(names = "--writers", paramLabel = "N", defaultValue = "4", description = "Writers in each process; by default 4.")
    private int writers;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "For how long; by default 10.")
    private int seconds;

    @Override
    int run() {
        if (processes < 1 || writers < 1 || seconds < 1) {
            throw Refusal.usage("A soak needs at least one process, one writer and one second.", "");
        }
        try (var folder = WorkFolder.temporary()) {
            return soak(folder.path().resolve("onehot.db"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int soak(Path file) {
        var witness = new SoakWitness();
        var children = new ArrayList<SoakProcess>();
        try (var manager = SettingsManager.open(file)) {
            PROVIDERS.forEach(name -> manager.addAiProvider(
                    new ProviderDraft(name, "openai-compatible", "https://soak.example/v1", "", "", KeyChange.KEEP), true));
            try {
                IntStream.range(0, processes).forEach(it -> children.add(new SoakProcess(Relaunch.start(arguments(file, it)))));
                children.forEach(SoakProcess::awaitReady);
                try (var _ = new ChangeWatch(manager);
                        var _ = manager.subscribe(witness)) {
                    children.forEach(SoakProcess::go);
                    killHalfWay(children);
                    // What was begun in time may still wait for other processes.
                    children.forEach(it -> it.await(Duration.ofSeconds(seconds).plus(LAST_WRITES)));
                }
            } finally {
                children.forEach(SoakProcess::stop);
            }
        }
        // Opening looks at every page of the file.
        try (var reopened = SettingsManager.open(file)) {
            return report(children, witness, reopened.snapshot());
        }
    }

    private List<String> arguments(Path file, int process) {
        return List.of(
                "--db", file.toString(), "soak-writer", "--process", String.valueOf(process),
                "--writers", String.valueOf(writers), "--seconds", String.valueOf(seconds));
    }

    private void killHalfWay(List<SoakProcess> children) {
        if (children.size() > 1) {
            try {
                Thread.sleep(seconds * 500L);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            children.getFirst().kill();
        }
    }

    private int report(List<SoakProcess> children, SoakWitness witness, Snapshot end) {
        var failures = children.stream().map(SoakProcess::failure).filter(it -> !it.isEmpty()).collect(Collectors.joining("; "));
        var checks = new ArrayList<>(witness.checks(end));
        checks.add(new SoakCheck("every write that was acknowledged is there", lost(children, end)));
        checks.add(new SoakCheck("no name twice", twice(end)));
        checks.add(new SoakCheck("every command succeeded or said that the database was busy", failures));
        checks.add(new SoakCheck("the file is sound after one of the processes was killed", ""));
        long acknowledged = children.stream().mapToLong(SoakProcess::total).sum();
        long busy = children.stream().mapToLong(SoakProcess::busy).sum();
        boolean held = checks.stream().allMatch(SoakCheck::holds);
        session().show(
                () -> JsonOutput.object(
                        "processes", processes, "writers", writers, "seconds", seconds, "acknowledged", acknowledged,
                        "busy", busy, "states", witness.states(), "ok", held,
                        "invariants", checks.stream().map(SoakCheck::json).toList()),
                out -> {
                    out.line(String.format(
                            Locale.ROOT,
                            "%d processes with %d writers each, %d s: %,d writes acknowledged, %d times busy, %,d states seen.",
                            processes, writers, seconds, acknowledged, busy, witness.states()));
                    checks.forEach(it -> out.line(it.text()));
                });
        return held ? Exit.DONE : Exit.FAILED;
    }

    /// A killed process may have stored one more than it could tell.
    private static String lost(List<SoakProcess> children, Snapshot end) {
        var lost = new ArrayList<String>();
        for (int i = 0; i < children.size(); i++) {
            int process = i;
            boolean killed = children.get(i).isKilled();
            children.get(i).acknowledged().forEach((writer, count) -> {
                var key = SoakWriter.counter(process, writer);
                long stored = end.setting(key).map(it -> Long.parseLong(it.value())).orElse(0L);
                if (stored != count && !(killed && stored > count)) {
                    lost.add(key + " is " + stored + " and not " + count);
                }
            });
        }
        return String.join("; ", lost);
    }

    private static String twice(Snapshot end) {
        long names = end.providers().values().stream().map(Provider::name).distinct().count();
        return names == end.providers().size() ? "" : end.providers().size() - names + " are";
    }
}
