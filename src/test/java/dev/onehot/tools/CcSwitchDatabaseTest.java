package dev.onehot.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.store.sqlite.CcSwitchFile;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The database of cc-switch, in the versions that are about: `switch-schema` of `behaviour.tsv`. Read by what is there.
class CcSwitchDatabaseTest {
    @TempDir
    private Path folder;

    /// What a newer one adds is passed over; what an older one lacks is not needed.
    @ParameterizedTest
    @ValueSource(ints = {1, 12, 17, 18, 19, 20, 21, 22, 23, 24, 99})
    void everyVersionOfTheSchemaIsReadByWhatIsThere(int version) throws SQLException {
        var meta = version > 5 ? ", meta TEXT NOT NULL DEFAULT '{}'" : "";
        var later = version > 17 ? ", provider_type TEXT DEFAULT 'x', sort_group BLOB" : "";
        var file = database(
                "CREATE TABLE providers (id TEXT NOT NULL, app_type TEXT NOT NULL, name TEXT NOT NULL, settings_config TEXT NOT NULL, "
                        + "website_url TEXT" + meta + later + ", PRIMARY KEY (id, app_type))",
                "CREATE TABLE of_version_" + version + " (a)",
                "INSERT INTO providers (id, app_type, name, settings_config) VALUES ('1', 'claude', 'GLM', "
                        + "'{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://g.example.com\",\"ANTHROPIC_AUTH_TOKEN\":\"k\"},\"of_tomorrow\":[1]}')",
                "PRAGMA user_version = " + version);
        assertThat(lines(file)).containsExactly("= cc-switch: GLM, anthropic, https://g.example.com, , k [Authorization: Bearer {key}]: usable");
    }

    @Test
    void everyRowBecomesAProviderOrIsSaidToBeLeftOut() throws SQLException {
        var file = database(
                "CREATE TABLE providers(id text, app_type text, name text, settings_config text, meta text default '{}')",
                row("claude", "Bad", "{", "{}"),
                row("claude", "Gem", "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://m.example.com\",\"ANTHROPIC_API_KEY\":\"k\"}}", "{\"apiFormat\":\"gemini_native\"}"),
                row("claude", "Managed", "{\"env\":{\"ANTHROPIC_BASE_URL\":\"http://127.0.0.1:15721\",\"ANTHROPIC_AUTH_TOKEN\":\"PROXY_MANAGED\"}}", "{}"),
                row("claude", "Routed", "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://o.example.com/v1\",\"ANTHROPIC_AUTH_TOKEN\":\"k\"}}", "{\"apiFormat\":\"openai_chat\"}"),
                row("claude", "Whole", "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://w.example.com/v1/chat/completions\",\"ANTHROPIC_AUTH_TOKEN\":\"k\"}}",
                        "{\"apiFormat\":\"openai_chat\",\"isFullUrl\":true}"),
                row("codex", "BadToml", "{\"config\":\"= broken\"}", "{}"),
                row("grokbuild", "Grok", "{\"config\":\"[models]\\ndefault = \\\"a\\\"\\n[model.a]\\nmodel = \\\"grok-x\\\"\\nbase_url = \\\"https://x.example.com/v1\\\"\\n"
                        + "api_key = \\\"k\\\"\\n\"}", "{}"),
                row("grokbuild", "Grok Official", "{\"config\":\"\"}", "{}"),
                row("hermes", "Hermes", "{\"base_url\":\"https://h.example.com/v1\",\"api_key\":\"k\",\"api_mode\":\"chat_completions\"}", "{}"),
                row("of-tomorrow", "X", "{}", "{}"),
                row("openclaw", "Claw", "{\"baseUrl\":\"https://c.example.com\",\"apiKey\":\"k\",\"api\":\"anthropic-messages\",\"models\":[{\"id\":\"m\"}]}", "{}"),
                "INSERT INTO providers VALUES('n','claude',NULL,NULL,NULL)");
        assertThat(lines(file)).containsExactlyInAnyOrder(
                "= cc-switch: Gem, google, https://m.example.com, , k: usable",
                "= cc-switch: Routed, openai-compatible, https://o.example.com/v1, , k: usable",
                "= cc-switch: Whole, openai-compatible, https://w.example.com/v1, , k: usable",
                "= cc-switch: Grok, openai-compatible, https://x.example.com/v1, grok-x, k: usable",
                "= cc-switch: Hermes, openai-compatible, https://h.example.com/v1, , k: usable",
                "= cc-switch: Claw, anthropic, https://c.example.com, m, k: usable",
                "- cc-switch:  (found.row.broken)",
                "- cc-switch: Bad (found.row.broken)",
                "- cc-switch: Managed (found.switcher)",
                "- cc-switch: BadToml (found.row.broken)",
                "- cc-switch: Grok Official (found.row.address)",
                "- cc-switch: X (found.row.tool)");
    }

