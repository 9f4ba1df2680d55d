package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl program`, and what every other command says of programs that follow.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class ProgramLineTest extends CliFixture {
    private static final String SECRET = "sk-marked-9876543210";
    private static final String BEFORE = """
            {
              "permissions": {"allow": ["Bash(ls)"]},
              "env": {"MINE": "1", "ANTHROPIC_BASE_URL": "https://before.example"}
            }
            """;

    private Path settings;

    @BeforeEach
    void twoProvidersAndAProgram() throws IOException {
        PlainFile.at(file);
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("PATH", folder.resolve("bin").toString());
        withInput(SECRET, "provider", "add", "Other", "--kind", "anthropic", "--key-stdin", "--base-url", "https://other.example", "--model", "m-other").done();
        withInput(SECRET, "provider", "add", "Relay", "--kind", "anthropic", "--key-stdin", "--base-url", "https://relay.example", "--model", "m-relay").done();
        settings = folder.resolve("home/.claude/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, BEFORE);
    }

    private String text() throws IOException {
        return Files.readString(settings);
    }

    @Test
    void aProgramFollowsEverySwitchAndIsGivenBackByteForByte() throws IOException {
        var followed = onehotctl("program", "follow", "claude");
        assertThat(followed.code()).as(followed.errors()).isZero();
        assertThat(followed.out()).isEqualTo("Claude Code follows.\n");
        assertThat(text()).contains("\"https://relay.example\"", "m-relay", "key 2 --for", "\"allow\": [\"Bash(ls)\"]").doesNotContain(SECRET);

        assertThat(onehotctl("provider", "use", "Other").done().out()).isEqualTo("Other is active now.\nClaude Code follows.\n");
        assertThat(text()).contains("https://other.example", "m-other").doesNotContain("relay");
        onehotctl("provider", "edit", "Other", "--base-url", "https://moved.example").done();
        assertThat(text()).contains("https://moved.example").doesNotContain("other.example");
        var undone = onehotctl("undo", "--json").done().json();
        assertThat(undone.at("programs/0/state")).isEqualTo("follows");
        assertThat(text()).contains("https://other.example");
        assertThat(onehotctl("program", "show", "claude", "--json").done().json().at("program/keyTakenAt")).isNull();
        outside("INSERT INTO onehot_key_use(provider_id, day, count, last_at) VALUES (1, '2026-11-28', 3, '2026-11-28 10:00:00'), (1, '2026-11-29', 1, '2026-11-29 09:00:00')");
        assertThat(onehotctl("program", "show", "claude", "--json").done().json().at("program/keyTakenAt")).isEqualTo("2026-11-29T09:00:00Z");
        var used = onehotctl("provider", "use", "Relay", "--json").done().json();
        assertThat(used.at("programs/0/id")).isEqualTo("claude-code");
        assertThat(used.at("programs/0/provider/name")).isEqualTo("Relay");
        assertThat(text()).contains("https://relay.example");
        assertThat(onehotctl("program", "diff", "claude-code").done().out()).isEmpty();

        assertThat(onehotctl("program", "release", "--all").done().out()).isEqualTo("Claude Code does not follow.\n");
        assertThat(settings).hasContent(BEFORE);
        assertThat(onehotctl("program", "release", "--all").done().out()).isEqualTo("No program follows.\n");
        assertThat(onehotctl("undo").done().out()).contains("Claude Code follows.");
        assertThat(text()).contains("https://relay.example");
    }

    /// From where it was lost, or on another computer that has the same database.
    @Test
    void whatFollowsAtAnotherPlaceIsReleasedThere() throws IOException {
        assertThat(onehotctl("program", "follow", "claude").code()).isZero();
        environment.put("XDG_STATE_HOME", folder.resolve("another state").toString());
        assertThat(onehotctl("program", "list", "--json").done().out()).contains("\"elsewhere\"");
        var released = onehotctl("program", "release", "claude");
        assertThat(released.code()).isZero();
        assertThat(released.out()).isEqualTo("Claude Code does not follow.\n");
        assertThat(released.errors()).isEqualTo("onehotctl: Claude Code follows at another place. Its files there are given back when Onehot runs there again; where that place is gone,"
                + " nothing more happens.\n");
        assertThat(onehotctl("program", "list", "--json").done().out()).doesNotContain("\"elsewhere\"");
        assertThat(text()).contains("https://relay.example");
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        onehotctl("provider", "use", "Other").done();
        assertThat(settings).hasContent(BEFORE);
    }

    @Test
    void whatHasToBeKnownIsSaidOfEachByItsName() {
        var followed = onehotctl("program", "follow", "claude-code", "opencode", "qwen-code");
        assertThat(followed.code()).as(followed.errors()).isZero();
        // A session of one of them may run on this machine, and is said then.
        assertThat(followed.out()).contains("Claude Code follows", "OpenCode follows", "Qwen Code follows");
        assertThat(followed.errors().lines()).isNotEmpty().allMatch(it -> it.matches("onehotctl: (Claude Code|OpenCode|Qwen Code): .+"));
        assertThat(followed.errors()).contains("OpenCode: ", "Qwen Code: ");
    }

    @Test
    void whatWouldBeWrittenIsSaidBefore() throws IOException {
        for (var command : List.of("program diff claude-code", "program follow claude-code --dry-run")) {
            var ran = onehotctl(command.split(" "));
            assertThat(ran.out()).contains("--- ", "+++ ", settings.toString(), "+", "https://relay.example").doesNotContain(SECRET);
            assertThat(ran.code()).isEqualTo(command.contains("diff") ? Exit.FAILED : Exit.DONE);
        }
        assertThat(settings).hasContent(BEFORE);
        assertThat(onehotctl("program", "list").done().out().lines().filter(it -> it.startsWith("claude-code"))).singleElement().asString().contains("plain");
        assertThat(onehotctl("program", "list", "--json").done().json().at("programs/0/id")).isEqualTo("claude-code");
    }

    @Test
    void whatSomebodyElseChangedIsLeftAloneUntilItIsSaidOtherwise() throws IOException {
        onehotctl("program", "follow", "claude-code");
        var drifted = text().replace("https://relay.example\"", "https://mine.example\"");
        Files.writeString(settings, drifted);
        var used = onehotctl("provider", "use", "Other").done();
        assertThat(used.out()).contains("Claude Code stays with Relay: ", "ANTHROPIC_BASE_URL");
        assertThat(settings).hasContent(drifted);
        assertThat(onehotctl("program", "diff", "claude").out()).contains("https://mine.example", "https://other.example");
        assertThat(onehotctl("program", "apply").out()).isEqualTo("Claude Code follows.\n");
        assertThat(text()).contains("https://other.example").doesNotContain("mine.example");
    }

    /// One of several models is the person's from then on, whoever is active; the others follow.
    @Test
    void oneModelThatWasChangedIsLeftToThePerson() throws IOException {
        onehotctl("program", "follow", "claude-code");
        Files.writeString(settings, text().replaceFirst("(HAIKU_MODEL\": \")m-relay", "$1mine"));
        var taken = onehotctl("program", "take-over", "claude");
        assertThat(taken.code()).as(taken.errors()).isZero();
        assertThat(taken.out()).isEqualTo("Claude Code follows.\n");
        assertThat(taken.errors()).contains("env.ANTHROPIC_DEFAULT_HAIKU_MODEL");
        onehotctl("provider", "use", "Other").done();
        assertThat(text()).contains("HAIKU_MODEL\": \"mine\"", "OPUS_MODEL\": \"m-other\"");
        assertThat(onehotctl("program", "follow", "claude-code").code()).isZero();
        assertThat(text()).as("said once").contains("HAIKU_MODEL\": \"mine\"");

        onehotctl("program", "release", "claude-code").done();
        assertThat(text()).contains("HAIKU_MODEL\": \"mine\"", "https://before.example").doesNotContain("m-other", "onehotctl");
    }

    @Test
    void theModelThatWasChangedBecomesTheProviders() throws IOException {
        onehotctl("program", "follow", "claude-code");
        Files.writeString(settings, text().replace("m-relay", "mine"));
        var taken = onehotctl("program", "take-over", "claude");
        assertThat(taken.code()).as(taken.errors()).isZero();
        assertThat(taken.errors()).contains("Relay gets the model mine.");
        assertThat(onehotctl("provider", "show", "Relay", "--json").done().json().at("provider/model")).isEqualTo("mine");
        onehotctl("undo").done();
        assertThat(onehotctl("provider", "show", "Relay", "--json").done().json().at("provider/model")).isEqualTo("m-relay");
        assertThat(text()).contains("m-relay").doesNotContain("mine\"");
    }

    @Test
    void whatLeadsAKeySomewhereIsNotTakenOver() throws IOException {
        onehotctl("program", "follow", "claude-code");
        var clean = text();
        assertThat(onehotctl("program", "take-over", "claude").done().out()).as("where nobody changed anything").isEqualTo("Claude Code follows.\n");
        assertThat(settings).hasContent(clean);
        for (var change : List.of("https://relay.example\"|https://mine.example\"", "\"ANTHROPIC_AUTH_TOKEN\": \"\"|\"ANTHROPIC_AUTH_TOKEN\": \"mine\"")) {
            var before = text();
            var drifted = before.replace(change.split("\\|")[0], change.split("\\|")[1]);
            assertThat(drifted).isNotEqualTo(before);
            Files.writeString(settings, drifted);
            assertThat(onehotctl("program", "take-over", "claude").failed(Exit.FAILED).errors()).contains("cannot be taken over", "ANTHROPIC_");
            assertThat(settings).hasContent(drifted);
            Files.writeString(settings, before);
        }
        // Beside another provider's address.
        Files.writeString(settings, text().replace("m-relay", "mine"));
        onehotctl("provider", "use", "Other").done();
        onehotctl("program", "take-over", "claude").failed(Exit.FAILED);
        assertThat(onehotctl("provider", "show", "Other", "--json").done().json().at("provider/model")).isEqualTo("m-other");
    }

    @Test
    void oneThatDoesNotFitKeepsWhatItHasAndThatIsSaid() throws IOException {
        onehotctl("program", "follow", "claude-code");
        var before = text();
        var added = withInput(SECRET, "provider", "add", "Google", "--kind", "google", "--key-stdin", "--model", "m").done();
        assertThat(added.out()).contains("Claude Code stays with Relay: ", "Google");
        assertThat(settings).hasContent(before);
        assertThat(onehotctl("program", "list", "--json").json().at("programs/0/state")).isEqualTo("does-not-fit");

        var refused = onehotctl("program", "follow", "codex", "--provider", "Google", "--json").failed(Exit.FAILED);
        assertThat(refused.error().at("error/class")).isEqualTo("program");
        assertThat(folder.resolve("home/.codex")).doesNotExist();
    }

    /// It sees what is ours empty first, which takes its time, and then what stood there.
    @Test
    void aFileIsPutBackByUndoWhileASessionRuns() throws IOException {
        onehotctl("program", "follow", "claude-code");
        var shell = Path.of("/bin/bash");
        var session = new ProcessBuilder(Files.copy(shell, folder.resolve("claude")).toString(), "-c", "read line").start();
        try {
            var undone = onehotctl("undo").done();
            assertThat(undone.errors()).isEmpty();
            assertThat(settings).hasContent(BEFORE);
        } finally {
            session.destroyForcibly();
        }
    }

    @Test
    void oneThatIsPinnedStays() throws IOException {
        assertThat(onehotctl("program", "follow", "claude-code", "--provider", "Other").out()).isEqualTo("Claude Code stays with Other.\n");
        assertThat(text()).contains("https://other.example");
        assertThat(onehotctl("provider", "use", "Relay").done().out()).endsWith("Claude Code stays with Other.\n");
        assertThat(onehotctl("program", "pin", "claude-code", "Relay").done().out()).isEqualTo("Claude Code stays with Relay.\n");
        assertThat(onehotctl("program", "pin", "claude-code", "--active").done().out()).isEqualTo("Claude Code follows.\n");
        assertThat(onehotctl("provider", "use", "Other").done().out()).endsWith("Claude Code follows.\n");
        assertThat(text()).contains("https://other.example");
        onehotctl("program", "pin", "claude-code").failed(Exit.USAGE);
        onehotctl("program", "pin", "codex", "Relay").failed(Exit.FAILED);
    }

    /// Of the folder that a person is in, and only while it is so.
    @Test
    void whatAProgramObeysMoreThanItsFileIsSaid() throws IOException {
        onehotctl("program", "follow", "claude-code");
        assertThat(onehotctl("program", "list", "--json").done().json().at("programs/0/beatenBy")).isEqualTo(List.of());
        var above = folder.resolve(".claude/settings.json");
        Files.createDirectories(above.getParent());
        Files.writeString(above, "{\"env\": {\"ANTHROPIC_BASE_URL\": \"https://elsewhere.example\", \"MINE\": \"" + SECRET + "\"}}");
        var said = above + " wins over its file where it says something else: env.ANTHROPIC_BASE_URL.";
        var listed = onehotctl("program", "list").done();
        assertThat(listed.out()).contains("Claude Code follows. But: " + said).doesNotContain("elsewhere", SECRET);
        assertThat(onehotctl("provider", "use", "Other").done().out()).isEqualTo("Other is active now.\nClaude Code follows. But: " + said + "\n");
        assertThat(onehotctl("program", "pin", "claude-code", "Relay").done().out()).contains("Claude Code stays with Relay. But: " + said);
        var shown = onehotctl("program", "show", "claude-code", "--json").done().json();
        assertThat(shown.at("program/beatenBy")).isEqualTo(List.of(said));
        assertThat(shown.at("program/state")).isEqualTo("pinned");
        Files.delete(above);
        assertThat(onehotctl("program", "list").done().out()).doesNotContain("But");
        onehotctl("program", "release", "claude-code");
        Files.writeString(above, "{\"env\": {\"ANTHROPIC_BASE_URL\": \"https://elsewhere.example\"}}");
        assertThat(onehotctl("program", "list").done().out()).as("it does not follow").doesNotContain("But");
    }

    @Test
    void aFileThatIsNotWhatItShouldBeIsLeftAloneAndNamed() throws IOException {
        Files.writeString(settings, BEFORE.replace("{\n", "{ // mine\n"));
        var refused = onehotctl("program", "follow", "claude-code").failed(Exit.FAILED);
        assertThat(refused.errors()).contains("1", "Nothing was changed.");
        assertThat(text()).contains("// mine");
        assertThat(onehotctl("program", "release", "claude-code").failed(Exit.FAILED).errors()).contains("does not follow");
    }

    @Test
    void anyFileFollowsWithWhatIsSaidOfIt() throws IOException {
        var mine = Files.writeString(folder.resolve("mine.toml"), "# mine\n[api]\nurl = \"x\" # here\n");
        var followed = onehotctl("program", "follow", "--file", mine.toString(), "--set", "api.url={baseUrl}", "--set", "api.model={model}", "--name", "Mine");
        assertThat(followed.code()).as(followed.errors()).isZero();
        assertThat(followed.out()).isEqualTo("Mine follows.\n");
        assertThat(mine).content().startsWith("# mine\n[api]\nurl = \"https://relay.example").contains("# here", "m-relay");
        onehotctl("provider", "use", "Other").done();
        assertThat(mine).content().contains("https://other.example", "m-other");
        onehotctl("program", "release", "Mine").done();
        assertThat(mine).hasContent("# mine\n[api]\nurl = \"x\" # here\n");

        var dotEnv = folder.resolve(".env");
        assertThat(onehotctl("program", "follow", "--file", ".env", "--key-in-clear").code()).isZero();
        assertThat(dotEnv).content().contains("ANTHROPIC_BASE_URL", SECRET);
        onehotctl("program", "release", ".env").done();
        assertThat(dotEnv).doesNotExist();

        for (var wrong : List.of("program follow", "program follow claude-code --file x", "program follow claude-code --set a=b", "program follow --file x.json",
                "program follow --file x --set a=b", "program follow --file x.json --set =b", "program release", "program release claude-code --all")) {
            onehotctl(wrong.split(" ")).failed(Exit.USAGE);
        }
        onehotctl("program", "follow", "nobody").failed(Exit.MISSING);
        onehotctl("program", "follow", "c").failed(Exit.USAGE);
    }
}
