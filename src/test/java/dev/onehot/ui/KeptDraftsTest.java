package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Person;
import dev.onehot.testing.PlainFile;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// What is typed outlives the program, and no secret of it is ever on the disk as it is.
class KeptDraftsTest extends KeptFixture {
    private static final String HEADER = "do-not-show-header-value";

    @Override
    protected void prepare() {
        manager.keys().prepare().join();
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void whatIsHalfMadeAndWhatIsEditedIsThereAfterTheNextStart() throws TimeoutException, IOException {
        var providers = window.providers().add().kind("groq").name("First").key(TYPED).openAdvanced()
                .advanced("headersArea", "Authorization: Bearer " + HEADER);
        providers.select("Ollama").model("mine").key(TYPED);
        // Before the window is closed: so much is there after a kill.
        awaitKept("First", "mine");
        assertHidden();
        restart(() -> {});
        providers = window.providers();
        providers.awaitNames("OpenAI", "Ollama", "First");
        takeUp("First", "New provider");
        assertThat(providers.field("keyField")).isEqualTo(TYPED);
        providers.openAdvanced();
        assertThat(providers.field("headersArea")).isEqualTo("Authorization: Bearer " + HEADER);
        takeUp("Ollama", "Ollama");
        assertThat(providers.field("modelField")).isEqualTo("mine");
        assertThat(providers.field("keyField")).isEqualTo(TYPED);
        assertThat(providers.hasConflict()).isFalse();
        assertHidden();

        providers.save();
        providers.awaitSaved();
        takeUp("First", "New provider");
        providers.revert();
        Await.until("nothing is kept any more", () -> !Files.exists(drafts()));
        assertThat(manager.snapshot().named("Ollama").orElseThrow().model()).isEqualTo("mine");
    }

    @Test
    void whatIsTypedBesideASecretHeaderOfAStoredProviderIsThereToo() throws TimeoutException, IOException {
        window.providers().select("Ollama").openAdvanced().advanced("headersArea", "Authorization: Bearer " + HEADER).model("mine");
        awaitKept("mine");
        restart(() -> {});
        takeUp("Ollama", "Ollama");
        var providers = window.providers();
        providers.awaitField("headersArea", "Authorization: Bearer " + HEADER);
        assertThat(providers.field("modelField")).isEqualTo("mine");
        assertHidden();
    }

    @Test
    void whatOthersChangedMeanwhileIsComparedAndWhatTheyDeletedIsMadeAnew() throws TimeoutException {
        var providers = window.providers().select("Ollama").model("mine");
        providers.select("OpenAI").model("gone");
        awaitKept("mine", "gone");
        restart(() -> {
            try (var other = Outside.on(file)) {
                other.run("UPDATE ai_providers SET model = 'theirs' WHERE provider_name = 'Ollama'");
                other.run("DELETE FROM ai_providers WHERE provider_name = 'OpenAI'");
            }
        });
        window.awaitNotice("OpenAI was deleted elsewhere. Your edits are kept here as a new provider.");
        providers = window.providers();
        providers.awaitNames("Ollama", "OpenAI");
        takeUp("Ollama", "Ollama");
        providers.awaitConflict();
        assertThat(providers.clashes()).containsExactly("Model | mine | theirs");
        takeUp("OpenAI", "New provider");
        assertThat(providers.field("modelField")).isEqualTo("gone");
    }

    @Test
    void settingsThatAreTypedAreThereAfterTheNextStartAndSecretsOnlyEncrypted() throws TimeoutException, IOException {
        manager.setSetting("zz1", "old");
        manager.setSetting("zz2", "old");
        manager.setSetting("zz_api_key", "x");
        var settings = window.settings();
        settings.awaitShown("ONEHOT_HISTORY_LIMIT");
        settings.filter("zz");
        typeInto("settingField", "zz1", "mine");
        typeInto("settingField", "zz2", "gone");
        robot.interact(() -> control("settingSecretField", "zz_api_key").setText(TYPED));
        robot.interact(() -> control("settingField", "zz1").setText("mine, too"));
        awaitKept("mine, too", "settings/zz_api_key");
        assertHidden();
        restart(() -> {
            try (var other = Outside.on(file)) {
                other.run("UPDATE settings SET value = 'theirs' WHERE key = 'zz1'");
                other.run("DELETE FROM settings WHERE key = 'zz2'");
            }
        });
        settings = window.settings();
        settings.awaitShown("ONEHOT_HISTORY_LIMIT");
        settings.filter("@edited");
        settings.awaitValue("zz1", "mine, too");
        settings.awaitProblem("Changed elsewhere to “theirs”. Enter keeps yours, Esc takes theirs.");
        Await.until("the secret is there", () -> {
            robot.settle();
            return Person.ask(() -> control("settingSecretField", "zz_api_key").getText().equals(TYPED));
        });
        assertHidden();
    }

    private void typeInto(String id, String key, String text) {
        robot.interact(() -> control(id, key).setText(text));
    }

    private TextInputControl control(String id, String key) {
        return robot.lookup((Node it) -> id.equals(it.getId()) && key.equals(it.getUserData()) && isShown(it)).query();
    }

    /// A shared file has no master key that a draft could be encrypted with.
    @Test
    void aKeyThatCannotBeEncryptedIsNotKeptAndItsRowSaysSo() throws TimeoutException, IOException {
        closeWindow();
        Files.delete(file);
        PlainFile.at(file);
        reopen();
        var providers = window.providers().add().kind("groq").name("First").key(TYPED);
        awaitKept("First");
        assertHidden();
        restart(() -> {});
        takeUp("First", "New provider");
        assertThat(providers.field("keyField")).isEmpty();
        Await.until("the row says so", () -> marks().contains("type the key again"));
        window.providers().key("sk-again-0123456789");
        Await.until("it says so no more", () -> marks().equals(List.of("draft")));
    }

    /// What rows say of edits.
    private List<String> marks() {
        robot.settle();
        return Person.ask(() -> robot.lookup((Node it) -> "rowEditedLabel".equals(it.getId()) && isShown(it)).queryAll().stream()
                .map(it -> ((Label) it).getText())
                .toList());
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private void takeUp(String name, String title) {
        Await.until(name + " is listed", () -> {
            robot.settle();
            return Person.ask(() -> indexOf(name) >= 0);
        });
        robot.interact(() -> robot.lookup("#providerList").<ListView<?>>query().getSelectionModel().clearAndSelect(indexOf(name)));
        window.providers().awaitTitle(title);
    }

    private int indexOf(String name) {
        var items = robot.lookup("#providerList").<ListView<?>>query().getItems();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Shown<?, ?> row && row.get() instanceof dev.onehot.model.Provider it && it.name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
