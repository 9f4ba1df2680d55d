package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.programs.Following;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.ProgramState;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.AnyFilePage;
import dev.onehot.ui.pages.ProgramsPage;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// A person has a file of their own follow: its real bytes.
class AnyFileScreenTest extends ProgramsFixture {
    private static final String CONFIG = "{\n  // mine\n  \"llm\": {\"base_url\": \"http://old\", \"model\": \"old\", \"size\": 3},\n}\n";

    /// Of those who look, not of who writes.
    private final ThreadLocal<Boolean> looks = ThreadLocal.withInitial(() -> false);

    private volatile boolean slow;

    private Path config() {
        return folder.resolve("app/config.json");
    }

    private Path dotEnv() {
        return folder.resolve("app/.env");
    }

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(Map.of(), folder, List.of(), new FileQuestions() {
            @Override
            public Optional<Path> open(Window owner, String title, ExtensionFilter... kinds) {
                return Optional.of(config());
            }

            @Override
            public Optional<Path> save(Window owner, String title, String name, ExtensionFilter... kinds) {
                return Optional.empty();
            }

            @Override
            public void show(Path at) {}
        }).withDrafts(folder.resolve("drafts")).withFollowing(this::following);
    }

    @Override
    protected void prepare() {
        stored("Relay", "openai", true);
        write(config(), CONFIG);
    }

    @Override
    protected synchronized Following following(SettingsManager of) {
        looks.set(true);
        return super.following(of);
    }

    /// Whoever wrote a file may come back when the window has long shown what is noted of it.
    @Override
    protected String helper() {
        if (slow && !looks.get() && manager.snapshot().programs().values().stream().anyMatch(AnyFileScreenTest::isWritten)) {
            Await.until("it is shown as written", this::isShownAsWritten);
        }
        return super.helper();
    }

    private static boolean isWritten(FollowedProgram program) {
        return program.files().stream().anyMatch(it -> !it.writtenAt().isEmpty());
    }

    private boolean isShownAsWritten() {
        ListView<ProgramState> list = Person.ask(() -> robot.lookup("#programsList").query());
        return Person.ask(() -> list.getItems().stream().flatMap(it -> it.followed().stream()).anyMatch(AnyFileScreenTest::isWritten));
    }

    private AnyFilePage anyFile() {
        programs();
        return new AnyFilePage(robot).open();
    }

    private ProgramsPage page() {
        return new ProgramsPage(robot);
    }

    @Test
    void whatIsChosenIsGuessedFollowsIsChangedAndGivenBack() {
        var any = anyFile();
        any.choose();
        any.awaitFormat("JSON with comments");
        assertThat(any.values()).isEqualTo(2);
        assertThat(any.path(1)).isEqualTo("llm.base_url");
        assertThat(any.text(2)).isEqualTo("{model}");
        any.awaitNow(2, "now: relay-large");
        any.preview();
        assertThat(page().awaitPreview().difference()).contains("relay-large");
        assertThat(read(config())).as("looking changes nothing").isEqualTo(CONFIG);
        page().confirm();

        page().awaitState("follows: Relay");
        assertThat(any.isOpen()).isFalse();
        assertThat(page().names()).contains("config.json");
        assertThat(read(config())).isEqualTo(CONFIG.replace("http://old", "https://api.openai.com/v1").replace("\"model\": \"old\"", "\"model\": \"relay-large\""));

        any.edit().add().value(3, "llm.size", "x {name}");
        any.awaitNow(3, "now: x Relay");
        any.preview();
        page().awaitPreview().confirm();
        Await.until("it is written", () -> read(config()).contains("\"size\": \"x Relay\""));
        page().preview("releaseButton").confirm();
        Await.until("it is as it was", () -> read(config()).equals(CONFIG));
    }

    @Test
    void aDotEnvHasTheVariablesOfTheApiToBeginWith() {
        var any = anyFile().file(dotEnv().toString());
        any.awaitFormat(".env");
        any.awaitUsual("OPENAI_MODEL = relay-large");
        any.toggleUsual();
        assertThat(any.values()).as("as one's own").isEqualTo(3);
        assertThat(any.text(3)).isEqualTo("{key}");
        any.preview();
        any.awaitProblem("fileClearKeyProblemLabel", "The key itself would stand in the file. Allow that here, or insert the command that prints it.");
        any.toggleUsual();
        any.preview();
        page().awaitPreview().confirm();
        Await.until("it is written", () -> Files.exists(dotEnv()) && read(dotEnv()).contains("OPENAI_MODEL=relay-large"));
        assertThat(read(dotEnv())).doesNotContain(KEY);
        page().awaitState("follows: Relay");
    }

    @Test
    void itIsChosenAlsoWhereItIsShownBeforeItsWriterIsBack() {
        var any = anyFile().file(dotEnv().toString());
        any.awaitFormat(".env");
        any.preview();
        page().awaitPreview();
        slow = true;
        page().confirm();
        page().awaitState("follows: Relay");
        assertThat(any.isOpen()).isFalse();
    }

    @Test
    void whatIsWrongIsSaidWhereItIs() {
        var any = anyFile().file("config");
        any.preview();
        any.awaitProblem("anyFileProblemLabel", "Choose the file, or write its whole path.");
        any.awaitFocus("anyFileField");
        any.awaitProblem("anyFileFormatProblemLabel", "Choose the format of the file.");
        any.file(folder.toString());
        any.awaitProblem("anyFileProblemLabel", folder + " is a folder. Choose a file in it.");
        write(config(), "{ nothing");
        any.file(config().toString());
        any.awaitFormat("JSON");
        Await.until("the place is said", () -> any.formatProblem().contains("1"));
        write(config(), "{}");
        any.value(1, "a..b", "").preview();
        any.awaitProblem("valueProblemLabel-1", "“a..b” is no path of a value.");
        any.value(1, "a.b", "").add().value(2, "a.b", "");
        any.awaitProblem("valueProblemLabel-2", "“a.b” is there already. Change or remove one of the two.");
    }

    @Test
    void theMenuSaysWhatEachGivesNow() {
        var any = anyFile().file(folder.resolve("x.toml").toString());
        any.awaitFormat("TOML");
        Await.until("the values are known", () -> any.insert(1, 0).contains("https://api.openai.com/v1"));
        assertThat(any.insert(1, 4)).startsWith("Command that prints the key: ").contains("onehotctl");
        assertThat(any.insert(1, 6)).doesNotContain(KEY);
        assertThat(any.text(1)).endsWith("{key:helper}{key:clear}");
    }

    @Test
    void whatWasTypedComesBackAfterAClosedPaneAndARestart() throws TimeoutException {
        var any = anyFile().file(folder.resolve("x.toml").toString());
        any.awaitFormat("TOML");
        any.value(1, "llm.url", "{baseUrl}");
        any.close();
        any.open();
        assertThat(any.path(1)).isEqualTo("llm.url");
        any.discard();
        assertThat(any.isOpen()).isFalse();
        window.undo();
        Await.until("it is had back", any::isOpen);
        restart(() -> {});
        programs();
        Await.until("it is open again", any::isOpen);
        assertThat(any.file()).isEqualTo(folder.resolve("x.toml").toString());
        assertThat(any.text(1)).isEqualTo("{baseUrl}");
    }
}
