package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import org.junit.jupiter.api.Test;

/// Whoever asks after a commit has returned is told of it, whoever committed.
class LatestSnapshotTest extends ManagerFixture {
    @Test
    void whatAnyProcessCommittedHoldsAtOnce() {
        long a = addActive("A");
        long b = add("B");
        try (var latest = new LatestSnapshot(manager);
                var other = SettingsManager.open(file)) {
            assertThat(latest.get().activeIds()).containsExactly(a);
            for (int i = 0; i < 200; i++) {
                long next = i % 2 == 0 ? b : a;
                switch (i % 3) {
                    case 0 -> other.apply(new Command.ActivateProvider(next), Origin.CLI);
                    case 1 -> manager.apply(new Command.ActivateProvider(next), Origin.WINDOW);
                    default -> outside.run("UPDATE ai_providers SET is_active = (id = " + next + ")");
                }
                assertThat(latest.get().activeIds()).as("%d", i).containsExactly(next);
                assertThat(latest.get().activeIds()).as("%d", i).containsExactly(next);
            }
        }
    }

    @Test
    void manyWhoAskAtOnceAreAllToldTheNewest() throws InterruptedException {
        long a = addActive("A");
        long b = add("B");
        var wrong = new ConcurrentLinkedQueue<String>();
        var committed = new AtomicLong();
        var ended = new AtomicBoolean();
        try (var latest = new LatestSnapshot(manager);
                var other = SettingsManager.open(file)) {
            var askers = IntStream.range(0, 8).mapToObj(asker -> Thread.ofVirtual().start(() -> {
                while (!ended.get()) {
                    long before = committed.get();
                    long revision = latest.get().revision();
                    if (revision < before) {
                        wrong.add(revision + " after " + before);
                    }
                }
            })).toList();
            for (int i = 0; i < 100; i++) {
                committed.set(other.apply(new Command.ActivateProvider(i % 2 == 0 ? b : a), Origin.CLI).revision());
            }
            ended.set(true);
            for (var asker : askers) {
                assertThat(asker.join(Duration.ofSeconds(30))).isTrue();
            }
        }
        assertThat(wrong).isEmpty();
    }
}
