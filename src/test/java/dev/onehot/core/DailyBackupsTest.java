package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.BackupFile;
import dev.onehot.model.BackupFile.Kind;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// Daily backups that fail are told of at once, everywhere, and go on when what was in their way is gone.
class DailyBackupsTest extends ManagerFixture {
    @Test
    void aFailureStandsInHealthHereAndElsewhereUntilOneSucceeds() throws IOException {
        assertThat(manager.backups().keepDaily()).isEmpty();
        var good = manager.health().backups();
        assertThat(good.failure()).isEmpty();
        assertThat(good.newest()).isPresent();

        var newest = manager.backups().list().getFirst();
        Files.move(newest.path(), folder.resolve("onehot.db.daily-20200101-000000.backup"));
        Files.delete(manager.backups().folder());
        Files.writeString(manager.backups().folder(), "in the way");
        assertThat(manager.health().backups().failure()).as("before the next attempt").isPresent();
        var reason = manager.backups().keepDaily();

        assertThat(reason).isPresent();
        assertThat(manager.health().backups().failure()).isPresent();
        assertThat(manager.health().backups().newest()).contains(Instant.parse("2020-01-01T00:00:00Z"));
        Files.delete(manager.backups().folder());
        try (var other = SettingsManager.open(file)) {
            assertThat(other.health().backups().failure()).as("of the last attempt").isEqualTo(reason);
            assertThat(manager.backups().keepDaily()).isEmpty();
            assertThat(manager.health().backups().failure()).isEmpty();
            assertThat(other.health().backups().failure()).isEmpty();
        }
    }

    @Test
    void theScheduleOutlivesAFailure() throws IOException {
        Files.writeString(manager.backups().folder(), "in the way");
        var told = new CopyOnWriteArrayList<Message>();
        try (var keeping = new Housekeeping(manager, Duration.ofMillis(100), Duration.ofMillis(20)).telling(told::add)) {
            Await.until("it is told", () -> outside.number("SELECT count(*) FROM onehot_meta WHERE key = 'backup_failure' AND value <> ''") == 1);
            Files.delete(manager.backups().folder());
            Await.until("it is made", () -> manager.backups().list().size() == 1);
            Await.until("it is told", () -> manager.health().backups().failure().isEmpty());
            assertThat(told).as("once, however often it was tried").hasSize(1);
            assertThat(keeping).isNotNull();
        }
    }

    @Test
    void aBackupIsAsOldAsItsNameSays() throws IOException {
        var made = manager.backups().make(Optional.empty(), Progress.NONE);
        var old = made.resolveSibling("onehot.db.daily-20240229-120000-2.backup");
        Files.copy(made, old);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(manager.backups().list()).extracting(BackupFile::path).containsExactly(made, old);
        assertThat(manager.backups().list().getLast().at()).isEqualTo(Instant.parse("2024-02-29T12:00:00Z"));
        assertThat(manager.backups().makeDaily()).isTrue();
    }

    @Test
    void copiesOfBeforeARestoreDoNotPileUp() {
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        Path last = backup;
        for (int i = 0; i < 12; i++) {
            last = manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.API).before().orElseThrow();
        }
        manager.backups().makeDaily();
        assertThat(manager.backups().list().stream().filter(it -> it.kind() == Kind.BEFORE_RESTORE).map(BackupFile::path))
                .hasSize(10)
                .contains(last);
    }
}
