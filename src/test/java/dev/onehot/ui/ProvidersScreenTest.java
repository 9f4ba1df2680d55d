package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The main job, in the window: add, edit, activate, delete, undo.
class ProvidersScreenTest extends WindowFixture {
    @Test
    void aFirstProviderIsAddedWithAKeyAndBecomesActive() {
        var providers = window.providers();
        assertThat(providers.isWelcome()).isTrue();

        providers.add().kind("Anth").key(KEY).model("claude-sonnet-4-5").save();

        providers.awaitTitle("Anthropic");
        window.awaitActive("Anthropic");
        assertThat(outside.text("SELECT api_key || '|' || model || '|' || is_active FROM ai_providers"))
                .isEqualTo(KEY + "|claude-sonnet-4-5|1");
        assertThat(outside.text("SELECT kind FROM onehot_provider")).isEqualTo("anthropic");
    }

    @Test
    void anEditIsSavedAndTheStoredKeyStaysUnlessItIsReplaced() {
        stored("OpenAI", "openai", true);
        var providers = window.providers();
        providers.awaitNames("OpenAI");
        providers.select("OpenAI").name("Work").baseUrl("https://proxy.example/v1").save();

        providers.awaitTitle("Work");
        providers.awaitNames("Work");
        window.awaitActive("Work");
        assertThat(outside.text("SELECT api_key FROM ai_providers")).isEqualTo(KEY);
        assertThat(outside.text("SELECT base_url FROM onehot_provider")).isEqualTo("https://proxy.example/v1");

        providers.key("sk-another-key-0123456789").save();
        providers.awaitSaved();
        assertThat(outside.text("SELECT api_key FROM ai_providers")).isEqualTo("sk-another-key-0123456789");
    }

    @Test
    void aKeyIsShownOnlyWhenAskedFor() {
        stored("OpenAI", "openai", true);
        var providers = window.providers().select("OpenAI");
        assertThat(providers.field("keyField")).isEmpty();

        providers.revealKey();
        providers.awaitRevealed(KEY);
        assertThat(providers.canSave()).isFalse();

        providers.revealKey();
        providers.awaitField("keyField", "");
        assertThat(providers.canSave()).as("nothing was changed").isFalse();
    }

    @Test
    void activatingMovesTheFlagAndDeactivatingLeavesNone() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        var providers = window.providers();
        providers.awaitNames("OpenAI", "Ollama");

        providers.select("Ollama").makeActive();
        window.awaitActive("Ollama");
        assertThat(outside.text("SELECT provider_name FROM ai_providers WHERE is_active = 1")).isEqualTo("Ollama");

