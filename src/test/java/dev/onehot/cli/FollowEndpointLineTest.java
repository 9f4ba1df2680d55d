package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Programs that ask the endpoint: their files are written once, whoever is active.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class FollowEndpointLineTest extends CliFixture {
    private static final String SECRET = "sk-marked-9876543210";
    private static final String BEFORE = "{\"env\": {\"MINE\": \"1\"}}\n";

    private Path claude;
    private Path codex;

    @BeforeEach
    void twoProvidersAndTwoPrograms() throws IOException {
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("PATH", folder.resolve("bin").toString());
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        for (var name : List.of("Other", "Relay")) {
            withInput(SECRET, "provider", "add", name, "--kind", "openai", "--key-stdin", "--base-url", "https://" + name + ".example/v1", "--model", "m").done();
        }
        claude = folder.resolve("home/.claude/settings.json");
        codex = folder.resolve("home/.codex/config.toml");
        Files.createDirectories(claude.getParent());
        Files.createDirectories(codex.getParent());
        Files.writeString(claude, BEFORE);
        Files.writeString(codex, "# mine\n");
    }

    @Test
    void aSwitchChangesNothingInTheirFiles() throws IOException {
        assertThat(onehotctl("program", "follow", "claude-code", "codex", "--endpoint").code()).isZero();
        var claudes = Files.readString(claude);
        var codexs = Files.readString(codex);
        // Neither speaks what both providers do; the endpoint speaks everything.
        assertThat(claudes).contains("\"http://127.0.0.1:7411\"", "program token claude-code --known").doesNotContain(SECRET, "oh-", "example");
        assertThat(codexs).contains("\"http://127.0.0.1:7411/v1\"", "\"program\", \"token\", \"codex\", \"--known\"").doesNotContain(SECRET, "oh-", "example");
        onehotctl("provider", "use", "Other").done();
        assertThat(claude).hasContent(claudes);
        assertThat(codex).hasContent(codexs);
        assertThat(onehotctl("program", "list").done().out()).contains("the endpoint");
        assertThat(onehotctl("program", "show", "codex", "--json").done().json().at("program/pinned/name")).isEqualTo("the endpoint");

        assertThat(onehotctl("program", "apply").code()).isZero();
        assertThat(codex).hasContent(codexs);

        onehotctl("program", "release", "--all").done();
        assertThat(claude).hasContent(BEFORE);
        assertThat(codex).hasContent("# mine\n");
    }

    /// A place for a smaller model has a name of its own, which the token's table may say what is meant by.
    @Test
    void whereAProgramHasAPlaceForASmallerModelItIsToldFromTheOther() throws IOException {
        assertThat(onehotctl("program", "follow", "claude-code", "opencode", "codex", "--endpoint").code()).isZero();
        assertThat(Files.readString(claude)).contains("\"ANTHROPIC_DEFAULT_OPUS_MODEL\": \"active\"", "\"ANTHROPIC_DEFAULT_HAIKU_MODEL\": \"active-small\"");
        assertThat(Files.readString(codex)).contains("model = \"active\"").doesNotContain("active-small");
        var opencode = Files.readString(folder.resolve("home/.config/opencode/opencode.json"));
        assertThat(opencode.replaceAll("\\s", "")).contains(
                "\"model\":\"onehot/active\"", "\"small_model\":\"onehot/active-small\"",
                "\"models\":{\"active\":{\"name\":\"active\"},\"active-small\":{\"name\":\"active-small\"}}", "\"apiKey\":\"{env:ONEHOT_TOKEN_OPENCODE}\"");
        assertThat(opencode).doesNotContain("-1");
    }

    @Test
    void anotherPortStandsInTheirFilesAtOnce() throws IOException {
        assertThat(onehotctl("program", "follow", "claude-code", "codex", "--endpoint").code()).isZero();
        assertThat(onehotctl("setting", "set", "ONEHOT_ENDPOINT_PORT", "7500").done().out()).contains("is stored", "Codex");
        assertThat(Files.readString(codex)).contains("\"http://127.0.0.1:7500/v1\"");
        assertThat(Files.readString(claude)).contains("\"http://127.0.0.1:7500\"");
        assertThat(onehotctl("setting", "reset", "ONEHOT_ENDPOINT_PORT", "--json").done().json().at("programs/0/state")).isEqualTo("pinned");
        assertThat(Files.readString(codex)).contains("\"http://127.0.0.1:7411/v1\"");
        onehotctl("undo").done();
        assertThat(Files.readString(claude)).contains("\"http://127.0.0.1:7500\"");
    }

    @Test
    void theirHelperHandsOverOneThatThereIsAndMakesNone() {
        assertThat(onehotctl("program", "follow", "codex", "--endpoint").code()).isZero();
        assertThat(onehotctl("program", "token", "codex", "--known").done().out()).startsWith("oh-");
        onehotctl("program", "token", "codex", "--revoke").done();
        assertThat(onehotctl("program", "token", "codex", "--known").failed(Exit.MISSING).errors()).contains("no token of codex");
        assertThat(onehotctl("program", "token").done().out()).doesNotContain("codex");
    }

    @Test
    void oneThatKnowsNoHelperHasTheTokenInClearOnlyWhenThatIsSaid() throws IOException {
        assertThat(onehotctl("program", "follow", "gemini-cli", "--endpoint").code()).isNotZero();
        assertThat(onehotctl("program", "follow", "gemini-cli", "--endpoint", "--key-in-clear").code()).isZero();
        var token = onehotctl("program", "token", "gemini-cli", "--known").done().out().strip();
        assertThat(Files.readString(folder.resolve("home/.gemini/.env"))).contains(token, "http://127.0.0.1:7411").doesNotContain(SECRET);
    }
}
