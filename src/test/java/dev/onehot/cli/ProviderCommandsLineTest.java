package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `onehotctl provider …`, with its documents.
class ProviderCommandsLineTest extends CliFixture {
    private static final List<String> SHAPE =
            List.of("id", "name", "kind", "model", "baseUrl", "active", "keySource", "lastCheck");

    @Test
    void theFirstAddMakesTheDatabaseAndTheProviderActive() {
        var added = onehotctl("--json", "provider", "add", "Anthropic", "--model", "claude").done().json();

        assertThat(added.names("")).contains("provider", "revision");
        assertThat(added.names("provider")).containsAll(SHAPE);
        assertThat(added.at("provider/active")).isEqualTo(true);
        assertThat(added.at("provider/kind")).isEqualTo("anthropic");
        assertThat(added.at("provider/baseUrl")).isEqualTo("https://api.anthropic.com");
        assertThat(added.at("provider/keySource")).isEqualTo("none");
    }

    @Test
    void addingAgainUpdatesWhatIsGivenAndKeepsTheRest() {
        PlainFile.at(file);
        withInput("sk-one\n", "provider", "add", "OpenAI", "--key-stdin", "--model", "m-1").done();
        onehotctl("provider", "add", "openai", "--model", "m-2", "--no-activate").done();

        var list = onehotctl("provider", "list", "--json").done().json();
        assertThat((List<?>) list.at("providers")).hasSize(1);
        assertThat(list.at("providers/0/model")).isEqualTo("m-2");
        assertThat(list.at("providers/0/active")).isEqualTo(true);
        assertThat(onehotctl("key").done().out()).isEqualTo("sk-one\n");
    }

    @Test
    void showIsReadable() {
        onehotctl("provider", "add", "OpenAI", "--header", "X-A=b").done();
        assertThat(onehotctl("provider", "show", "OpenAI").done().out())
                .contains("headers    X-A: b\n").doesNotContain("Optional", "null", "lastCheck");
    }

    @Test
    void editChangesAndRenames() {
        onehotctl("provider", "add", "OpenAI", "--model", "m-1").done();
        var edited = onehotctl("provider", "edit", "open", "--rename", "Work", "--base-url", "https://work.example/v1", "--json")
                .done()
                .json();

        assertThat(edited.at("provider/name")).isEqualTo("Work");
        assertThat(edited.at("provider/model")).isEqualTo("m-1");
        assertThat(edited.at("provider/baseUrl")).isEqualTo("https://work.example/v1");
    }

    @Test
    void aNameThatIsTakenIsAConflict() {
        onehotctl("provider", "add", "A").done();
        onehotctl("provider", "add", "B").done();

        var error = onehotctl("provider", "edit", "A", "--rename", "b", "--json").failed(Exit.CONFLICT).error();
        assertThat(error.at("error/class")).isEqualTo("name-taken");
        assertThat(error.names("error")).containsExactly("code", "class", "message", "advice");
    }

    @Test
    void idsNamesAndBeginningsOfNamesAreUnderstoodInThisOrder() {
        onehotctl("provider", "add", "Anthropic").done();
        onehotctl("provider", "add", "Anthropic work").done();
        onehotctl("provider", "add", "1").done();

        // The id of one and the name of another: whichever was meant, the other one must not be taken for it.
        assertThat(onehotctl("provider", "use", "1").failed(Exit.USAGE).errors()).contains("Anthropic (1)", "1 (3)");
        assertThat(active(onehotctl("provider", "use", "2"))).isEqualTo("Anthropic work");
        assertThat(active(onehotctl("provider", "use", "Anthropic"))).isEqualTo("Anthropic");
        assertThat(active(onehotctl("provider", "use", "ANTHROPIC WORK"))).isEqualTo("Anthropic work");
        assertThat(active(onehotctl("provider", "use", "anthropic w"))).isEqualTo("Anthropic work");
        var ambiguous = onehotctl("provider", "use", "anth").failed(Exit.USAGE);
        assertThat(ambiguous.errors()).contains("Anthropic (1)", "Anthropic work (2)");
        onehotctl("provider", "use", "nobody").failed(Exit.MISSING);
        onehotctl("provider", "use", "").failed(Exit.USAGE);
    }

