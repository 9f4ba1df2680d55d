package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What other programs do to the file, on the screen: shown, never in the way, and never lost in silence.
class ElsewhereTest extends WindowFixture {
    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void anotherProgramsSwitchIsShown() {
        outside.run("UPDATE ai_providers SET is_active = (provider_name = 'Ollama')");
        window.awaitActive("Ollama");
        window.awaitElsewhere("Elsewhere: Ollama made active and 1 more");
    }

    /// Not only whom: added, removed, renamed, switched to, another key, and what a setting became.
    @Test
    void whatAnotherProgramDidIsSaidInWords() {
        outside.run("INSERT INTO ai_providers(provider_name, api_key) VALUES ('Groq', '')");
        window.awaitElsewhere("Elsewhere: Groq added");
        outside.run("UPDATE ai_providers SET provider_name = 'Groq 2' WHERE provider_name = 'Groq'");
        window.awaitElsewhere("Elsewhere: Groq renamed to Groq 2");
        outside.run("UPDATE ai_providers SET model = 'small' WHERE provider_name = 'Groq 2'");
        window.awaitElsewhere("Elsewhere: Groq 2 changed: Model (empty) → small");
        outside.run("UPDATE ai_providers SET api_key = 'sk-another-key-0123456789' WHERE provider_name = 'Groq 2'");
        window.awaitElsewhere("Elsewhere: Groq 2 changed: another key");
        outside.run("DELETE FROM ai_providers WHERE provider_name = 'Groq 2'");
        window.awaitElsewhere("Elsewhere: Groq 2 deleted");
        outside.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
        window.awaitElsewhere("Elsewhere: theirs: 1");
        outside.run("UPDATE settings SET value = '2' WHERE key = 'theirs'");
        window.awaitElsewhere("Elsewhere: theirs: 1 → 2");
        outside.run("DELETE FROM settings WHERE key = 'theirs'");
        window.awaitElsewhere("Elsewhere: theirs reset; it was 2");
        outside.run("UPDATE ai_providers SET is_active = 0");
        window.awaitElsewhere("Elsewhere: OpenAI no longer active");
    }

    /// Also what another Onehot did, which writes it down itself; and what no history has.
    @Test
    void whatAnotherOnehotDidIsSaidInWords() {
        try (var other = SettingsManager.open(file)) {
            var ollama = other.snapshot().named("Ollama").orElseThrow();
            other.apply(new Command.MoveProvider(ollama.id(), OptionalLong.of(other.snapshot().named("OpenAI").orElseThrow().id())), Origin.CLI);
            window.awaitElsewhere("Elsewhere: Ollama moved");
            other.apply(new Command.SetSetting("theirs", "1", Command.ANY), Origin.CLI);
            window.awaitElsewhere("Elsewhere: theirs: 1");
        }
    }

    /// Of what changes nothing no event comes, not even where another Onehot did and undid something that nobody here saw.
    @Test
    void whatChangesNothingIsSavedAtOnce() {
        try (var other = SettingsManager.open(file)) {
            other.apply(List.of(new Command.SetSetting("A", "1", Command.ANY), new Command.ResetSetting("A", Command.ANY)), Origin.API);
        }
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(window.status()).startsWith("Saved");
    }

    @Test
    void selectionTextAndCaretSurviveAChangeElsewhere() {
        var providers = window.providers().select("Ollama").model("mine");
        outside.run("INSERT INTO ai_providers(provider_name, api_key) VALUES ('Groq', '')");
        outside.run("UPDATE ai_providers SET model = 'theirs' WHERE provider_name = 'OpenAI'");
        providers.awaitNames("OpenAI", "Ollama", "Groq");
        assertThat(providers.selectedRow()).isEqualTo(1);
        assertThat(providers.field("modelField")).isEqualTo("mine");
        assertThat(providers.hasConflict()).isFalse();
    }

    @Test
    void fieldsThatWereNotTouchedFollowWithoutAConflict() {
        var providers = window.providers().select("Ollama").model("mine");
        outside.run("UPDATE ai_providers SET provider_name = 'Renamed' WHERE provider_name = 'Ollama'");
        providers.awaitField("nameField", "Renamed");
        assertThat(providers.hasConflict()).isFalse();
        providers.save();
        providers.awaitSaved();
        assertThat(outside.text("SELECT model FROM ai_providers WHERE provider_name = 'Renamed'"))
                .isEqualTo("mine");
    }

    @Test
    void theSameFieldOnBothSidesIsAConflictAndMineCanBeKept() {
        var providers = window.providers().select("Ollama").model("mine");
        outside.run("UPDATE ai_providers SET model = 'theirs' WHERE provider_name = 'Ollama'");
        providers.awaitConflict();
        providers.save();
        assertThat(outside.texts("SELECT model FROM ai_providers")).contains("theirs").doesNotContain("mine");

        providers.keepMine();
        providers.save();
        providers.awaitSaved();
        assertThat(outside.texts("SELECT model FROM ai_providers")).contains("mine").doesNotContain("theirs");
    }

    @Test
    void theirsCanBeTaken() {
        var providers = window.providers().select("Ollama").model("mine");
        outside.run("UPDATE ai_providers SET model = 'theirs' WHERE provider_name = 'Ollama'");
        providers.awaitConflict();
        providers.takeTheirs();
        providers.awaitField("modelField", "theirs");
        assertThat(providers.canSave()).isFalse();
        assertThat(providers.hasConflict()).isFalse();
    }

