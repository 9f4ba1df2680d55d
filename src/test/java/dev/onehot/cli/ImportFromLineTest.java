package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `onehotctl import --from`: providers of other programs.
class ImportFromLineTest extends CliFixture {
    private static final String SECRET = "sk-proj-0123456789";

    @BeforeEach
    void fill() throws IOException {
        environment.put("ONEHOT_PASSPHRASE", "four words of this machine");
        environment.put("HOME", folder.toString());
        write(".codex/auth.json", "{\"OPENAI_API_KEY\":\"" + SECRET + "\"}");
        write(".codex/config.toml", "[model_providers.lan]\nname=\"LAN\"\nbase_url=\"http://192.0.2.9:8000/v1\"\n");
        write(".claude/settings.json", "{\"permissions\":{}}");
    }

    private void write(String name, String text) throws IOException {
        var path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void aDryRunSaysWhatWouldComeAndWhatNotAndWhy() {
        var ran = onehotctl("import", "--from", "all", "--dry-run").done();
        assertThat(ran.out())
                .contains("no key  LAN  openai-compatible  http://192.0.2.9:8000/v1  (Codex)", "Codex sends it no key", "add  OpenAI  openai")
                .contains(Path.of("~/.claude/settings.json") + ": read as Claude Code. It sets neither ANTHROPIC_BASE_URL nor a key")
                .contains("Nothing was changed.")
                .doesNotContain(SECRET);
        assertThat(onehotctl("provider", "list", "--json").json().at("providers")).isEqualTo(List.of());
    }

    @Test
    void whatHasAKeyIsAddedAtOnceAndUndoneAtOnce() {
        var json = onehotctl("import", "--from", "codex", "--json").done();
        assertThat(json.out()).doesNotContain(SECRET);
        assertThat(json.json().at("imported")).isEqualTo(true);
        assertThat((List<?>) json.json().at("providers")).hasSize(2);
        assertThat(onehotctl("key", "OpenAI").done().out()).isEqualTo(SECRET + "\n");
        // OpenAI's key did not come to the other one, which has none and did not come at all.
        onehotctl("provider", "show", "LAN").failed(Exit.MISSING);
        assertThat(onehotctl("import", "--from", "codex").done().out()).contains("exists  OpenAI", "Nothing was changed.");
        onehotctl("undo").done();
        assertThat(onehotctl("provider", "list", "--json").json().at("providers")).isEqualTo(List.of());
    }

    @Test
    void variablesStayWhereTheyAre() {
        environment.put("GROQ_API_KEY", "gsk-1");
        onehotctl("import", "--from", "env").done();
        assertThat(onehotctl("provider", "list").done().out()).contains("env:GROQ_API_KEY");
    }

    @Test
    void aFileIsTakenForWhatItHolds() throws IOException {
        write("whatever.txt", "{\"Providers\":[{\"name\":\"corp\",\"api_base_url\":\"https://c.example.com/v1/chat/completions\",\"api_key\":\"k1\",\"models\":[\"a\"]}]}");
        var json = onehotctl("import", "--from", folder.resolve("whatever.txt").toString(), "--json").done().json();
        assertThat(json.at("files/0/program")).isEqualTo("claude-code-router");
        assertThat(onehotctl("provider", "show", "corp").done().out()).contains("https://c.example.com/v1");
    }

    /// Two folders have one each, and the process has its own variables.
    @Test
    void aFileOfVariablesIsNamedWithItsFolderAndTheEnvironmentIsNoFile() throws IOException {
        write("acme/.env", "OPENAI_API_KEY=sk-acme\nGROQ_API_KEY=\n");
        var ran = onehotctl("import", "--from", folder.resolve("acme/.env").toString(), "--dry-run").done();
        assertThat(ran.out()).contains("add  OpenAI  openai    (" + Path.of("~/acme/.env") + ")", "left out  Groq  (" + Path.of("~/acme/.env") + ")");
        assertThat(onehotctl("import", "--from", "env").done().out()).contains("environment: It has no variable").doesNotContain(".env");
        environment.putAll(java.util.Map.of("ANTHROPIC_API_KEY", "k", "ANTHROPIC_BASE_URL", "http://127.0.0.1:15721"));
        assertThat(onehotctl("import", "--from", "env").done().out()).contains("left out  Anthropic  (environment)").doesNotContain(".env");
    }

    @Test
    void nothingIsSaidInSilence() throws IOException {
        assertThat(onehotctl("import", "--from", "zed").done().out()).contains("There is no such file at its usual place.");
        write("empty.env", "DATABASE_URL=x\n");
        assertThat(onehotctl("import", "--from", folder.resolve("empty.env").toString()).done().out()).contains("empty.env: read as .env. It has no variable");
        assertThat(onehotctl("import", "--from", "nobody").failed(Exit.MISSING).errors()).contains("claude-code", "no program of that name");
        write("other.db", "no database");
        onehotctl("import", "--from", folder.resolve("other.db").toString()).failed(Exit.DATABASE);
        onehotctl("import", "--from", file.toString()).failed(Exit.USAGE);
    }

    /// Without a database to look at: what stood beside it is what is wrong, and a dry run may be left out.
    @Test
    void whatDoesNotGoWithItIsNamed() {
        assertThat(onehotctl("import", "--from", "codex", "some.json").failed(Exit.USAGE).errors())
                .contains("--from takes the place of FILE", "--replace, --merge and --passphrase-stdin do not go with it")
                .doesNotContain("--dry-run only");
        onehotctl("import", "--from", "codex", "--replace").failed(Exit.USAGE);
        assertThat(onehotctl("import").failed(Exit.USAGE).errors()).contains("Missing required parameter: 'FILE'");
    }
}
