package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Progress;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What the status bar says of this window's writes is true, and no longer than it is.
class StatusTest extends WindowFixture {
    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void nothingToUndoIsNothingThatWasNotSaved() {
        var before = window.status();
        window.press(KeyCode.CONTROL, KeyCode.Z);
        Await.until("it is told", () -> window.hasNotice());
        assertThat(window.status()).isEqualTo(before);
    }

    @Test
    void notSavedIsSaidForAsLongAsTheFailureIs() {
        outside.run("CREATE TRIGGER no_more BEFORE UPDATE ON ai_providers BEGIN SELECT RAISE(FAIL, 'no'); END");
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        Await.until("it is told", () -> window.hasNotice());
        assertThat(window.status()).isEqualTo("Not saved");
        outside.run("DROP TRIGGER no_more");
        robot.interact(() -> ((Button) find("noticeCloseButton")).fire());
        assertThat(window.status()).isEqualTo("All changes are saved");
    }

    @Test
    void aRestoreIsSavedNow() {
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        var before = window.status();
        assertThat(before).startsWith("Saved");
        manager.setSetting("CHECK_INTERVAL", "60");
        manager.backups().make(Optional.empty(), Progress.NONE);
        manager.setSetting("CHECK_INTERVAL", "90");
        // The time has seconds.
        LockSupport.parkNanos(Duration.ofMillis(1100).toNanos());

        var health = window.health();
        health.awaitBackups(1);
        health.previewNewest();
        health.confirm();
        Await.until("it is restored", () -> "60".equals(outside.setting("CHECK_INTERVAL")));
        Await.until("the time is that of the restore", () -> window.status().startsWith("Saved") && !window.status().equals(before));
    }

    private Node find(String id) {
        return Person.ask(() -> window.stage().getScene().lookup("#" + id));
    }
}
