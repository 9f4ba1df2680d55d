package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Person;
import dev.onehot.testing.PlainFile;
import dev.onehot.ui.pages.SettingsPage;
import org.junit.jupiter.api.Test;

/// What is typed beside the forms and the rows outlives the program too: the settings as JSON, a setting that is to be added, and the names of further keys.
class KeptTextsTest extends KeptFixture {
    @Override
    protected void prepare() {
        manager.keys().prepare().join();
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        manager.setSetting("first", "1");
        manager.setSetting("second", "1");
    }

    @Test
    void theSettingsAsJsonAreThereAndWhatOthersChangedSinceStaysTheirs() throws TimeoutException {
        typeJson("{\"first\": \"mine\", \"second\": \"1\"}");
        awaitKept("json/all", "mine");
        restart(() -> outsideRun("UPDATE settings SET value = 'theirs' WHERE key = 'second'"));
        var settings = settingsWithEdits(1);
        settings.openJson();
        settings.awaitJson("{\"first\": \"mine\", \"second\": \"1\"}");
        settings.awaitJsonState("1 setting would change");
        settings.saveJson();
        awaitStored("first", "mine");
        assertThat(outside.setting("second")).isEqualTo("theirs");
        Await.until("nothing is kept any more", () -> !Files.exists(drafts()));
    }

    @Test
    void whatBothChangedIsToldAndNotOverwritten() throws TimeoutException {
        typeJson("{\"first\": \"mine\"}");
        awaitKept("json/all", "mine");
        restart(() -> {
            outsideRun("UPDATE settings SET value = 'theirs' WHERE key = 'first'");
            outsideRun("UPDATE settings SET value = 'theirs' WHERE key = 'second'");
        });
        var settings = settingsWithEdits(1);
        settings.openJson();
        settings.awaitJsonState("2 settings would change");
        settings.saveJson();
        Await.until("it is told", () -> window.hasNotice());
        settings.awaitJson("{\"first\": \"mine\"}");
        assertThat(outside.setting("first")).isEqualTo("theirs");
        assertThat(outside.setting("second")).isEqualTo("theirs");
        settings.revertJson();
        Await.until("nothing is kept any more", () -> !Files.exists(drafts()));
    }

    @Test
    void aKeyInTheJsonIsOnlyKeptEncrypted() throws TimeoutException, IOException {
        var json = "{\"first\": \"1\", \"second\": \"" + TYPED + "\"}";
        typeJson(json);
        awaitKept("json/all");
        assertHidden();
        restart(() -> {});
        var settings = settingsWithEdits(1);
        settings.openJson();
        settings.awaitJson(json);
        assertHidden();
    }

    @Test
    void aSettingThatIsBeingAddedIsThereUnlessItWasGivenUp() throws TimeoutException, IOException {
        window.settings();
        typeNew("third", "half typed");
        awaitKept("third", "half typed");
        restart(() -> {});
        settingsWithEdits(1);
        awaitNew("third", "half typed");
        robot.interact(() -> text("newKeyField").setText("THIRD_API_KEY"));
        robot.interact(() -> text("newValueField").setText(TYPED));
        awaitKept("THIRD_API_KEY");
        Await.until("the value before is forgotten", () -> !read(drafts()).contains("half typed"));
        assertHidden();
        restart(() -> {});
        settingsWithEdits(1);
        awaitNew("THIRD_API_KEY", TYPED);
        robot.interact(() -> robot.lookup("#cancelSettingButton").<javafx.scene.control.Button>query().fire());
        Await.until("nothing is kept any more", () -> !Files.exists(drafts()));
    }

    /// A shared file has no master key that it could be encrypted with.
    @Test
    void aSecretThatCannotBeEncryptedIsNotKeptAndThatIsSaid() throws TimeoutException, IOException {
        closeWindow();
        Files.delete(file);
        PlainFile.at(file);
        reopen();
        window.settings();
        typeNew("third_api_key", TYPED);
        awaitKept("third_api_key");
        assertHidden();
        restart(() -> {});
        window.settings();
        window.awaitNoticeWith("was not kept, because it is secret");
        awaitNew("third_api_key", "");
    }

    @Test
    void theNamesOfKeysAreThereAndTheKeysAreNowhere() throws TimeoutException, IOException {
        var providers = window.providers().select("OpenAI");
        openSpare();
        robot.interact(() -> text("spareLabelField").setText("for the team"));
        robot.interact(() -> text("inUseLabelField").setText("my own"));
        robot.interact(() -> text("spareKeyField").setText(TYPED));
        providers.select("Ollama");
        assertThat(text("spareLabelField").getText()).isEmpty();
        providers.select("OpenAI");
        assertThat(text("spareLabelField").getText()).isEqualTo("for the team");
        robot.interact(() -> text("spareKeyField").setText(TYPED));
        awaitKept("for the team", "my own");
        assertHidden();
        restart(() -> {});
        window.providers().select("OpenAI");
        Await.until("they are there", () -> Person.ask(() -> text("spareLabelField").getText().equals("for the team")
                && text("inUseLabelField").getText().equals("my own")));
        assertThat(text("spareKeyField").getText()).isEmpty();
        assertThat(robot.lookup("#spareKeysPane").<TitledPane>query().isExpanded()).isTrue();
        Await.until("they are counted", () -> window.status().equals("Changes are not saved yet"));

        robot.interact(() -> text("spareKeyField").setText(TYPED));
        robot.interact(() -> robot.lookup("#addSpareButton").<javafx.scene.control.Button>query().fire());
        robot.interact(() -> text("inUseLabelField").fireEvent(new javafx.event.ActionEvent()));
        Await.until("both are stored", () -> manager.snapshot().named("OpenAI")
                .filter(it -> it.spareKeys().size() == 1 && it.keyLabel().equals("my own")).isPresent());
        Await.until("nothing is kept any more", () -> !Files.exists(drafts()));
    }

    private void openSpare() {
        robot.interact(() -> robot.lookup("#spareKeysPane").<TitledPane>query().setExpanded(true));
    }

    private void typeJson(String json) {
        var settings = window.settings();
        settings.awaitShown("ONEHOT_HISTORY_LIMIT");
        settings.openJson();
        settings.typeJson(json);
    }

    private SettingsPage settingsWithEdits(int edits) {
        var settings = window.settings();
        Await.until("the status bar says so", () -> window.status().equals(
                edits == 1 ? "Changes are not saved yet" : "Changes in " + edits + " places are not saved yet"));
        return settings;
    }

    private void typeNew(String key, String value) {
        robot.interact(() -> robot.lookup("#addSettingButton").<ToggleButton>query().setSelected(true));
        robot.interact(() -> text("newKeyField").setText(key));
        robot.interact(() -> text("newValueField").setText(value));
    }

    private void awaitNew(String key, String value) {
        Await.until(key + " is there", () -> Person.ask(() -> text("newKeyField").getText().equals(key)
                && text("newValueField").getText().equals(value) && text("newKeyField").getParent().getParent().getParent().isVisible()));
    }

    private TextInputControl text(String id) {
        return robot.lookup("#" + id).query();
    }

    private void awaitStored(String key, String value) {
        Await.until(key + " is " + value, () -> value.equals(outside.setting(key)));
    }

    private void outsideRun(String sql) {
        try (var other = Outside.on(file)) {
            other.run(sql);
        }
    }
}
