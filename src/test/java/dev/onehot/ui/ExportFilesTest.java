package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.stage.FileChooser.ExtensionFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The window writes an export where the person says, under a name by which it opens again, and reads it from there.
class ExportFilesTest extends WindowFixture {
    private final List<String> proposed = new ArrayList<>();
    private final List<ExtensionFilter> kinds = new ArrayList<>();
    private String typed = "";

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(Map.of(), folder, List.of(), new FileQuestions() {
            @Override
            public Optional<Path> open(Window owner, String title, ExtensionFilter... offered) {
                kinds.addAll(List.of(offered));
                return Optional.of(folder.resolve(typed));
            }

            @Override
            public Optional<Path> save(Window owner, String title, String name, ExtensionFilter... offered) {
                proposed.add(name);
                kinds.addAll(List.of(offered));
                return Optional.of(folder.resolve(typed.isEmpty() ? name : typed));
            }

            @Override
            public void show(Path folder) {}
        });
    }

    @Test
    void aPassphraseIsTypedTwiceBeforeKeysAreSealedUnderIt() {
        stored("OpenAI", "openai", true);
        window.health().backups();
        robot.interact(() -> robot.lookup("#transferPassphraseField").queryTextInputControl().setText("long-enough-passphrase"));
        robot.interact(() -> robot.lookup("#transferRepeatField").queryTextInputControl().setText("long-enough-passhprase"));
        fire("exportFileButton");
        window.awaitNotice("The two passphrases differ. Type them again.");
        assertThat(proposed).isEmpty();
        robot.interact(() -> robot.lookup("#transferRepeatField").queryTextInputControl().setText("long-enough-passphrase"));
        fire("exportFileButton");
        window.awaitNoticeWith("Exported to ");
        assertThat(robot.lookup("#transferRepeatField").queryTextInputControl().getText()).isEmpty();
    }

    @Test
    void severalThatAreSelectedAreExportedAlone() throws IOException {
        List.of("Alpha", "Beta", "Gamma").forEach(it -> stored(it, "openai", it.equals("Alpha")));
        manager.setSetting("FROM_A_FILE", "1");
        window.providers().select("Alpha");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        fire("exportSelectionButton");
        Await.until("what is exported is said", () -> find("exportOnlyLabel") instanceof Label label && label.getText().endsWith(": Alpha, Beta"));
        typed = "two.onehot";
        fire("exportFileButton");
        window.awaitNotice("Exported to two.onehot.");
        assertThat(Files.readString(folder.resolve(typed))).contains("Alpha", "Beta").doesNotContain("Gamma", "FROM_A_FILE", KEY);
        typed = "all.onehot";
        fire("exportFileButton");
        window.awaitNotice("Exported to all.onehot.");
        assertThat(Files.readString(folder.resolve(typed))).as("the next one is of everything").contains("Gamma", "FROM_A_FILE").doesNotContain(KEY);
    }

    @Test
    void theProposedNameIsWrittenAndReadAgain() {
        manager.setSetting("FROM_A_FILE", "1");
        window.health().backups();
        fire("exportFileButton");

        assertThat(proposed).singleElement().asString().matches("onehot-\\d{4}-\\d\\d-\\d\\d\\.onehot");
        window.awaitNotice("Exported to " + proposed.getFirst() + ".");
        assertThat(kinds).extracting(ExtensionFilter::getDescription).containsExactly("Onehot export (*.onehot)");

        manager.setSetting("FROM_A_FILE", "2");
        typed = proposed.getFirst();
        kinds.clear();
        fire("importFileButton");
        Await.until("the preview is there", () -> find("restoreTitleLabel") instanceof Label title && title.getText().contains(typed));
        assertThat(kinds).extracting(ExtensionFilter::getDescription).containsExactly("Onehot export (*.onehot, *.json)", "All files");
        assertThat(kinds.getFirst().getExtensions()).containsExactly("*.onehot", "*.json");
    }

    @Test
    void aTypedNameWithoutAnEndingGetsOne() {
        typed = "mine";
        window.health().backups();
        fire("exportFileButton");

        window.awaitNotice("Exported to mine.onehot.");
        assertThat(Files.exists(folder.resolve("mine.onehot"))).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anExportIsForItsOwnerOnlyAndNeverReplacesTheDatabase() throws IOException {
        typed = "mine.onehot";
        Files.createFile(folder.resolve(typed));
        window.health().backups();
        fire("exportFileButton");
        window.awaitNotice("Exported to mine.onehot.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(typed)))).isEqualTo("rw-------");

        typed = file.getFileName().toString();
        fire("exportFileButton");
        window.awaitNoticeWith("onehot.db belongs to the database");
        typed = file.getFileName() + "-journal";
        fire("importFileButton");
        window.awaitNoticeWith("onehot.db-journal belongs to the database");
        manager.setSetting("STILL", "here");
    }

    private void fire(String id) {
        robot.interact(() -> ((Button) find(id)).fire());
    }

    private javafx.scene.Node find(String id) {
        return Person.ask(() -> window.stage().getScene().lookup("#" + id));
    }
}
