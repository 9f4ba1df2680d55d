package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.ui.pages.ChecksPage;
import dev.onehot.ui.pages.ImportPage;
import org.junit.jupiter.api.Test;

/// From an empty window to an active provider that was checked, with what is found on the machine.
class FirstMinuteTest extends WindowFixture {
    @Override
    protected Map<String, String> environment() {
        return Map.of("GROQ_API_KEY", KEY, "GROQ_BASE_URL", "http://127.0.0.1:9/openai/v1");
    }

    @Override
    protected Surroundings surroundings() {
        try {
            var claude = Files.createDirectories(folder.resolve(".claude"));
            Files.writeString(claude.resolve("settings.json"),
                    "{\"env\":{\"ANTHROPIC_API_KEY\":\"" + KEY + "\",\"ANTHROPIC_MODEL\":\"claude-sonnet-5\"}}");
            var codex = Files.createDirectories(folder.resolve(".codex"));
            Files.writeString(codex.resolve("config.toml"), "[model_providers.relay]\nbase_url = \"https://relay.example.com/v1\"\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Surroundings(environment(), folder, List.of());
    }

    @Test
    void aKeyInTheEnvironmentIsAddedActiveAndCheckedWithOnePress() {
        var welcome = new ImportPage(robot);
        welcome.takeOffer("Groq");
        window.awaitActive("Groq");
        assertThat(outside.text("SELECT api_key FROM ai_providers")).isEqualTo("env:GROQ_API_KEY");
        // Nothing listens there, and the window says so instead of calling it done.
        new ChecksPage(robot).awaitMessage("Nothing listens at 127.0.0.1:9.");
        Await.until("it is kept", () -> outside.number("SELECT count(*) FROM onehot_check") == 1);
    }

    @Test
    void theFilesOfOtherToolsAreImportedAtOnceAndUndoneAtOnce() {
        var page = new ImportPage(robot);
        page.openFromWelcome();
        page.awaitFound("Anthropic", "will be added");
        page.awaitFound("relay", "has no key");
        page.importNow();
        window.awaitNotice("1 provider was imported.");
        window.awaitActive("Anthropic");
        window.undo();
        Await.until("it is gone", () -> outside.number("SELECT count(*) FROM ai_providers") == 0);
    }
}
