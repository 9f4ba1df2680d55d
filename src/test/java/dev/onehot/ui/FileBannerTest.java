package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Person;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file that is deleted or replaced under the window: it says so, calls nothing saved or live, and offers ways on.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nobody can take an open file away there")
class FileBannerTest extends WindowFixture {
    private final ConcurrentLinkedQueue<Optional<String>> reopened = new ConcurrentLinkedQueue<>();

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @BeforeEach
    void awaitLive() {
        robot.interact(() -> shown.setReopening(reopened::add));
        Await.until("it is live", () -> label("liveLabel").getText().equals("up to date"));
    }

    @Test
    void aFileThatIsGoneIsToldAndCanBeWrittenAgain() throws IOException {
        outside.close();
        Files.delete(file);
        Await.until("it is told", () -> isSeen("fileBanner"));
        assertThat(label("fileBannerLabel").getText()).contains("was deleted or moved");
        assertThat(label("liveLabel").getText()).isNotEqualTo("up to date");
        assertThat(isSeen("openNewFileButton")).isFalse();

        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.awaitNoticeWith("was deleted or moved");
        assertThat(window.active()).isEqualTo("OpenAI");
        assertThat(window.status()).isEqualTo("Not saved");

        robot.interact(() -> ((Button) find("rewriteFileButton")).fire());
        Await.until("it is opened anew", () -> !reopened.isEmpty());
        assertThat(reopened.element()).contains("The file is written again, and open.");
        outside = Outside.on(file);
        assertThat(outside.text("SELECT provider_name FROM ai_providers WHERE is_active")).isEqualTo("OpenAI");
    }

    @Test
    void anotherFileInItsPlaceIsToldAndCanBeOpened() throws IOException {
        outside.close();
        var other = folder.resolve("other.db");
        try (var theirs = SettingsManager.open(other)) {
            theirs.setSetting("theirs", "1");
        }
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        Await.until("it is told", () -> isSeen("fileBanner") && isSeen("openNewFileButton"));
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.awaitNoticeWith("Another file was put in the place");
        assertThat(window.active()).isEqualTo("OpenAI");

        robot.interact(() -> ((Button) find("openNewFileButton")).fire());
        assertThat(reopened).containsExactly(Optional.empty());
        robot.interact(() -> ((Button) find("rewriteFileButton")).fire());
        Await.until("it is opened anew", () -> reopened.size() == 2);
        assertThat(reopened.stream().skip(1).findFirst().orElseThrow().orElseThrow()).contains("The other one is beside it");
        outside = Outside.on(file);
    }

    /// Before anything is to be saved: what is on the screen is not in the file alone.
    @Test
    void aLogThatIsGoneIsToldAndTheFileCanBeWrittenAgain() throws IOException {
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        Await.until("it is saved", () -> window.status().startsWith("Saved"));
        outside.close();
        Files.delete(file.resolveSibling(file.getFileName() + "-wal"));
        Await.until("it is told", () -> isSeen("fileBanner"));
        assertThat(label("fileBannerLabel").getText()).contains("-wal was deleted or moved");
        assertThat(label("liveLabel").getText()).isNotEqualTo("up to date");

        robot.interact(() -> ((Button) find("rewriteFileButton")).fire());
        Await.until("it is opened anew", () -> !reopened.isEmpty());
        outside = Outside.on(file);
        assertThat(outside.text("SELECT provider_name FROM ai_providers WHERE is_active")).isEqualTo("Ollama");
    }

    @Test
    void whatIsPutBackIsLiveAgain() throws IOException {
        var away = folder.resolve("away.db");
        Files.move(file, away);
        Await.until("it is told", () -> isSeen("fileBanner"));
        Files.move(away, file);
        Await.until("it is live again", () -> !isSeen("fileBanner") && label("liveLabel").getText().equals("up to date"));
    }

    /// Before anything was saved and after, while something is typed and after: as long as the banner is there, nothing says that all is well.
    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void nothingIsCalledSavedBesideTheBanner(boolean saved, boolean replaced) throws IOException {
        if (saved) {
            window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
            Await.until("it is saved", () -> window.status().startsWith("Saved"));
        }
        var before = window.status();
        var away = folder.resolve("away.db");
        Files.move(file, away);
        if (replaced) {
            Files.copy(away, file);
        }
        Await.until("it is told", () -> isSeen("fileBanner"));
        assertThat(window.status()).isEqualTo("Nothing can be saved now");
        window.providers().select("Ollama").model("mine");
        assertThat(window.status()).isEqualTo("Changes are not saved yet");
        window.providers().revert();
        assertThat(window.status()).isEqualTo("Nothing can be saved now");
        window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        window.awaitNoticeWith(replaced ? "Another file was put" : "was deleted or moved");
        assertThat(window.status()).isEqualTo("Not saved");
        robot.interact(() -> ((Button) find("noticeCloseButton")).fire());
        assertThat(window.status()).isEqualTo("Nothing can be saved now");

        Files.move(away, file, StandardCopyOption.REPLACE_EXISTING);
        Await.until("the banner is gone", () -> !isSeen("fileBanner"));
        assertThat(window.status()).isEqualTo(before);
    }

    private Label label(String id) {
        return (Label) find(id);
    }

    private Node find(String id) {
        return Person.ask(() -> window.stage().getScene().lookup("#" + id));
    }
}
