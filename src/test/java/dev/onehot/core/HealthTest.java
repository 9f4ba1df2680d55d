package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;

/// What is told of the file and the process is true, and names nothing secret.
class HealthTest extends ManagerFixture {
    @Test
    void factsAreThoseOfTheFile() throws IOException {
        addActive("A");
        manager.setSetting("a", "1");
        var health = manager.health();
        assertThat(health.database().file()).isEqualTo(file);
        assertThat(health.database().journal()).isEqualTo("wal");
        assertThat(health.database().bytes()).isEqualTo(Files.size(file));
        assertThat(health.database().format()).isEqualTo(5);
        assertThat(health.database().pages()).isPositive();
        assertThat(health.database().lastForeign()).isEmpty();
        assertThat(health.database().inPlace()).isTrue();
        assertThat(health.providers()).isEqualTo(1);
        assertThat(health.revision()).isEqualTo(manager.snapshot().revision());
        outside.run("INSERT INTO settings(key, value) VALUES ('b', '1')");
        manager.refresh();
        assertThat(manager.health().database().lastForeign()).isPresent();
    }

    @Test
    void aFileThatWasTakenAwayIsNoticed() throws IOException {
        Files.move(file, folder.resolve("elsewhere.db"));
        Files.copy(folder.resolve("elsewhere.db"), file);
        assertThat(manager.health().database().inPlace()).isFalse();
        Files.move(folder.resolve("elsewhere.db"), file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(manager.health().database().inPlace()).isTrue();
    }

    @Test
    void aCheckTellsHowFarItIsCanBeEndedAndFindsDamage() throws IOException {
        var steps = new ArrayList<Long>();
        assertThat(manager.check((done, total) -> steps.add(done))).isEmpty();
        assertThat(steps).hasSizeGreaterThan(3).isSorted();
        assertThat(manager.check((done, total) -> false)).isEmpty();

        outside.run("CREATE TABLE filler(text TEXT)");
        outside.run("CREATE INDEX filler_text ON filler(text)");
        outside.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO filler SELECT 'x' || i FROM n");
        outside.run("PRAGMA wal_checkpoint(TRUNCATE)");
        long page = outside.number("SELECT rootpage FROM sqlite_schema WHERE name = 'filler_text'");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(64), (page - 1) * 4096 + 8);
        }
        assertThat(manager.check(Progress.NONE)).isNotEmpty();
    }

    @Test
    void theReportNamesNothingOfAPerson() {
        manager.addAiProvider(Drafts.withKey("Private name", "sk-0123456789abcdef"), true);
        manager.setSetting("private key", "private value");
        var report = manager.health().report();
        assertThat(report).contains("Onehot 0.1.0", "SQLite 3.", "Providers: 1, settings: 1");
        assertThat(report).doesNotContain("Private", "private", "sk-", "example.com");
    }

    @Test
    void historyBeyondTheLimitIsForgottenButNoGestureIsCut() {
        manager.setSetting("ONEHOT_HISTORY_LIMIT", "100");
        manager.composite(Origin.API, () -> {
            for (int i = 0; i < 50; i++) {
                manager.setSetting("k" + i, "1");
            }
            return 0;
        });
        for (int i = 0; i < 80; i++) {
            manager.setSetting("n", String.valueOf(i));
        }
        manager.expire();
        var kept = manager.history(HistoryFilter.newest(1_000));
        assertThat(kept).hasSize(81);
        assertThat(kept.getLast().changes()).hasSize(50);
        // Onehot would refuse it; another program does not.
        outside.run("UPDATE settings SET value = 'nonsense' WHERE key = 'ONEHOT_HISTORY_LIMIT'");
        manager.refresh();
        manager.expire();
        assertThat(manager.history(HistoryFilter.newest(1_000))).hasSize(82);
    }
}
