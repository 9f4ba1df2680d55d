package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Progress;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.Test;

/// Where the focus is after something was done: never lost, and never on what does harm when the same key is pressed once more.
class FocusAfterTest extends WindowFixture {
    @Override
    protected void prepare() {
        stored("A", "ollama", true);
        stored("B", "ollama", false);
        stored("C", "ollama", false);
    }

    @Test
    void afterADeletionByMouseSpaceDeletesNoFurther() {
        var providers = window.providers().select("B");
        providers.delete();
        providers.awaitNames("A", "C");
        providers.awaitFocus("providerList");
        window.press(KeyCode.SPACE);
        providers.awaitNames("A", "C");
    }

    @Test
    void afterCheckingAllEnterDeactivatesNothing() {
        var providers = window.providers().select("A");
        robot.interact(() -> robot.lookup("#checkAllButton").query().requestFocus());
        window.press(KeyCode.SPACE);
        window.awaitNoticeWith("Providers that passed the test");
        providers.awaitFocus("checkAllButton");
        assertThat(outside.activeRows()).isEqualTo(1);
    }

    @Test
    void afterSavingAndRevertingByMouseItIsInTheForm() {
        var providers = window.providers().select("A").model("other");
        robot.clickOn("#saveButton");
        providers.awaitSaved();
        providers.awaitFocus("nameField");
        assertThat(Person.ask(() -> robot.lookup("#nameField").queryTextInputControl().getSelectedText())).isEmpty();
        providers.model("another");
        providers.revert();
        providers.awaitFocus("nameField");
        Await.until("it is as it was", () -> providers.field("modelField").equals("other"));
    }

    @Test
    void escapeGivesUpWhatIsNew() {
        var providers = window.providers().select("A");
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.press(KeyCode.ESCAPE);
        providers.awaitFocus("providerList");
        window.press(KeyCode.CONTROL, KeyCode.N);
        providers.kind("openai").name("Half");
        window.press(KeyCode.ESCAPE);
        providers.awaitNames("A", "B", "C");
        providers.awaitFocus("providerList");
        window.undo();
        providers.awaitNames("A", "B", "C", "Half");
    }

    @Test
    void theKeyForTheActiveOneWorksOnTheListToo() {
        window.providers().select("A");
        robot.interact(() -> robot.lookup("#providerList").query().requestFocus());
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        Await.until("none is active", () -> outside.activeRows() == 0);
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.awaitActive("A");
    }

    @Test
    void afterTheJsonViewItIsWhereItIsSearched() {
        var settings = window.settings();
        // What nobody holds is forgotten sooner or later.
        System.gc();
        window.press(KeyCode.CONTROL, KeyCode.J);
        settings.awaitFocus("settingsJsonArea");
        assertThat(Person.ask(() -> robot.lookup("#unknownChipButton").query().isVisible())).as("a filter of rows").isFalse();
        window.press(KeyCode.CONTROL, KeyCode.J);
        settings.awaitFocus("settingFilterField");
    }

    @Test
    void backupsBeginWithTheNewest() {
        manager.backups().make(Optional.empty(), Progress.NONE);
        manager.backups().make(Optional.empty(), Progress.NONE);
        var providers = window.providers();
        window.press(KeyCode.CONTROL, KeyCode.K);
        robot.write("restore");
        window.press(KeyCode.ENTER);
        providers.awaitFocus("backupList");
        ListView<?> list = robot.lookup("#backupList").queryListView();
        Await.until("the newest one is chosen", () -> Person.ask(() -> list.getItems().size() == 2 && list.getSelectionModel().getSelectedIndex() == 0));
        window.press(KeyCode.DOWN);
        assertThat(Person.ask(() -> list.getSelectionModel().getSelectedIndex())).isEqualTo(1);
        window.press(KeyCode.ENTER);
        Await.until("what it would bring back is shown", () -> Person.ask(() -> robot.lookup("#restorePane").tryQuery().filter(Node::isVisible).isPresent()));
    }
}
