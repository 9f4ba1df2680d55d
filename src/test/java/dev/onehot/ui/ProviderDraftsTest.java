package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.Test;

/// Providers that are half made, and edits, stay as rows of the list until they are saved or given up, and giving up is taken back.
class ProviderDraftsTest extends WindowFixture {
    @Override
    protected void prepare() {
        for (var name : new String[] {"A1", "B1", "C1", "D1", "OpenAI"}) {
            stored(name, "openai", name.equals("OpenAI"));
        }
    }

    @Test
    void whatIsHalfMadeStaysInTheListWhenOneLooksElsewhere() {
        var providers = window.providers().add().kind("ollama").name("First").key("sk-half-made-0123456789");
        providers.select("A1");
        providers.add().kind("groq").name("Second");
        providers.add().kind("mistral").name("Third");
        window.settings();
        window.providers();
        // More than the window has room for.
        assertThat(Person.ask(() -> list().getItems().stream().map(it -> ((dev.onehot.model.Provider) ((Shown<?, ?>) it).get()).name()).toList()))
                .containsExactly("A1", "B1", "C1", "D1", "OpenAI", "First", "Second", "Third");
    }

    @Test
    void aDraftIsTakenUpAgainAndSaved() {
        var providers = window.providers().add().kind("ollama").name("First").model("large");
        providers.select("A1");
        assertThat(outside.number("SELECT count(*) FROM ai_providers")).isEqualTo(5);
        awaitEdits("Changes are not saved yet");
        takeUp("First");
        assertThat(providers.field("modelField")).isEqualTo("large");
        providers.save();
        providers.awaitTitle("First");
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI", "First");
        assertThat(providers.canSave()).isFalse();
        assertThat(outside.number("SELECT count(*) FROM ai_providers")).isEqualTo(6);
        awaitEdits("Saved");
    }

    @Test
    void aNewOneInWhichNothingIsTypedIsNoRow() {
        var providers = window.providers().add();
        providers.select("A1");
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI");
        providers.add().name("x");
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI", "x");
        providers.name("");
        providers.select("A1");
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI");
    }

    @Test
    void discardingAndRevertingAreTakenBack() {
        var providers = window.providers().add().kind("ollama").name("First").key("sk-half-made-0123456789");
        providers.revert();
        window.awaitNotice("Discarded the draft First.");
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI");
        window.undo();
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI", "First");
        assertThat(providers.field("keyField")).isEqualTo("sk-half-made-0123456789");

        robot.clickOn("#providerList");
        takeUp("First");
        robot.push(KeyCode.DELETE);
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI");
        // Not something older that is stored.
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI", "First");

        providers.select("A1").model("mine");
        providers.revert();
        assertThat(providers.field("modelField")).isEqualTo("a1-large");
        window.undo();
        providers.awaitField("modelField", "mine");
        assertThat(providers.canSave()).isTrue();
    }

    @Test
    void aDraftIsNeitherSwitchedNorMoved() {
        var providers = window.providers().add().kind("ollama").name("First");
        providers.select("A1");
        takeUp("First");
        robot.interact(() -> robot.lookup("#providerList").query().requestFocus());
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.ALT, KeyCode.UP);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        window.awaitActive("OpenAI");
        providers.drag("A1", "First");
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI", "First");
    }

    /// D13: what was deleted here once is not taken for deleted here for ever.
    @Test
    void anEditIsKeptWhateverWasDeletedAndRestoredBefore() {
        var providers = window.providers();
        robot.interact(() -> {
            var list = list();
            list.getSelectionModel().clearSelection();
            list.getSelectionModel().selectIndices(1, 2, 3);
            list.requestFocus();
        });
        robot.push(KeyCode.DELETE);
        providers.awaitNames("A1", "OpenAI");
        window.undo();
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI");
        for (var name : new String[] {"B1", "C1", "D1"}) {
            providers.select(name).model("mine " + name);
        }
        outside.run("DELETE FROM ai_providers WHERE provider_name IN ('B1', 'C1')");
        providers.awaitNames("A1", "D1", "OpenAI", "B1", "C1");
        assertThat(providers.field("modelField")).isEqualTo("mine D1");
        takeUp("C1");
        assertThat(providers.field("modelField")).isEqualTo("mine C1");

        providers.select("D1");
        outside.run("DELETE FROM ai_providers WHERE provider_name = 'D1'");
        window.awaitNotice("D1 was deleted elsewhere. Your edits are kept here as a new provider.");
        providers.awaitTitle("New provider");
        assertThat(providers.field("modelField")).isEqualTo("mine D1");
        providers.save();
        Await.until("it is stored", () -> outside.texts("SELECT model FROM ai_providers").contains("mine D1"));
        providers.awaitNames("A1", "OpenAI", "D1", "B1", "C1");
    }

    @Test
    void aDeleteThatFailsLeavesTheEditToBeKept() {
        var providers = window.providers().select("B1");
        providers.model("mine");
        outside.run("CREATE TRIGGER no BEFORE DELETE ON ai_providers BEGIN SELECT RAISE(ABORT, 'not now'); END");
        providers.delete();
        Await.until("it is refused", window::hasNotice);
        outside.run("DROP TRIGGER no");
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI");
        outside.run("DELETE FROM ai_providers WHERE provider_name = 'B1'");
        providers.awaitNames("A1", "C1", "D1", "OpenAI", "B1");
        assertThat(providers.field("modelField")).isEqualTo("mine");
    }

    @Test
    void whatWasTypedInOneThatIsDeletedHereComesBackWithIt() {
        var providers = window.providers().select("B1").model("mine");
        providers.delete();
        providers.awaitNames("A1", "C1", "D1", "OpenAI");
        window.undo();
        providers.awaitNames("A1", "B1", "C1", "D1", "OpenAI");
        providers.select("B1");
        assertThat(providers.field("modelField")).isEqualTo("mine");
        assertThat(outside.text("SELECT model FROM ai_providers WHERE provider_name = 'B1'")).isEqualTo("b1-large");
    }

    private void takeUp(String name) {
        robot.interact(() -> {
            var list = list();
            for (int i = 0; i < list.getItems().size(); i++) {
                if (list.getItems().get(i) instanceof Shown<?, ?> row
                        && row.get() instanceof dev.onehot.model.Provider provider
                        && provider.name().equals(name)) {
                    list.getSelectionModel().clearAndSelect(i);
                }
            }
        });
        window.providers().awaitTitle("New provider");
    }

    private ListView<?> list() {
        return robot.lookup("#providerList").query();
    }

    private String status() {
        return robot.lookup("#saveStateLabel").<Label>query().getText();
    }

    private void awaitEdits(String words) {
        Await.until("the status bar says " + words, () -> {
            robot.settle();
            return Person.ask(() -> status().startsWith(words));
        });
    }
}
