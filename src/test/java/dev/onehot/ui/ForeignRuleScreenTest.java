package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// What another program's rule refuses or undoes is not called saved; what it took away is said, and no longer than it is so.
class ForeignRuleScreenTest extends WindowFixture {
    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void aSwitchThatIsIgnoredIsNotSaved() {
        pin();
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertNotSaved("Ollama was not made active. ", "TRIGGER theirs");
        assertThat(window.active()).isEqualTo("OpenAI");
        assertThat(outside.texts("SELECT provider_name FROM ai_providers WHERE is_active")).containsExactly("OpenAI");

        outside.run("DROP TRIGGER theirs");
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.awaitActive("Ollama");
        assertThat(window.hasNotice()).isFalse();
        assertThat(window.status()).startsWith("Saved");
    }

    @Test
    void anUndoThatIsIgnoredIsNotSaved() {
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.awaitActive("Ollama");
        pin();
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertNotSaved("TRIGGER theirs");
        assertThat(window.active()).isEqualTo("Ollama");
    }

    @Test
    void aRepairThatIsIgnoredIsNotSaved() {
        outside.run("UPDATE ai_providers SET is_active = 1");
        Await.until("it is told", () -> window.hasIntegrityBanner());
        pin();
        window.repair();
        assertNotSaved("TRIGGER theirs");
        assertThat(window.hasIntegrityBanner()).isTrue();
    }

    /// It stays what it is: an edit. A rule about one row is not over when another one is saved.
    @Test
    void aSettingThatIsIgnoredIsNotSaved() {
        outside.run("CREATE TRIGGER theirs BEFORE INSERT ON settings WHEN new.key = 'CHECK_INTERVAL' BEGIN SELECT RAISE(IGNORE); END");
        var settings = window.settings();
        settings.filter("CHECK_INTERVAL");
        settings.set("CHECK_INTERVAL", "90");
        window.awaitNoticeWith("TRIGGER theirs");
        assertThat(window.status()).isEqualTo("Changes are not saved yet");
        settings.awaitValue("CHECK_INTERVAL", "90");
        assertThat(outside.setting("CHECK_INTERVAL")).isNull();

        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.awaitActive("Ollama");
        window.awaitNoticeWith("TRIGGER theirs");
    }

    @Test
    void aKeyThatIsKeptBackIsNotSaved() {
        outside.run("CREATE TRIGGER theirs AFTER UPDATE OF api_key ON ai_providers"
                + " BEGIN UPDATE ai_providers SET api_key = old.api_key WHERE id = new.id; END");
        window.providers().select("Ollama").key("sk-another-0123456789abcdef").save();
        window.awaitNoticeWith("TRIGGER theirs");
        assertThat(notice()).doesNotContain("sk-");
        assertThat(window.status()).isEqualTo("Changes are not saved yet");
        assertThat(outside.texts("SELECT DISTINCT api_key FROM ai_providers")).containsExactly(KEY);
    }

    @Test
    void aNameThatIsStoredOtherwiseIsShownSoAndSaid() {
        outside.run("CREATE TRIGGER theirs AFTER UPDATE OF provider_name ON ai_providers"
                + " BEGIN UPDATE ai_providers SET provider_name = upper(new.provider_name) WHERE id = new.id; END");
        var providers = window.providers().select("Ollama").name("Mine").save();
        window.awaitNotice("MINE is stored otherwise than it was entered: another program's trigger changed it.");
        providers.awaitNames("OpenAI", "MINE");
        assertThat(window.status()).startsWith("Saved");
    }

    @Test
    void whatWasTakenAwayIsSaidUntilItIsBack() {
        outside.run("ALTER TABLE settings DROP COLUMN updated_at");
        for (var way : List.of("again", "something else")) {
            window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
            assertNotSaved("has no updated_at any more: another program took that column or table away.");
            assertThat(notice()).doesNotContain("SQL");
            outside.run("ALTER TABLE settings ADD COLUMN updated_at TIMESTAMP");
            if (way.equals("again")) {
                window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
                window.awaitActive("Ollama");
                Await.until("the notice is gone", () -> !window.hasNotice());
                window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
                window.awaitActive("OpenAI");
                outside.run("ALTER TABLE settings DROP COLUMN updated_at");
            } else {
                window.providers().select("Ollama").pin();
                Await.until("the notice is gone", () -> !window.hasNotice());
            }
            assertThat(window.status()).startsWith("Saved");
        }
    }

    private void pin() {
        outside.run("CREATE TRIGGER theirs BEFORE UPDATE OF is_active ON ai_providers WHEN old.is_active = 1 AND new.is_active = 0"
                + " BEGIN SELECT RAISE(IGNORE); END");
    }

    private void assertNotSaved(String... told) {
        for (var part : told) {
            window.awaitNoticeWith(part);
        }
        assertThat(window.status()).isEqualTo("Not saved");
    }

    private String notice() {
        return Person.ask(() -> ((Label) window.stage().getScene().lookup("#noticeLabel")).getText());
    }
}
