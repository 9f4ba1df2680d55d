package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.BackupFile;
import dev.onehot.testing.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is done now and then while a window is open.
class HousekeepingTest extends ManagerFixture {
    private static final Duration SOON = Duration.ofMillis(20);

    @Test
    void itMakesTheBackupOfTheDayOnce() {
        manager.setSetting("a", "1");
        try (var keeping = new Housekeeping(manager, SOON, SOON)) {
            Await.until("a backup of the day is there", () -> daily() > 0);
            manager.setSetting("a", "2");
        }
        assertThat(daily()).isEqualTo(1);
    }

    /// Deleted providers are kept for a week.
    @Test
    void itForgetsWhatIsTooOld() {
        long id = add("Gone");
        manager.deleteAiProvider(id);
        assertThat(outside.number("SELECT count(*) FROM onehot_deleted_provider")).isEqualTo(1);
        outside.run("UPDATE onehot_deleted_provider SET deleted_at = '2020-01-01 00:00:00'");
        try (var keeping = new Housekeeping(manager, SOON, SOON)) {
            Await.until("it is forgotten", () -> outside.number("SELECT count(*) FROM onehot_deleted_provider") == 0);
        }
    }

    @Test
    void whatFailsOnceIsTriedAgain() {
        outside.run("BEGIN IMMEDIATE");
        try (var keeping = new Housekeeping(manager, SOON, SOON)) {
            Await.until("a backup of the day is there", () -> daily() > 0);
            outside.run("ROLLBACK");
            manager.backups().list().forEach(it -> assertThat(it.path().toFile().delete()).isTrue());
            Await.until("another one is there", () -> daily() > 0);
        }
    }

    @Test
    void whatHasNotBegunIsNotWaitedForAtTheEnd() {
        var keeping = new Housekeeping(manager, Duration.ofHours(1), Duration.ofHours(1));
        keeping.close();
        assertThat(keeping.isOver()).isTrue();
    }

    private long daily() {
        return manager.backups().list().stream().filter(it -> it.kind() == BackupFile.Kind.DAILY).count();
    }
}
