package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import java.nio.file.Path;
import javafx.stage.FileChooser.ExtensionFilter;
import org.junit.jupiter.api.Test;

/// A value of many megabytes is saved as a file from its row, and an export says that it is left out.
class LargeValueFileTest extends WindowFixture {
    private String target = "value.txt";

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(Map.of(), folder, List.of(), new FileQuestions() {
            @Override
            public Optional<Path> open(Window owner, String title, ExtensionFilter... offered) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> save(Window owner, String title, String name, ExtensionFilter... offered) {
                return Optional.of(folder.resolve(target));
            }

            @Override
            public void show(Path shown) {}
        });
    }

    @Override
    protected void prepare() {
        try (var before = Outside.on(file)) {
            before.run("INSERT INTO settings(key, value) VALUES ('big one', '🔥' || hex(zeroblob(6000000)))");
        }
        manager.refresh();
    }

    @Test
    void itIsSavedWholeForItsOwnerAlone() throws IOException {
        save();
        window.awaitNotice("Saved big one as value.txt.");
        var saved = folder.resolve("value.txt");
        assertThat(Files.readString(saved)).startsWith("🔥000").hasSize(12_000_002);
        assertThat(Files.getPosixFilePermissions(saved)).hasSize(2);
    }

    @Test
    void whatCannotBeWrittenIsSaidInWords() {
        target = "nowhere/value.txt";
        save();
        window.awaitNoticeWith("nowhere");
        target = file.getFileName().toString();
        robot.interact(() -> robot.lookup("#saveLargeValueButton").queryAs(Button.class).fire());
        assertThat(outside.number("SELECT octet_length(value) FROM settings WHERE key = 'big one'")).isEqualTo(12_000_004);
    }

    @Test
    void anExportSaysThatItIsLeftOut() {
        target = "all.onehot";
        window.health().backups();
        robot.interact(() -> robot.lookup("#exportFileButton").queryAs(Button.class).fire());
        window.awaitNoticeWith("one value above 1 MB, for example big one");
    }

    private void save() {
        window.settings().filter("big one");
        Await.until("there is the button", () -> robot.lookup("#saveLargeValueButton").queryAllAs(Button.class).stream().anyMatch(Button::isVisible));
        robot.interact(() -> robot.lookup("#saveLargeValueButton").queryAs(Button.class).fire());
    }
}
