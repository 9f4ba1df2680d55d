package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which provider an import into an empty database makes active: the one that the program has in use, and never just the first one found.
class ImportActiveLineTest extends CliFixture {
    private static final String CODEX = """
            model_provider = "second"
            [model_providers.first]
            name = "First"
            base_url = "https://one.example.com/v1"
            experimental_bearer_token = "sk-one"
            [model_providers.second]
            name = "Second"
            base_url = "https://two.example.com/v1"
            experimental_bearer_token = "sk-two"
            """;

    @BeforeEach
    void home() {
        environment.put("ONEHOT_PASSPHRASE", "four words of this machine");
        environment.put("HOME", folder.toString());
    }

    private void write(String name, String text) throws IOException {
        var path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<?> active() {
        return ((List<?>) onehotctl("provider", "list", "--json").json().at("providers")).stream()
                .filter(it -> it.toString().contains("active=true"))
                .toList();
    }

    @Test
    void itIsTheOneThatTheProgramUses() throws IOException {
        write(".codex/config.toml", CODEX);
        assertThat(onehotctl("import", "--from", "codex", "--dry-run").done().out()).contains("Nothing was changed.", "Second would be the active one.");
        assertThat(onehotctl("import", "--from", "all").done().out()).contains("2 providers taken over.", "Second is the active one.");
        assertThat(onehotctl("status", "--json").json().at("active/name")).isEqualTo("Second");
    }

    @Test
    void whatTwoProgramsUseAlikeIsOne() throws IOException {
        write(".codex/config.toml", CODEX);
        write(".config/opencode/opencode.json", """
                {"model":"two/m","provider":{"two":{"npm":"@ai-sdk/openai-compatible","name":"Second","options":{"baseURL":"https://two.example.com/v1","apiKey":"sk-two"}}}}
                """);
        var json = onehotctl("import", "--from", "all", "--json").done().json();
        // One model was said by one of them only: these are two providers, of two tools.
        assertThat(json.at("active")).isNull();
        onehotctl("undo").done();
        write(".codex/config.toml", "model = \"m\"\n" + CODEX);
        assertThat(onehotctl("import", "--from", "all", "--json").done().json().at("active")).isEqualTo("Second");
    }

    /// Nobody is asked here, so it is said how to choose.
    @Test
    void whereProgramsUseDifferentOnesNoneIsActiveAndThatIsSaid() throws IOException {
        write(".codex/config.toml", CODEX);
        write(".claude/settings.json", "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://gw.example.com\",\"ANTHROPIC_API_KEY\":\"sk-three\"}}");
        assertThat(onehotctl("import", "--from", "all").done().out())
                .endsWith("None of them is active: it cannot be told which one is in use. Choose it with: onehotctl provider use NAME\n");
        assertThat(active()).isEmpty();
        onehotctl("status").done();
    }

    @Test
    void aFileOfKeysTellsNothingOfUse() throws IOException {
        write("keys.env", "OPENAI_API_KEY=sk-one\nGROQ_API_KEY=gsk-two\n");
        var json = onehotctl("import", "--from", folder.resolve("keys.env").toString(), "--json").done().json();
        assertThat(json.at("active")).isNull();
        assertThat(json.at("providers/0/inUse")).isEqualTo(false);
        assertThat(active()).isEmpty();
    }

    @Test
    void theOnlyOneIsActiveAndOneThatWasThereStays() throws IOException {
        write("one.env", "OPENAI_API_KEY=sk-one\n");
        write(".codex/config.toml", CODEX);
        assertThat(onehotctl("import", "--from", folder.resolve("one.env").toString()).done().out()).contains("OpenAI is the active one.");
        assertThat(onehotctl("import", "--from", "codex").done().out()).doesNotContain("active");
        assertThat(onehotctl("status", "--json").json().at("active/name")).isEqualTo("OpenAI");
    }

    /// The one in use lacks its key and does not come: then none of the others takes its place.
    @Test
    void anotherOneDoesNotTakeThePlaceOfTheOneInUse() throws IOException {
        write(".codex/config.toml", CODEX.replace("experimental_bearer_token = \"sk-two\"\n", "")
                + "[model_providers.third]\nname = \"Third\"\nbase_url = \"https://three.example.com/v1\"\nexperimental_bearer_token = \"sk-three\"\n");
        assertThat(onehotctl("import", "--from", "codex").done().out()).contains("2 providers taken over.", "None of them is active");
        assertThat(active()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"switch.db", "switch.sql", "config.json"})
    void ccSwitchSaysWhichOneIsCurrent(String name) throws IOException {
        var settings = "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://%s.example.com\",\"ANTHROPIC_AUTH_TOKEN\":\"k-%s\"}}";
        var rows = "INSERT INTO \"providers\" VALUES('1','claude','Alpha','" + settings.replace("%s", "a") + "','{}',0);\n"
                + "INSERT INTO \"providers\" VALUES('2','claude','Beta','" + settings.replace("%s", "b") + "','{}',1);\n";
        var table = "CREATE TABLE \"providers\"(id text, app_type text, name text, settings_config text, meta text, is_current boolean not null default 0);\n";
        if (name.endsWith(".db")) {
            try (var theirs = Outside.on(folder.resolve(name))) {
                for (var statement : (table + rows).split(";\n")) {
                    theirs.run(statement);
                }
            }
        } else {
            write(name, name.endsWith(".sql") ? "-- cc-switch\n" + table + rows
                    : "{\"version\":2,\"claude\":{\"current\":\"2\",\"providers\":{\"1\":{\"name\":\"Alpha\",\"settingsConfig\":" + settings.replace("%s", "a")
                            + "},\"2\":{\"name\":\"Beta\",\"settingsConfig\":" + settings.replace("%s", "b") + "}}}}");
        }
        assertThat(onehotctl("import", "--from", folder.resolve(name).toString()).done().out()).contains("Beta is the active one.");
    }
}
