package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// Backups are made, looked into, restored and taken back in the window.
class HealthScreenTest extends WindowFixture {
    @Test
    void aBackupIsRestoredAndTakenBack() {
        stored("Anthropic", "anthropic", true);
        manager.setSetting("CHECK_INTERVAL", "60");
        var health = window.health();
        health.awaitState("Everything is in order");
        health.backUp();
        health.awaitBackups(1);
        manager.setSetting("CHECK_INTERVAL", "90");
        manager.setSetting("other", "1");

        health.previewNewest();
        assertThat(health.planned()).isEqualTo(2);
        health.confirm();

        Await.until("it is restored", () -> "60".equals(outside.setting("CHECK_INTERVAL")));
        window.awaitNotice("Settings and providers are as they were in the backup.");
        window.undo();
        Await.until("it is taken back", () -> "90".equals(outside.setting("CHECK_INTERVAL")));
        assertThat(outside.setting("other")).isEqualTo("1");
    }

    @Test
    void theFileIsChecked() {
        var health = window.health();
        health.awaitFocus("checkDatabaseButton");
        health.awaitState("Everything is in order");
        health.check();
        health.awaitState("No damage was found");
    }

    @Test
    void dailyBackupsThatFailAreToldWithTheReason() throws IOException {
        Files.writeString(manager.backups().folder(), "in the way");
        window.health().awaitState("Daily backups fail");
    }

    @Test
    void aDailyBackupThatFailedIsSaidWhereverThePersonIs() {
        shown.tellNoBackup(Message.of("storage.disk_full", "onehot.db", ""));
        window.awaitNotice("There is no new daily backup. There is no room left for onehot.db.");
    }
}
