package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.HistoryFilter;
import dev.onehot.testing.Await;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The first minute as the README tells it: nothing but keys from an empty window to an active provider.
class AddByKeyboardTest extends WindowFixture {
    @Test
    void theStartOfAPresetsNameEnterTheKeyAndSave() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        addAs("anthr");
        assertThat(outside.texts("SELECT provider_name || '|' || api_key || '|' || is_active FROM ai_providers"))
                .containsExactly("Anthropic|" + KEY + "|1");
        assertThat(outside.text("SELECT kind FROM onehot_provider")).isEqualTo("anthropic");
    }

    @Test
    void theButtonOfTheEmptyWindowAndTheOneOfTheListDoTheSame() {
        window.providers().addWithButton("welcomeAddButton");
        addAs("groq");
        window.providers().addWithButton("addProviderButton");
        addAs("mistral");
        assertThat(outside.texts("SELECT provider_name || '|' || api_key || '|' || is_active FROM ai_providers ORDER BY id"))
                .containsExactly("Groq|" + KEY + "|1", "Mistral|" + KEY + "|0");
    }

    @Test
    void aListWithoutAnyProviderSaysSo() {
        var providers = window.providers();
        window.press(KeyCode.CONTROL, KeyCode.N);
        providers.awaitText("noProvidersLabel", "No providers yet");
        addAs("groq");
        providers.filter("nothing like it");
        providers.awaitText("noProvidersLabel", "No provider matches");
    }

    @Test
    void whatIsCalledJustSoComesBeforeWhatHasItInside() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        addAs("openai");
        assertThat(outside.text("SELECT provider_name FROM ai_providers")).isEqualTo("OpenAI");
        assertThat(outside.text("SELECT kind FROM onehot_provider")).isEqualTo("openai");
    }

    @Test
    void theBoxOfKindsRanksInTheSameWay() {
        window.providers().add().kind("openai").key(KEY).save().awaitTitle("OpenAI");
        assertThat(outside.text("SELECT kind FROM onehot_provider")).isEqualTo("openai");
    }

    /// Enter is what one presses after the last thing that has to be typed. Where nothing was, it does nothing.
    @Test
    void enterInALineSaves() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.write("anthr");
        window.press(KeyCode.ENTER);
        window.write(KEY);
        window.press(KeyCode.ENTER);
        Await.until("it is stored", () -> outside.number("SELECT count(*) FROM ai_providers") == 1);
        window.providers().awaitText("editorTitleLabel", "Anthropic");
        window.providers().name("Work");
        window.press(KeyCode.ENTER);
        Await.until("it is renamed", () -> outside.texts("SELECT provider_name FROM ai_providers").equals(List.of("Work")));
        var before = manager.history(HistoryFilter.newest(10));
        window.press(KeyCode.ENTER);
        assertThat(manager.history(HistoryFilter.newest(10))).isEqualTo(before);
    }

    private void addAs(String typed) {
        var before = outside.number("SELECT count(*) FROM ai_providers");
        window.write(typed);
        window.press(KeyCode.ENTER);
        window.write(KEY);
        window.press(KeyCode.CONTROL, KeyCode.S);
        Await.until("it is stored", () -> outside.number("SELECT count(*) FROM ai_providers") == before + 1);
    }
}
