package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A switch that takes long is seen where the active provider stands, and one that fails says so and is tried again.
class SwitchingTest extends WindowFixture {
    private boolean held;

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @AfterEach
    void letGo() {
        if (held) {
            outside.run("ROLLBACK");
        }
    }

    @Test
    void whileAnotherProgramHoldsTheFileTheHeaderSaysWhatIsUnderWay() {
        hold();
        press(KeyCode.DIGIT2);
        awaitState("switching to Ollama…");
        assertThat(Person.ask(() -> find("activeButton").getAccessibleText())).contains("switching to Ollama…");
        assertThat(label("activeNameLabel")).isEqualTo("OpenAI");
        // Another wish while the first one waits.
        press(KeyCode.DIGIT1);
        awaitState("switching to OpenAI…");
        press(KeyCode.DIGIT2);
        release();
        window.awaitActive("Ollama");
        awaitState("not tested yet");
        assertThat(window.hasNotice()).isFalse();
        assertThat(outside.text("SELECT provider_name FROM ai_providers WHERE is_active")).isEqualTo("Ollama");
    }

    @Test
    void switchingOffIsSaidTooAndASwitchThatIsDoneAtOnceIsNot() {
        var seen = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        robot.interact(() -> ((Label) find("activeStateLabel")).textProperty().subscribe((before, now) -> seen.add(now)));
        press(KeyCode.DIGIT2);
        window.awaitActive("Ollama");
        robot.settle();
        assertThat(seen.stream().filter(it -> it.contains("switching"))).isEmpty();
        window.providers().select("Ollama");
        hold();
        robot.interactNoWait(() -> ((Button) find("activateButton")).fire());
        awaitState("deactivating…");
        release();
        window.awaitActive("No active provider");
    }

    /// However it is asked for.
    @Test
    void aSwitchThatFailsSaysSoAndIsTriedAgain() {
        for (var way : List.of("key", "button", "switcher")) {
            outside.run("CREATE TRIGGER no_more BEFORE UPDATE ON ai_providers BEGIN SELECT RAISE(FAIL, 'no'); END");
            switch (way) {
                case "key" -> window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
                case "button" -> {
                    window.providers().select("Ollama");
                    robot.interact(() -> ((Button) find("activateButton")).fire());
                }
                default -> {
                    window.openSwitcher();
                    window.write("olla");
                    window.press(KeyCode.ENTER);
                }
            }
            window.awaitNoticeWith("Ollama was not made active. ");
            assertThat(((Button) find("noticeActionButton")).getText()).isEqualTo("Try again");
            assertThat(find("noticeActionButton").getAccessibleText()).isEqualTo("Try again");
            assertThat(window.active()).isEqualTo("OpenAI");
            window.undo();
            window.awaitNoticeWith("Ollama was not made active. ");
            outside.run("DROP TRIGGER no_more");
            window.undo();
            window.awaitActive("Ollama");
            Await.until("nothing is to be said any more", () -> !window.hasNotice());
            window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
            window.awaitActive("OpenAI");
        }
    }

    /// From outside.
    private void hold() {
        outside.run("BEGIN IMMEDIATE");
        held = true;
    }

    private void release() {
        outside.run("ROLLBACK");
        held = false;
    }

    /// Without waiting until it is saved.
    private void press(KeyCode digit) {
        robot.interactNoWait(() -> window.stage().getScene().getAccelerators().get(Shortcuts.shortcut(digit)).run());
    }

    private void awaitState(String text) {
        Await.until("the header says " + text, () -> Person.ask(() -> find("activeStateLabel").isVisible()) && label("activeStateLabel").equals(text));
    }

    private String label(String id) {
        return Person.ask(() -> ((Label) find(id)).getText());
    }

    private Node find(String id) {
        return Person.ask(() -> window.stage().getScene().lookup("#" + id));
    }
}