    /// The rows 70: what held, holds.
    @Test
    void theFiveProgramsThatItBeganWithAreStillListed() throws SQLException {
        var file = database(
                "CREATE TABLE providers(id text, app_type text, name text, settings_config text, meta text default '{}')",
                row("claude", "Kimi", "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://api.moonshot.cn/anthropic\",\"ANTHROPIC_AUTH_TOKEN\":\"k\",\"ANTHROPIC_MODEL\":\"kimi-x\"}}", "{}"),
                row("claude", "Official", "{\"env\":{}}", "{}"),
                row("claude-desktop", "Desk", "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://d.example.com\",\"ANTHROPIC_AUTH_TOKEN\":\"k\"}}", "{}"),
                row("codex", "DeepSeek", "{\"auth\":{\"OPENAI_API_KEY\":\"k\"},\"config\":\"model_provider = \\\"custom\\\"\\nmodel = \\\"deepseek-chat\\\"\\n"
                        + "[model_providers.custom]\\nname = \\\"NewAPI\\\"\\nbase_url = \\\"https://api.deepseek.com/v1\\\"\\n\"}", "{}"),
                row("gemini", "Gemini", "{\"env\":{\"GEMINI_API_KEY\":\"k\",\"GEMINI_MODEL\":\"gemini-x\"}}", "{}"),
                row("opencode", "Mine", "{\"npm\":\"@ai-sdk/openai-compatible\",\"options\":{\"baseURL\":\"http://localhost:9000/v1\",\"apiKey\":\"k\"},\"models\":{\"a\":{}}}", "{}"));
        assertThat(lines(file)).containsExactlyInAnyOrder(
                "= cc-switch: Kimi, anthropic, https://api.moonshot.cn/anthropic, kimi-x, k [Authorization: Bearer {key}]: usable",
                "= cc-switch: Official, anthropic, , , none: no key",
                "= cc-switch: Desk, anthropic, https://d.example.com, , k [Authorization: Bearer {key}]: usable",
                "= cc-switch: DeepSeek, deepseek, , deepseek-chat, k: usable",
                "= cc-switch: Gemini, google, , gemini-x, k: usable",
                "= cc-switch: Mine, openai-compatible, http://localhost:9000/v1, a, k: usable");
    }

    @Test
    void aDatabaseOfSomebodyElseIsSaidToBeOne() throws SQLException, IOException {
        var file = database("CREATE TABLE t(a)");
        assertThat(lines(file)).containsExactly("! cc-switch " + Path.of("~/theirs.db") + " (found.ccswitch.none)");
        var tools = tools();
        var usual = Files.createDirectories(folder.resolve(".cc-switch")).resolve("cc-switch.db");
        Files.copy(file, usual);
        assertThat(tools.of(Tool.CC_SWITCH).getFirst().nothing().orElseThrow().code()).isEqualTo("found.ccswitch.none");
        Files.writeString(usual, "no database");
        assertThat(catchThrowable(() -> tools.file(usual))).isInstanceOf(StorageException.class);
        assertThat(tools.of(Tool.CC_SWITCH).getFirst().nothing().orElseThrow().code()).startsWith("storage.");
    }

    private String row(String app, String name, String settings, String meta) {
        return "INSERT INTO providers VALUES('%s','%s','%s','%s','%s')".formatted(name, app, name, settings, meta);
    }

    private Path database(String... statements) throws SQLException {
        var file = folder.resolve("theirs.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
        return file;
    }

    private List<String> lines(Path file) {
        return ToolCase.lines(tools().file(file));
    }

    private ToolFiles tools() {
        return new ToolFiles(new Whereabouts(folder, Map.of()), it -> CcSwitchFile.read(folder.resolve("onehot.db"), it));
    }
}