        // The same button, which a second click would press as the second one of a double-click.
        robot.interact(() -> providers.press("activateButton", 1));
        window.awaitActive("No active provider");
        assertThat(outside.activeRows()).isZero();
        assertThat(window.hasIntegrityBanner()).isFalse();
    }

    @Test
    void deletingIsUndoneWithKeyAndDetails() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        var providers = window.providers().select("Ollama");
        providers.delete();
        window.awaitNotice("Deleted Ollama.");
        providers.awaitNames("OpenAI");
        assertThat(outside.number("SELECT count(*) FROM ai_providers")).isEqualTo(1);

        window.undo();
        providers.awaitNames("OpenAI", "Ollama");
        assertThat(outside.text("SELECT api_key FROM ai_providers WHERE provider_name = 'Ollama'")).isEqualTo(KEY);
    }

    /// By then another one is under the pointer.
    @Test
    void theSecondPressOfADoubleClickDeletesNothing() {
        for (var name : List.of("OpenAI", "Ollama", "Third")) {
            stored(name, "openai", name.equals("OpenAI"));
        }
        var providers = window.providers().select("Third");
        robot.interact(() -> providers.press("deleteButton", 1));
        providers.awaitNames("OpenAI", "Ollama");
        providers.select("Ollama");
        robot.interact(() -> providers.press("deleteButton", 2));
        robot.settle();
        providers.awaitNames("OpenAI", "Ollama");
        robot.interact(() -> providers.press("deleteButton", 1));
        window.awaitNotice("Deleted Ollama.");
    }

    /// By then the button is the one that deactivates.
    @Test
    void theSecondPressOfADoubleClickTakesNoSwitchBack() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        var providers = window.providers().select("Ollama");
        robot.interact(() -> providers.press("activateButton", 1));
        window.awaitActive("Ollama");
        robot.interact(() -> providers.press("activateButton", 2));
        robot.settle();
        assertThat(outside.texts("SELECT provider_name FROM ai_providers WHERE is_active = 1")).containsExactly("Ollama");
    }

    @Test
    void deletingTheActiveOneIsAskedAboutAndLeavesNoneActive() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        var providers = window.providers().select("OpenAI");
        providers.delete();
        providers.cancelDelete();
        assertThat(outside.number("SELECT count(*) FROM ai_providers")).isEqualTo(2);

        providers.delete();
        providers.confirmDelete();
        window.awaitActive("No active provider");
        assertThat(outside.activeRows()).isZero();

        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.awaitActive("OpenAI");
    }

    @Test
    void badInputIsToldUnderItsFieldAndNothingIsStored() {
        stored("OpenAI", "openai", true);
        var providers = window.providers().select("OpenAI");
        providers.baseUrl("ftp://example.com");
        providers.awaitProblem("baseUrlProblemLabel", "Start the address with https:// and a host name.");
        providers.name("");
        providers.awaitProblem("nameProblemLabel", "Fill this in.");
        providers.save();
        assertThat(outside.text("SELECT provider_name FROM ai_providers")).isEqualTo("OpenAI");

        providers.revert();
        assertThat(providers.field("nameField")).isEqualTo("OpenAI");
        assertThat(providers.canSave()).isFalse();
    }

    @Test
    void aNameThatIsTakenIsRefusedAtTheField() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        window.providers().select("Ollama").name("openai").save()
                .awaitProblem("nameProblemLabel", "There is a provider named openai already. Choose another name.");
    }

    @Test
    void anEditSurvivesLookingAtAnotherProvider() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        var providers = window.providers().select("OpenAI").model("half typed");
        providers.select("Ollama");
        providers.select("OpenAI");
        assertThat(providers.field("modelField")).isEqualTo("half typed");
        assertThat(providers.canSave()).isTrue();
    }

    @Test
    void aDuplicateHasTheKeyAndANameOfItsOwn() {
        stored("OpenAI", "openai", true);
        var providers = window.providers().select("OpenAI");
        providers.duplicate();
        providers.awaitField("nameField", "OpenAI 2");
        providers.save();
        providers.awaitNames("OpenAI", "OpenAI 2");
        assertThat(outside.texts("SELECT api_key FROM ai_providers")).containsExactly(KEY, KEY);
        assertThat(outside.activeRows()).isEqualTo(1);
    }

    @Test
    void theSwitcherAndTheNumberKeysSwitch() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        window.openSwitcher().choose("olla");
        window.awaitActive("Ollama");

        window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        window.awaitActive("OpenAI");

        window.openSwitcher().chooseNone();
        window.awaitActive("No active provider");
        Await.until("it is stored", () -> outside.activeRows() == 0);
    }

    @Test
    void theFilterNarrowsTheListAndKeepsTheSelection() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        var providers = window.providers().select("Ollama");
        providers.filter("olla");
        providers.awaitNames("Ollama");
        assertThat(providers.selectedRow()).isZero();
        providers.filter("");
        providers.awaitNames("OpenAI", "Ollama");
    }

    @Test
    void theEditorStaysWhenTheFilterHidesItsProvider() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        var providers = window.providers().select("Ollama").model("half typed");
        providers.filter("open");
        providers.awaitNames("OpenAI");
        assertThat(providers.field("modelField")).isEqualTo("half typed");
        assertThat(providers.selectedRow()).isEqualTo(-1);
        providers.filter("");
        providers.awaitNames("OpenAI", "Ollama");
        assertThat(providers.selectedRow()).isEqualTo(1);
        assertThat(providers.field("modelField")).isEqualTo("half typed");
    }
}
