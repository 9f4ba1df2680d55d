package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import javafx.scene.input.KeyCode;
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
        window.awaitNoticeWith("Providers that are well: ");
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
}