    private String active(Ran ran) {
        ran.done();
        return (String) onehotctl("status", "--json").json().at("active/name");
    }

    @Test
    void removeTakesAllOrNoneAndPromotesNobody() {
        onehotctl("provider", "add", "A").done();
        onehotctl("provider", "add", "B").done();
        onehotctl("provider", "add", "C").done();

        onehotctl("provider", "remove", "A", "nobody", "--yes").failed(Exit.MISSING);
        onehotctl("provider", "remove", "A", "C").failed(Exit.USAGE);
        var removed = onehotctl("provider", "remove", "A", "3", "C", "--yes", "--json").done().json();

        assertThat((List<?>) removed.at("removed")).hasSize(2);
        var status = onehotctl("status", "--json").done().json();
        assertThat(status.at("providers")).isEqualTo(1L);
        assertThat(status.at("active")).isNull();
    }

    @Test
    void whatIsWrongIsSaidWithItsField() {
        onehotctl("provider", "add", "A", "--kind", "no-such-kind").failed(Exit.USAGE);
        assertThat(onehotctl("provider", "add", "A", "--base-url", "ftp://x").failed(Exit.USAGE).errors()).contains("baseUrl");
        PlainFile.at(file);
        withInput("two words", "provider", "add", "A", "--key-stdin").failed(Exit.USAGE);
        withInput("", "provider", "add", "A", "--key-stdin").failed(Exit.USAGE);
        onehotctl("provider", "add", "A", "--key-stdin", "--key-env", "X").failed(Exit.USAGE);
        onehotctl("provider", "add", "A", "--key-env", "not a name").failed(Exit.USAGE);
        onehotctl("provider", "add", "A", "--key", "sk-never").failed(Exit.USAGE);
        assertThat(onehotctl("provider", "list", "--json").json().at("providers")).isEqualTo(List.of());
    }

    @Test
    void noCommandButKeyAndEnvPrintsAKey() {
        var secret = "sk-marked-0123456789";
        PlainFile.at(file);
        withInput(secret, "provider", "add", "A", "--key-stdin").done();

        for (var command : List.of("status", "provider list", "provider show A", "setting list", "repair")) {
            for (var json : List.of(command, command + " --json")) {
                assertThat(onehotctl(json.split(" ")).done().out()).doesNotContain(secret);
            }
        }
        assertThat(onehotctl("key", "--json").json().at("key")).isEqualTo(secret);
    }

    @Test
    void aNameOfAnyLengthLeavesTheTableReadable() {
        onehotctl("provider", "add", "OpenAI").done();
        onehotctl("provider", "add", "n".repeat(200)).done();
        outside("INSERT INTO ai_providers(provider_name, api_key) VALUES (replace(hex(zeroblob(5000)), '0', 'x'), '')");

        var lines = onehotctl("provider", "list").done().out().lines().toList();
        assertThat(lines.getFirst()).hasSizeLessThan(120);
        assertThat(lines.get(1)).contains("OpenAI  openai").hasSizeLessThan(120);
        assertThat(lines.get(2)).contains("n".repeat(200) + " ");
        assertThat(lines.get(3)).contains("x".repeat(200) + "…").hasSizeLessThan(400);
    }

    @Test
    void repairMakesOneOfSeveralActive() {
        onehotctl("provider", "add", "A").done();
        onehotctl("provider", "add", "B").done();
        outside("UPDATE ai_providers SET is_active = 1");

        var broken = onehotctl("status", "--json");
        assertThat(broken.code()).isEqualTo(Exit.FAILED);
        assertThat(broken.json().at("integrity")).isEqualTo("several-active");
        var repaired = onehotctl("repair", "A", "--json").done().json();
        assertThat(repaired.at("repaired")).isEqualTo(true);
        assertThat(repaired.at("active/name")).isEqualTo("A");
        try (var outside = Outside.on(file)) {
            assertThat(outside.activeRows()).isEqualTo(1);
        }
        assertThat(onehotctl("repair", "--json").done().json().at("repaired")).isEqualTo(false);
    }
}
