package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Person;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.stage.FileChooser.ExtensionFilter;
import org.junit.jupiter.api.AfterEach;
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
        robot.interact(() -> {
            find("importButton").requestFocus();
            ((Button) find("importButton")).fire();
        });
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
        Await.until("it is told", () -> isSeen("importFileLabel"));
        chosen = "good.env";
        fire();
        Await.until("it is found", () -> ((Label) find("importSummaryLabel")).getText().startsWith("1 found"));
        assertThat(isSeen("importFileLabel")).isFalse();
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

    /// What was chosen by hand stands first, and what the person left out before stays out.
    @Test
    void anotherFileLeavesTheChoiceAsItIs() throws IOException {
        look("first.env", "XAI_API_KEY=xai-0123456789abcdef\nGROQ_API_KEY=gsk_0123456789abcdef\n", "2 found, 2 chosen");
        robot.interact(() -> box("Groq").setSelected(false));
        look("second.env", "MISTRAL_API_KEY=0123456789abcdef\n", "3 found, 2 chosen");
        assertThat(box("Groq").isSelected()).isFalse();
        assertThat(Person.ask(() -> find("foundPane").lookup(".check-box"))).isInstanceOfSatisfying(CheckBox.class, it -> assertThat(it.getText()).isEqualTo("Mistral"));
    }

    @Test
    void aFileThatIsListedAlreadyIsNotLeftWithoutAWord() throws IOException {
        look("first.env", "GROQ_API_KEY=gsk_0123456789abcdef\n", "1 found, 1 chosen");
        fire();
        Await.until("it is told", () -> isSeen("importFileLabel"));
        assertThat(((Label) find("importFileLabel")).getText()).startsWith("first.env").contains("listed here already");
        look("second.env", "MISTRAL_API_KEY=0123456789abcdef\n", "2 found, 2 chosen");
        assertThat(isSeen("importFileLabel")).isFalse();
    }

    /// Above all where the key would go.
    @Test
    void nothingIsCutInTheNarrowestWindow() throws IOException {
        resize(640, 480);
        look("long.toml", IntStream.range(0, 12).mapToObj("""
                [model_providers.p%1$d]
                base_url = "https://gateway.a-rather-long-company-name.example.com/a/rather/long/path/of/a/gateway/openai/v%1$d"
                env_key = "A_KEY"
                """::formatted).collect(Collectors.joining()), "12 found, 12 chosen");
        Await.until("it is laid out", () -> texts().contains("rather-long-company-name"));
        robot.settle();
        assertThat(cut()).isEmpty();
    }

    @Test
    void onePressLeavesAllOutAndAnotherTakesAllThatAreNew() throws IOException {
        look("two.env", "XAI_API_KEY=xai-0123456789abcdef\nGROQ_API_KEY=gsk_0123456789abcdef\nOPENAI_API_KEY=" + KEY + "\n", "3 found, 2 chosen");
        robot.interact(() -> ((CheckBox) find("allFoundBox")).fire());
        assertThat(((Label) find("importSummaryLabel")).getText()).isEqualTo("3 found, 0 chosen");
        robot.interact(() -> box("Groq").setSelected(true));
        assertThat(((CheckBox) find("allFoundBox")).isIndeterminate()).isTrue();
        robot.interact(() -> box("Groq").setSelected(false));
        robot.interact(() -> ((CheckBox) find("allFoundBox")).fire());
        assertThat(((Label) find("importSummaryLabel")).getText()).isEqualTo("3 found, 2 chosen");
        assertThat(box("OpenAI").isSelected()).isFalse();
    }

    /// Nobody sees what is below.
    @Test
    void theKeyboardStaysInTheImportUntilItIsClosed() {
        for (int i = 0; i < 20; i++) {
            robot.push(KeyCode.TAB);
            assertThat(isFocusIn("listPane")).as("after %s tabs", i + 1).isFalse();
        }
        robot.interact(() -> ((Button) find("closeImportButton")).fire());
        assertThat(isFocusIn("listPane")).isTrue();
    }

    @Test
    void aKeyOfWhatIsBelowClosesTheImport() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(isSeen("importSlot")).isFalse();
        assertThat(isFocusIn("editorPane")).isTrue();
    }

    private boolean isFocusIn(String id) {
        return Person.ask(() -> {
            var pane = find(id);
            Node each = window.stage().getScene().getFocusOwner();
            while (each != null && !each.equals(pane)) {
                each = each.getParent();
            }
            return each != null;
        });
    }

    private List<String> cut() {
        return Person.ask(() -> find("importPane").lookupAll(".label").stream()
                .filter(it -> it.isVisible() && it.lookup(".text") instanceof Text text && !text.getText().equals(((Label) it).getText()))
                .map(it -> ((Label) it).getText())
                .toList());
    }

    private void look(String name, String content, String summary) throws IOException {
        Files.writeString(folder.resolve(name), content);
        chosen = name;
        fire();
        Await.until(summary, () -> ((Label) find("importSummaryLabel")).getText().equals(summary));
    }

    private CheckBox box(String name) {
        return Person.ask(() -> find("foundPane").lookupAll(".check-box").stream()
                .filter(it -> it instanceof CheckBox box && box.getText().equals(name))
                .map(CheckBox.class::cast)
                .findFirst()
                .orElseThrow());
    }

    private String texts() {
        var said = new StringBuilder();
        robot.interact(() -> find("foundPane").lookupAll(".label").forEach(it -> said.append(((Label) it).getText()).append('\n')));
        return said.toString();
    }

    private void fire() {
        robot.interact(() -> ((Button) find("chooseImportFileButton")).fire());
    }

    @AfterEach
    void widen() {
        resize(960, 640);
    }

    private void resize(int width, int height) {
        robot.interact(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
    }

    private Node find(String id) {
        return Person.ask(() -> window.stage().getScene().lookup("#" + id));
    }
}
