package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command.ActivateProvider;
import dev.onehot.core.events.Command.AddProvider;
import dev.onehot.core.events.Command.Composite;
import dev.onehot.core.events.Command.SetSetting;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.KeyChange;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.StorageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// One process of a soak: several threads write, and each tells what was acknowledged, in a line `writer count`.
@Command(name = "soak-writer", hidden = true, description = "One process of a soak.")
final class SoakWriter extends Action {
    static final String LEFT = "soak left";
    static final String RIGHT = "soak right";

    /// What was begun in time may still wait for other processes.
    private static final Duration LAST_WRITE = Duration.ofMinutes(1);

    @Option(names = "--process", required = true, paramLabel = "N", description = "Which of the processes it is.")
    private int process;

    @Option(names = "--writers", required = true, paramLabel = "N", description = "How many threads write.")
    private int writers;

    @Option(names = "--seconds", required = true, paramLabel = "S", description = "For how long.")
    private int seconds;

    static String counter(int process, int writer) {
        return "soak counter " + process + "." + writer;
    }

    @Override
    int run() {
        var manager = session().reading();
        tell("ready");
        awaitGo();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            int writer = i;
            threads.add(Thread.ofPlatform().start(() -> write(manager, writer, end)));
        }
        for (var thread : threads) {
            try {
                var _ = thread.join(Duration.ofNanos(end - System.nanoTime()).plus(LAST_WRITE));
            } catch (InterruptedException stop) {
                return Exit.FAILED;
            }
        }
        return Exit.DONE;
    }

    private void write(SettingsManager manager, int writer, long end) {
        var random = new Random(process * 1_000L + writer);
        for (int count = 1; System.nanoTime() < end; count++) {
            try {
                manager.apply(next(manager.snapshot(), random, writer, count), Origin.CLI);
                tell(writer + " " + count);
            } catch (StorageException failure) {
                tell(failure.kind() == StorageException.Kind.BUSY ? "busy" : "failed " + failure.kind());
            } catch (NoSuchProviderException gone) {
                tell("failed " + gone.getMessage());
            }
        }
    }

    /// A counter of its own, two settings that are always equal, and a switch or a provider: all of it or nothing.
    private dev.onehot.core.events.Command next(Snapshot snapshot, Random random, int writer, int count) {
        var mark = process + "." + writer + "." + count;
        var commands = new ArrayList<dev.onehot.core.events.Command>(List.of(
                new SetSetting(counter(process, writer), String.valueOf(count), dev.onehot.core.events.Command.ANY),
                new SetSetting(LEFT, mark, dev.onehot.core.events.Command.ANY),
                new SetSetting(RIGHT, mark, dev.onehot.core.events.Command.ANY)));
        var ids = List.copyOf(snapshot.providers().keySet());
        if (random.nextInt(4) == 0) {
            var draft = new ProviderDraft(
                    "Soak " + random.nextInt(20), "openai-compatible", "https://soak.example/v1", mark, "", KeyChange.KEEP);
            commands.add(new AddProvider(draft, random.nextBoolean()));
        } else {
            commands.add(new ActivateProvider(ids.get(random.nextInt(ids.size()))));
        }
        return new Composite(commands);
    }

    private synchronized void tell(String line) {
        session().out().raw(line);
        session().out().flush();
    }

    private void awaitGo() {
        try {
            var _ = session().input().read();
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
