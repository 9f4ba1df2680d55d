package dev.onehot.bench;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.SettingsWriter;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.model.Origin;

/// 1,000 writes handed to [SettingsWriter] at once, timed until the last future is done; again and again for one turn.
final class WriterLoad implements Load {
    private static final int AT_ONCE = 1_000;
    private static final int KEYS = 10;

    private final SettingsManager manager;
    private final SettingsWriter writer;
    private long value;

    WriterLoad(Path file) {
        this.manager = SettingsManager.open(file);
        this.writer = new SettingsWriter(manager, Origin.API);
    }

    @Override
    public Turn turn() {
        long before = manager.snapshot().revision();
        long begin = System.nanoTime();
        long writes = 0;
        do {
            submitAndWait();
            writes += AT_ONCE;
        } while (System.nanoTime() - begin < TURN_MILLIS * 1_000_000L);
        return new Turn(writes, manager.snapshot().revision() - before, System.nanoTime() - begin);
    }

    private void submitAndWait() {
        var futures = new ArrayList<CompletableFuture<Outcome>>(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            futures.add(writer.submit(
                    new Command.SetSetting("bench." + i % KEYS, Long.toString(value++), Command.ANY)));
        }
        futures.forEach(CompletableFuture::join);
    }

    @Override
    public void close() {
        writer.close();
        manager.close();
    }
}
