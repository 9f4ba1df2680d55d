package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.SettingsPage;
import java.util.stream.IntStream;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// What is typed into a setting belongs to the setting: neither scrolling nor searching nor another program's rows save it or lose it.
class SettingDraftsTest extends WindowFixture {
    private static final int ROWS = 100;

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", false);
        manager.apply(
                new Command.Composite(IntStream.range(0, ROWS)
                        .<Command>mapToObj(n -> new Command.SetSetting("zz%03d".formatted(n), "old " + n, Command.ABSENT))
                        .toList()),
                Origin.API);
    }

    @Test
    void scrollingSavesNothingAndLosesNothing() {
        var settings = atTheEnd();
        settings.typeOnly("zz099", "half typed");
        // A person who goes on to another field is done with this one.
        settings.typeOnly("zz098", "half");
        awaitStored("zz099", "half typed");
        scrollTo(0);
        scrollTo(50);
        scrollTo(0);
        scrollTo(last());
        settings.awaitValue("zz098", "half");
        assertThat(outside.setting("zz098")).isEqualTo("old 98");
        awaitEdits(1);
        settings.set("zz098", "half and the rest");
        awaitStored("zz098", "half and the rest");
        awaitEdits(0);
    }

    @Test
    void whatIsWrongStaysWithItsErrorWhenTheRowComesBack() {
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        settings.filter("CHECK_INTERVAL");
        settings.typeOnly("CHECK_INTERVAL", "6x");
        settings.filter("zz001");
        settings.awaitShown("zz001");
        settings.awaitNoProblem();
        assertThat(outside.setting("CHECK_INTERVAL")).isNull();

        settings.filter("@edited");
        settings.awaitValue("CHECK_INTERVAL", "6x");
        settings.awaitProblem("Write a whole number.");
        settings.press(KeyCode.TAB);
        robot.clickOn("#settingList");
        assertThat(settings.shows("zz001")).isFalse();
        settings.typeOnly("CHECK_INTERVAL", "6y");
        settings.press(KeyCode.ESCAPE);
        settings.awaitNoProblem();
        awaitEdits(0);
    }

    @Test
    void severalAreKeptAndSavedTogether() {
        var settings = atTheEnd();
        type("zz097", "one");
        scrollTo(0);
        scrollTo(65);
        type("zz050", "two");
        scrollTo(0);
        awaitEdits(2);
        window.providers();
        settings = window.settings();
        robot.push(KeyCode.CONTROL, KeyCode.S);
        awaitStored("zz097", "one");
        awaitStored("zz050", "two");
        awaitEdits(0);
        assertThat(settings.shows("zz097")).isFalse();
    }

    @Test
    void whatIsTypedWhileItIsSavedStaysAsTheNextEdit() {
        var settings = window.settings().filter("zz001");
        settings.typeOnly("zz001", "sent");
        outside.run("BEGIN IMMEDIATE");
        robot.push(new javafx.scene.input.KeyCodeCombination(KeyCode.ENTER));
        robot.interactNoWait(() -> find("zz001").selectAll());
        robot.writeOn("typed since");
        outside.run("COMMIT");
        awaitStored("zz001", "sent");
        settings.awaitValue("zz001", "typed since");
        awaitEdits(1);
        settings.press(KeyCode.ENTER);
        awaitStored("zz001", "typed since");
        awaitEdits(0);
    }

    @Test
    void whatAnotherProgramDoesOutOfSightIsToldBeforeItIsReplaced() {
        var settings = atTheEnd();
        type("zz099", "mine");
        scrollTo(0);
        outside.run("UPDATE settings SET value = 'theirs' WHERE key = 'zz099'");
        Await.until("it is known here", () -> manager.snapshot().setting("zz099").orElseThrow().value().equals("theirs"));
        scrollTo(last());
        settings.awaitValue("zz099", "mine");
        settings.awaitProblem("Changed elsewhere to “theirs”. Enter keeps yours, Esc takes theirs.");
        assertThat(outside.setting("zz099")).isEqualTo("theirs");
    }

    @Test
    void rowsOfOthersTakeNeitherCaretNorText() {
        var settings = window.settings().filter("zz00");
        settings.typeOnly("zz001", "mine");
        outside.run("INSERT INTO settings(key, value) VALUES ('zz0000', 'x'), ('zz0001', 'y')");
        settings.awaitShown("zz0000");
        Await.until("the caret is where it was", () -> {
            robot.settle();
            return Person.ask(() -> find("zz001").isFocused() && find("zz001").getCaretPosition() == 4);
        });
        robot.write("!");
        settings.awaitValue("zz001", "mine!");
        settings.awaitValue("zz000", "old 0");
        assertThat(outside.setting("zz001")).isEqualTo("old 1");
        settings.press(KeyCode.ENTER);
        awaitStored("zz001", "mine!");
    }

    @Test
    void theJsonTextSurvivesLookingElsewhereAndWhatIsTypedWhileItIsSaved() {
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        settings.openJson();
        settings.typeJson("{\"zz000\": \"mine\"}");
        settings.awaitJsonState(ROWS + " settings would change");
        settings.closeJson();
        settings.awaitShown("CHECK_INTERVAL");
        awaitEdits(1);
        window.providers();
        window.settings();
        settings.openJson();
        settings.awaitJson("{\"zz000\": \"mine\"}");

        outside.run("BEGIN IMMEDIATE");
        robot.interactNoWait(() -> robot.lookup("#saveJsonButton").<javafx.scene.control.Button>query().fire());
        robot.interactNoWait(() -> robot.lookup("#settingsJsonArea").<CodeArea>query().setText("{\"zz000\": \"mine\", \"since\": \"1\"}"));
        outside.run("COMMIT");
        awaitStored("zz000", "mine");
        settings.awaitJsonState("1 setting would change");
        settings.awaitJson("{\"zz000\": \"mine\", \"since\": \"1\"}");
        assertThat(outside.setting("since")).isNull();

        settings.revertJson();
        settings.awaitJsonState("Nothing is changed yet");
        awaitEdits(0);
        window.undo();
        settings.awaitJson("{\"zz000\": \"mine\", \"since\": \"1\"}");
        settings.saveJson();
        awaitStored("since", "1");
    }

    /// Saves wait for nothing that only looks at a text.
    @Test
    void savesDoNotWaitBehindTypingJson() {
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        settings.openJson();
        synchronized (manager.schemas()) {
            robot.interactNoWait(() -> {
                CodeArea area = robot.lookup("#settingsJsonArea").query();
                IntStream.range(0, 50).forEach(n -> area.setText("{\"zz000\": \"" + n + "\"}"));
            });
            robot.interactNoWait(() -> window.stage().getScene().getAccelerators().get(Shortcuts.shortcut(KeyCode.DIGIT1)).run());
            Await.until("it is switched", () -> outside.activeRows() == 1);
        }
        settings.awaitJsonState(ROWS + " settings would change");
    }

    private SettingsPage atTheEnd() {
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        scrollTo(last());
        settings.awaitShown("zz099");
        return settings;
    }

    /// Types without leaving the field before.
    private void type(String key, String text) {
        robot.interact(() -> {
            find(key).requestFocus();
            find(key).selectAll();
        });
        robot.write(text);
    }

    private TextInputControl find(String key) {
        return robot.lookup((Node it) -> "settingField".equals(it.getId()) && key.equals(it.getUserData()) && it.isVisible()
                && it.getParent() != null && isShown(it)).query();
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private ListView<?> list() {
        return robot.lookup("#settingList").query();
    }

    private int last() {
        return Person.ask(() -> list().getItems().size() - 1);
    }

    private void scrollTo(int row) {
        robot.interact(() -> Scrolling.bring(list(), row));
    }

    private void awaitStored(String key, String value) {
        Await.until(key + " is " + value, () -> value.equals(outside.setting(key)));
    }

    private void awaitEdits(int count) {
        var words = count == 0 ? "aved" : count == 1 ? "Changes are not saved yet" : "Changes in " + count + " places are not saved yet";
        Await.until("the status bar says " + words, () -> {
            robot.settle();
            return Person.ask(() -> robot.lookup("#saveStateLabel").<Label>query().getText().contains(words)
                    && (count > 0 || !robot.lookup("#saveStateLabel").<Label>query().getText().contains("not saved")));
        });
    }
}