    @Test
    void onlyWhatBothChangedIsAskedAboutAndTheRestIsPutTogether() {
        var providers = window.providers().select("Ollama").name("Mine").baseUrl("https://mine.example/v1");
        outside.run("UPDATE ai_providers SET provider_name = 'Theirs', model = 'theirs' WHERE provider_name = 'Ollama'");
        providers.awaitConflict();
        assertThat(providers.clashes()).containsExactly("Name | Mine | Theirs");
        assertThat(providers.field("modelField")).isEqualTo("theirs");
        assertThat(providers.field("baseUrlField")).isEqualTo("https://mine.example/v1");
        providers.awaitTitle("Theirs");

        outside.run("UPDATE ai_providers SET model = 'newer', provider_name = 'Renamed' WHERE provider_name = 'Theirs'");
        providers.awaitTitle("Renamed");
        assertThat(providers.clashes()).containsExactly("Name | Mine | Renamed");
        assertThat(providers.field("modelField")).isEqualTo("newer");

        providers.takeTheirs();
        assertThat(providers.hasConflict()).isFalse();
        assertThat(providers.field("nameField")).isEqualTo("Renamed");
        assertThat(providers.field("baseUrlField")).isEqualTo("https://mine.example/v1");
        providers.save();
        providers.awaitSaved();
        assertThat(outside.texts("SELECT provider_name || '|' || model || '|' || base_url FROM ai_providers"
                        + " JOIN onehot_provider ON onehot_provider.provider_id = ai_providers.id"))
                .contains("Renamed|newer|https://mine.example/v1");
    }

    @Test
    void whatTheyTookBackIsNoConflictAnyMore() {
        var providers = window.providers().select("Ollama").model("mine");
        outside.run("UPDATE ai_providers SET model = 'theirs' WHERE provider_name = 'Ollama'");
        providers.awaitConflict();
        outside.run("UPDATE ai_providers SET is_active = 1 - is_active");
        window.awaitActive("Ollama");
        assertThat(providers.hasConflict()).isTrue();

        outside.run("UPDATE ai_providers SET model = 'ollama-large' WHERE provider_name = 'Ollama'");
        Await.until("the conflict is gone", () -> !providers.hasConflict());
        assertThat(providers.field("modelField")).isEqualTo("mine");
    }

    @Test
    void anEditOfAProviderThatWasDeletedElsewhereIsKeptAsANewOne() {
        var providers = window.providers().select("Ollama").model("mine");
        outside.run("DELETE FROM ai_providers WHERE provider_name = 'Ollama'");
        window.awaitNotice("Ollama was deleted elsewhere. Your edits are kept here as a new provider.");
        assertThat(providers.field("modelField")).isEqualTo("mine");
        providers.save();
        providers.awaitNames("OpenAI", "Ollama");
        Await.until("it is stored", () -> outside.texts("SELECT model FROM ai_providers").contains("mine"));
    }

    @Test
    void aNameThatTurnsTheLineAroundIsShownWithSignsAndKeptAsItIs() {
        var raw = "safe\u202egpj.exe\u2066";
        var signs = "safe\ufffdgpj.exe\ufffd";
        outside.run("UPDATE ai_providers SET provider_name = ? WHERE provider_name = 'OpenAI'", raw);
        window.awaitActive(signs);
        assertThat(window.stage().getTitle()).startsWith(signs);
        var providers = window.providers();
        providers.awaitNames(signs, "Ollama");
        providers.select(signs);
        assertThat(providers.field("nameField")).isEqualTo(raw);
        assertThat(window.openSwitcher().names()).containsExactly(signs, "Ollama");
        window.press(KeyCode.ESCAPE);
        assertThat(outside.texts("SELECT provider_name FROM ai_providers")).contains(raw);
    }

    @Test
    void severalActiveAreShownAndRepairedOnRequestOnly() {
        outside.run("UPDATE ai_providers SET is_active = 1, updated_at = '2099-01-01 00:00:00' WHERE provider_name = 'Ollama'");
        window.awaitIntegrityBanner("Another program marked 2 providers as active.");
        assertThat(outside.activeRows()).isEqualTo(2);

        window.repair();
        Await.until("one is active", () -> outside.activeRows() == 1);
        window.awaitActive("Ollama");
        Await.until("the banner is gone", () -> !window.hasIntegrityBanner());
    }

    @Test
    void noneActiveIsShownAndRepaired() {
        outside.run("UPDATE ai_providers SET is_active = 0");
        window.awaitIntegrityBanner("Another program deactivated OpenAI. No provider is active.");
        window.repair();
        window.awaitActive("OpenAI");
    }

    @Test
    void aSettingThatIsBeingTypedStaysAndTheChangeElsewhereIsTold() {
        outside.run("INSERT INTO settings(key, value) VALUES ('watchlist', 'AAPL')");
        var settings = window.settings().filter("watchlist");
        settings.awaitValue("watchlist", "AAPL");
        settings.typeOnly("watchlist", "MSFT");
        outside.run("UPDATE settings SET value = 'TSLA' WHERE key = 'watchlist'");
        settings.awaitProblem("Changed elsewhere to “TSLA”. Enter keeps yours, Esc takes theirs.");
        assertThat(settings.caret("watchlist")).isEqualTo(4);
        assertThat(outside.setting("watchlist")).isEqualTo("TSLA");

        settings.press(KeyCode.ESCAPE);
        settings.awaitValue("watchlist", "TSLA");
    }
}
