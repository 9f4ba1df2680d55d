package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import javafx.scene.control.ScrollPane;
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
        manager.setSetting(OwnSettings.CHECK_ON_SAVE, "true");

        health.previewNewest();
        health.awaitTitle("Restoring the backup of ");
        assertThat(health.planned()).containsExactlyInAnyOrder("Check interval: 90 → 60", "other is removed", "Test on save goes back to its default");
        health.confirm();

        Await.until("it is restored", () -> "60".equals(outside.setting("CHECK_INTERVAL")));
        window.awaitNotice("Settings and providers are as they were in the backup.");
        assertThat(Person.ask(() -> ((ScrollPane) robot.lookup("#healthScroll").query()).getVvalue())).as("back at the list").isZero();
        window.undo();
        Await.until("it is taken back", () -> "90".equals(outside.setting("CHECK_INTERVAL")));
        assertThat(outside.setting("other")).isEqualTo("1");
    }

    /// Who has just made one means it, and not the one that was the newest before.
    @Test
    void theNewestBackupIsChosenUnlessAPersonChoseAnother() {
        var health = window.health();
        health.backUp();
        health.awaitBackups(1);
        health.backUp();
        health.awaitBackups(2);
        assertThat(health.chosenBackup()).isZero();
        robot.interact(() -> robot.lookup("#backupList").queryListView().getSelectionModel().select(1));
        health.backUp();
        health.awaitBackups(3);
        assertThat(health.chosenBackup()).isEqualTo(2);
    }

    @Test
    void theFileIsChecked() {
        var health = window.health();
        health.awaitState("Everything is in order");
        health.check();
        health.awaitState("No damage was found");
        assertThat(health.left("healthStatusButton")).as("in line with what it opens").isEqualTo(health.left("checkDatabaseButton"));
    }

    /// For a person health is that of the providers: a key that is refused is not "in order".
    @Test
    void aProviderThatDoesNotWorkIsSaid() {
        long id = stored("Anthropic", "anthropic", true);
        window.awaitActive("Anthropic");
        var health = window.health();
        health.awaitState("Everything is in order");
        var refused = new CheckResult("2026-11-28 12:00:00", "https://api.anthropic.com/v1", Light.on(5), Light.off(5), Light.UNKNOWN, OptionalLong.empty(),
                Optional.of(CheckFailure.of(CheckClass.KEY_REFUSED, "")));
        manager.apply(new Command.RecordCheck(id, manager.snapshot().provider(id).orElseThrow().version(), refused, List.of()), Origin.WINDOW);
        health.awaitState("One provider does not work");
        health.awaitTextWith("healthAdviceLabel", "Anthropic: key refused ");
    }

    /// A slip of the finger would make the keys in the file unreadable for ever: it is typed twice, or seen; and how good it is, is said.
    @Test
    void aPassphraseThatIsSeenNeedsNotBeTypedTwice() {
        var health = window.health();
        health.backups();
        health.typePassphrase("aaaaaaaaaaaaaaaaaaaa");
        health.awaitText("transferStrengthLabel", "Weak: easy to guess. Four words that do not belong together are better.");
        health.typePassphrase("correct horse battery staple");
        health.awaitText("transferStrengthLabel", "Strong");
        assertThat(health.shows("transferRepeatField")).isTrue();
        assertThat(health.shows("transferShownField")).isFalse();
        health.showPassphrase();
        health.awaitText("transferShownField", "correct horse battery staple");
        assertThat(health.shows("transferRepeatField")).isFalse();
        assertThat(health.shows("transferPassphraseField")).isFalse();
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
