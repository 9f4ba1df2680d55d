package dev.onehot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CcSwitchRow;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.KeyChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What other tools keep, as their documentation and their own sources write it.
class OtherToolsTest {
    private static final String KEY = "sk-import-0123456789abcdef";

    @Test
    void claudeCodeTellsARelayByItsVariables() {
        var found = OtherTools.claudeCode("""
                {"permissions": {}, "env": {"ANTHROPIC_BASE_URL": "https://relay.example.com",
                 "ANTHROPIC_AUTH_TOKEN": "%s", "ANTHROPIC_MODEL": "claude-sonnet-5"}}""".formatted(KEY)).getFirst();
        assertThat(line(found)).isEqualTo("Claude Code: Anthropic, anthropic, https://relay.example.com, claude-sonnet-5, key");
        // A token goes where Claude Code sends it.
        assertThat(found.draft().options().headers()).extracting(it -> it.line()).containsExactly("Authorization: Bearer {key}");
        assertThat(found.toString()).doesNotContain(KEY);
        assertThat(OtherTools.claudeCode("{\"env\": {\"FOO\": \"bar\"}}")).isEmpty();
        assertThat(OtherTools.claudeCode("not json")).isEmpty();
    }

    @Test
    void codexHasProvidersWithVariablesAndOneFileWithAKey() {
        var found = OtherTools.codex("""
                model = "gpt-5.5"
                model_provider = "relay"

                [model_providers.relay]
                name = "My relay"
                base_url = "https://relay.example.com/v1"
                wire_api = "responses"
                requires_openai_auth = true

                [model_providers.router]
                base_url = "https://openrouter.ai/api/v1"
                env_key = "OPENROUTER_API_KEY"
                """, "{\"OPENAI_API_KEY\": \"" + KEY + "\"}");
        assertThat(found).extracting(OtherToolsTest::line).containsExactly(
                "Codex: My relay, openai-compatible, https://relay.example.com/v1, gpt-5.5, key",
                "Codex: router, openrouter, , , env:OPENROUTER_API_KEY");
        assertThat(OtherTools.codex("", "{\"OPENAI_API_KEY\": \"" + KEY + "\"}")).extracting(OtherToolsTest::line)
                .containsExactly("Codex: OpenAI, openai, , , key");
        assertThat(OtherTools.codex("= broken", "")).isEmpty();
    }

    @Test
    void openCodeIsReadWithItsComments() {
        var found = OtherTools.openCode("""
                {
                  // my servers
                  "provider": {
                    "groq": {"options": {"apiKey": "{env:GROQ_API_KEY}"}, "models": {"llama-3.3-70b-versatile": {}}},
                    "mine": {"npm": "@ai-sdk/openai-compatible", "name": "Mine",
                             "options": {"baseURL": "http://localhost:9000/v1", "apiKey": "%s"}},
                  },
                }""".formatted(KEY));
        assertThat(found).extracting(OtherToolsTest::line).containsExactly(
                "OpenCode: groq, groq, , llama-3.3-70b-versatile, env:GROQ_API_KEY",
                "OpenCode: Mine, openai-compatible, http://localhost:9000/v1, , key");
    }

    @Test
    void aDotEnvFileHasKeysWithQuotesAndComments() {
        var found = OtherTools.dotEnv("""
                # keys
                export OPENAI_API_KEY="%s"  # mine
                OPENAI_BASE_URL=https://relay.example.com/v1
                MISTRAL_API_KEY='%s'
                GROQ_API_KEY=
                OTHER=1
                """.formatted(KEY, KEY));
        assertThat(found).extracting(OtherToolsTest::line).containsExactly(
                ".env: Mistral, mistral, , mistral-large-latest, key",
                ".env: OpenAI, openai, https://relay.example.com/v1, gpt-5.5, key");
    }

    @Test
    void theEnvironmentKeepsItsKeys() {
        var found = OtherTools.environment(Map.of("ANTHROPIC_API_KEY", KEY, "PATH", "/bin"));
        assertThat(found).extracting(OtherToolsTest::line)
                .containsExactly("ANTHROPIC_API_KEY: Anthropic, anthropic, , claude-sonnet-5, env:ANTHROPIC_API_KEY");
    }

    @Test
    void ccSwitchKeepsOneProviderARowForEachTool() {
        var found = OtherTools.ccSwitch(List.of(
                new CcSwitchRow("claude", "Kimi", "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://api.moonshot.cn/anthropic\","
                        + "\"ANTHROPIC_AUTH_TOKEN\":\"" + KEY + "\",\"ANTHROPIC_MODEL\":\"kimi-k2.7-code\"}}"),
                new CcSwitchRow("claude", "Claude Official", "{\"env\":{}}"),
                new CcSwitchRow("codex", "DeepSeek", "{\"auth\":{\"OPENAI_API_KEY\":\"" + KEY + "\"},\"config\":"
                        + "\"model_provider = \\\"custom\\\"\\nmodel = \\\"deepseek-chat\\\"\\n[model_providers.custom]\\n"
                        + "name = \\\"NewAPI\\\"\\nbase_url = \\\"https://api.deepseek.com/v1\\\"\\n\"}"),
                new CcSwitchRow("gemini", "Gemini", "{\"env\":{\"GEMINI_API_KEY\":\"" + KEY + "\",\"GEMINI_MODEL\":\"gemini-2.5-pro\"}}"),
                new CcSwitchRow("opencode", "Mine", "{\"npm\":\"@ai-sdk/openai-compatible\",\"options\":{\"baseURL\":"
                        + "\"http://localhost:9000/v1\",\"apiKey\":\"" + KEY + "\"},\"models\":{\"a\":{}}}"),
                new CcSwitchRow("of-tomorrow", "X", "{}"),
                new CcSwitchRow("codex", "Broken", "{")));
        assertThat(found).extracting(OtherToolsTest::line).containsExactly(
                "cc-switch: Kimi, anthropic, https://api.moonshot.cn/anthropic, kimi-k2.7-code, key",
                "cc-switch: Claude Official, anthropic, , , none",
                "cc-switch: DeepSeek, deepseek, , deepseek-chat, key",
                "cc-switch: Gemini, google, , gemini-2.5-pro, key",
                "cc-switch: Mine, openai-compatible, http://localhost:9000/v1, a, key",
                "cc-switch: Broken, openai, , , none");
        assertThat(new CcSwitchRow("a", "b", KEY).toString()).doesNotContain(KEY);
    }

    private static String line(FoundProvider found) {
        var draft = found.draft();
        var key = switch (draft.key()) {
            case KeyChange.Replace(ApiKey text) -> text.environmentVariable().isPresent() ? text.reveal() : text.reveal().equals(KEY) ? "key" : "?";
            default -> "none";
        };
        return found.source() + ": " + String.join(", ", draft.name(), draft.kind(), draft.baseUrl(), draft.model(), key);
    }
}
