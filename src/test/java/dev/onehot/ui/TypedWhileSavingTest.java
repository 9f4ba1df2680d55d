package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.ProvidersPage;
import org.junit.jupiter.api.Test;

/// Another program holds the file while this window saves; what a person types in that time is neither lost nor saved unasked.
class TypedWhileSavingTest extends WindowFixture {
    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void whatIsTypedInAProviderMeanwhileStaysAsTheNextEdit() {
        var providers = window.providers().select("Ollama").openAdvanced().model("sent");
        saveSlowly(() -> {
            typeInto("notesArea", "typed since");
            typeInto("keyField", "sk-typed-since-0123456789");
            typeInto("headersArea", "X-Since: 1");
        });
        awaitModel("Ollama", "sent");
        assertThat(providers.field("notesArea")).isEqualTo("typed since");
        assertThat(providers.field("keyField")).isEqualTo("sk-typed-since-0123456789");
        assertThat(providers.canSave()).isTrue();
        assertThat(providers.hasConflict()).isFalse();
        assertThat(outside.texts("SELECT notes FROM onehot_provider")).doesNotContain("typed since");

        providers.save();
        providers.awaitSaved();
        assertThat(outside.texts("SELECT notes || headers FROM onehot_provider")).contains("typed sinceX-Since: 1");
        assertThat(manager.snapshot().named("Ollama").orElseThrow().key().tail()).isEqualTo("6789");
    }

    @Test
    void theFieldThatWasSentCanBeTypedOnIn() {
        var providers = window.providers().select("Ollama").model("sent");
        saveSlowly(() -> typeInto("modelField", "sent and more"));
        awaitModel("Ollama", "sent");
        assertThat(providers.field("modelField")).isEqualTo("sent and more");
        assertThat(providers.hasConflict()).isFalse();
        assertThat(providers.canSave()).isTrue();
    }

    @Test
    void whatIsTypedInANewProviderMeanwhileStays() {
        var providers = window.providers().add().kind("ollama").name("New one");
        saveSlowly(() -> typeInto("notesArea", "typed since"));
        providers.awaitTitle("New one");
        assertThat(providers.field("notesArea")).isEqualTo("typed since");
        assertThat(providers.canSave()).isTrue();
        providers.save();
        providers.awaitSaved();
        assertThat(outside.texts("SELECT notes FROM onehot_provider")).contains("typed since");
        providers.awaitNames("OpenAI", "Ollama", "New one");
    }

    @Test
    void savingAgainMeanwhileSavesOnceMoreAndMakesNoSecondOne() {
        var providers = window.providers().add().kind("ollama").name("New one");
        saveSlowly(() -> {
            typeInto("notesArea", "typed since");
            press(KeyCode.S);
        });
        Await.until("both are stored", () -> outside.texts("SELECT notes FROM onehot_provider").contains("typed since"));
        providers.awaitSaved();
        providers.awaitNames("OpenAI", "Ollama", "New one");
    }

    @Test
    void whatAnotherProgramChangesAfterwardsIsComparedWithWhatWasTypedSince() {
        var providers = window.providers().select("Ollama").model("sent");
        saveSlowly(() -> typeInto("modelField", "mine"));
        awaitModel("Ollama", "sent");
        outside.run("UPDATE ai_providers SET model = 'theirs' WHERE provider_name = 'Ollama'");
        providers.awaitConflict();
        assertThat(providers.clashes()).containsExactly("Model | mine | theirs");
    }

    @Test
    void aSaveThatFailsKeepsBoth() {
        var providers = window.providers().select("Ollama").name("OpenAI");
        saveSlowly(() -> typeInto("notesArea", "typed since"));
        Await.until("it is refused", () -> !isSaving());
        assertThat(providers.field("nameField")).isEqualTo("OpenAI");
        assertThat(providers.field("notesArea")).isEqualTo("typed since");
        providers.name("Renamed").save();
        providers.awaitSaved();
        assertThat(outside.texts("SELECT provider_name FROM ai_providers")).contains("Renamed");
        assertThat(outside.texts("SELECT notes FROM onehot_provider")).contains("typed since");
    }

    @Test
    void tabGoesOnFromNotesAndHeaders() {
        ProvidersPage providers = window.providers().select("Ollama").openAdvanced();
        for (var area : new String[] {"notesArea", "headersArea"}) {
            robot.interact(() -> find(area).requestFocus());
            robot.push(KeyCode.TAB);
            assertThat(Person.ask(() -> find(area).isFocused())).as(area).isFalse();
            assertThat(providers.field(area)).isEmpty();
        }
        robot.interact(() -> find("notesArea").requestFocus());
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(Person.ask(() -> find("notesArea").isFocused())).isFalse();
        assertThat(providers.canSave()).isFalse();
    }

    @Test
    void savingClosesTheListOfModelsAndSaves() {
        var providers = window.providers().select("OpenAI");
        robot.clickOn("#modelField");
        robot.interact(() -> ((TextInputControl) find("modelField")).selectAll());
        robot.write("gpt");
        Await.until("models are offered", () -> hasSuggestions());
        robot.push(KeyCode.CONTROL, KeyCode.S);
        providers.awaitSaved();
        assertThat(hasSuggestions()).isFalse();
        awaitModel("OpenAI", "gpt");

        robot.write("-");
        Await.until("models are offered", () -> hasSuggestions());
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        robot.writeOn("\r");
        robot.settle();
        assertThat(hasSuggestions()).isFalse();
        assertThat(providers.canSave()).isTrue();

        // What is typed is meant, where nothing of the list was chosen.
        robot.interact(() -> ((TextInputControl) find("modelField")).selectAll());
        robot.write("gp");
        Await.until("models are offered", () -> hasSuggestions());
        robot.push(KeyCode.ENTER);
        providers.awaitSaved();
        assertThat(hasSuggestions()).isFalse();
        awaitModel("OpenAI", "gp");
    }

    private boolean hasSuggestions() {
        robot.settle();
        return Person.ask(() -> robot.lookup("#suggestionList").tryQuery().isPresent());
    }

    /// Saves while another program has the file, which lets it go after `meanwhile`.
    private void saveSlowly(Runnable meanwhile) {
        outside.run("BEGIN IMMEDIATE");
        press(KeyCode.S);
        Await.until("it is saving", this::isSaving);
        meanwhile.run();
        outside.run("COMMIT");
    }

    private void press(KeyCode key) {
        robot.interactNoWait(() -> {
            var scene = find("saveButton").getScene();
            scene.getAccelerators().get(Shortcuts.shortcut(key)).run();
        });
    }

    private boolean isSaving() {
        return Person.ask(() -> ((javafx.scene.control.Label) find("saveStateLabel")).getText().equals("Saving…"));
    }

    private void typeInto(String id, String text) {
        robot.interactNoWait(() -> {
            var control = (TextInputControl) find(id);
            control.requestFocus();
            control.selectAll();
        });
        robot.writeOn(text);
    }

    private Node find(String id) {
        return robot.lookup("#" + id).query();
    }

    private void awaitModel(String name, String model) {
        Await.until(model + " is stored", () -> model.equals(outside.text("SELECT model FROM ai_providers WHERE provider_name = ?", name)));
        robot.settle();
    }
}
