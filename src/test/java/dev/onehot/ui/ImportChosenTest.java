package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Of a file that a person chose the import always says what it was taken for and, when nothing comes of it, why.
class ImportChosenTest extends WindowFixture {
    private String chosen = "";

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(Map.of(), folder, List.of(), new FileQuestions() {
            @Override
            public Optional<Path> open(Window owner, String title, ExtensionFilter... offered) {
                return Optional.of(folder.resolve(chosen));
            }

            @Override
            public Optional<Path> save(Window owner, String title, String name, ExtensionFilter... offered) {
                return Optional.empty();
            }

            @Override
            public void show(Path folder) {}
        });
    }

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
    }

    @BeforeEach
    void makeFiles() throws IOException {
        try (var foreign = Outside.on(folder.resolve("foreign.db"))) {
            foreign.run("CREATE TABLE cats(name TEXT)");
        }
        try (var other = Outside.on(folder.resolve("older.db"))) {
            other.run("CREATE TABLE providers(name TEXT)");
        }
        Files.writeString(folder.resolve("text.db"), "no database at all, but long enough to look at. ".repeat(40));
        for (var name : List.of("cats.json", "cats.toml", "opencode.json", "cats.env", "cats.onehot")) {
            Files.writeString(folder.resolve(name), "[ no document");
        }
        Files.write(folder.resolve("picture.toml"), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1});
        Files.write(folder.resolve("huge.env"), new byte[5 << 20]);
        robot.interact(() -> ((Button) find("importButton")).fire());
    }

    @ParameterizedTest
    @CsvSource({
        "foreign.db, a database of cc-switch",
        "older.db, a database of cc-switch",
        "text.db, a database of cc-switch",
        "missing.db, a database of cc-switch",
        "cats.json, settings of Claude Code",
        "cats.toml, a configuration of Codex",
        "opencode.json, a configuration of OpenCode",
        "cats.env, a list of variables",
        "picture.toml, a configuration of Codex",
        "huge.env, a list of variables",
        "missing.json, settings of Claude Code",
        "cats.onehot, an export of Onehot"
    })
    void whatGivesNothingIsTold(String name, String taken) {
        chosen = name;
        fire();
        Await.until("it is told", () -> find("importFileLabel") instanceof Label label && label.isVisible());
        assertThat(((Label) find("importFileLabel")).getText()).startsWith(name).contains(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onehot.db", "onehot.db-wal", "onehot.db.key", "link.json"})
    void theDatabaseItselfIsRefusedInWords(String name) throws IOException {
        if (name.equals("link.json")) {
            assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "links need a right elsewhere");
            Files.createSymbolicLink(folder.resolve(name), file);
        }
        chosen = name;
        fire();
        Await.until("it is told", () -> find("importFileLabel") instanceof Label label && label.isVisible());
        assertThat(((Label) find("importFileLabel")).getText()).contains("belongs to the database that is open");
    }

    @Test
    void whatGivesSomethingTakesTheWordsAway() throws IOException {
        Files.writeString(folder.resolve("good.env"), "OPENAI_API_KEY=" + KEY + "\n");
        chosen = "cats.json";
        fire();
        Await.until("it is told", () -> find("importFileLabel").isVisible());
        chosen = "good.env";
        fire();
        Await.until("it is found", () -> ((Label) find("importSummaryLabel")).getText().startsWith("1 found"));
        assertThat(find("importFileLabel").isVisible()).isFalse();
    }

    /// What lacks something, and what does not come at all, says why in its row.
    @Test
    void whatIsLeftOutIsSaidRowByRow() throws IOException {
        Files.writeString(folder.resolve("auth.json"), "{\"OPENAI_API_KEY\":\"" + KEY + "\"}");
        Files.writeString(folder.resolve("rows.toml"), """
                model_provider = "relay"
                [model_providers.relay]
                base_url = "https://relay.example.com/v1"
                requires_openai_auth = true
                [model_providers.lan]
                base_url = "http://192.0.2.9:8000/v1"
                [model_providers.odd]
                base_url = "no address"
                env_key = "ODD"
                """);
        chosen = "rows.toml";
        fire();
        Await.until("it is listed", () -> texts().contains("OpenAI (left out)"));
        assertThat(texts()).contains("Codex sends it no key", "The key beside the file goes to https://relay.example.com/v1, not to OpenAI.", "cannot be used", "address");
    }

    /// Those that are not seen yet come a few at a time; what is counted and imported is all of them from the beginning.
    @Test
    void aThousandAreListedToTheLast() throws IOException {
        var rows = IntStream.range(0, 1_000).mapToObj(i -> "('%d','claude','Relay %d','{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://r%d.example.com\",\"ANTHROPIC_API_KEY\":\"k\"}}')"
                .formatted(i, i, i));
        Files.writeString(folder.resolve("many.sql"),
                "INSERT INTO providers (id, app_type, name, settings_config) VALUES " + rows.collect(Collectors.joining(",")) + ";");
        chosen = "many.sql";
        fire();
        Await.until("all are counted", () -> ((Label) find("importSummaryLabel")).getText().equals("1,000 found, 1,000 chosen"));
        Await.until("all are listed", () -> ((Pane) find("foundPane")).getChildren().size() == 1_000);
        assertThat(texts()).contains("https://r0.example.com", "https://r999.example.com");
    }

    private String texts() {
        var said = new StringBuilder();
        robot.interact(() -> find("foundPane").lookupAll(".label").forEach(it -> said.append(((Label) it).getText()).append('\n')));
        return said.toString();
    }

    private void fire() {
        robot.interact(() -> ((Button) find("chooseImportFileButton")).fire());
    }

    private Node find(String id) {
        return window.stage().getScene().lookup("#" + id);
    }
}
