package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module javafx.controls;

import dev.onehot.testing.Person;
import org.junit.jupiter.api.Test;

/// A combination of keys does one thing, wherever the focus is and whatever is open.
class ShortcutsTest extends WindowFixture {
    /// ControlsFX opens its list with any letter, whatever else is held down.
    @Test
    void theBoxOfKindsLeavesCombinationsToTheWindow() {
        stored("OpenAI", "openai", true);
        window.providers().select("OpenAI").changeAddress();
        var kinds = robot.lookup("#kindBox").<ComboBoxBase<?>>query();
        robot.interact(kinds::requestFocus);

        window.openSwitcher();

        assertThat(kinds.isShowing()).isFalse();
        window.press(KeyCode.CONTROL, KeyCode.K);
        assertThat(popups()).isZero();

        robot.interact(kinds::requestFocus);
        window.press(KeyCode.G);
        assertThat(kinds.isShowing()).as("a letter alone searches, as before").isTrue();
    }

    @Test
    void anotherScreenClosesTheSwitcher() {
        stored("OpenAI", "openai", true);
        window.openSwitcher();

        window.press(KeyCode.ALT, KeyCode.DIGIT2);

        assertThat(popups()).isZero();
        assertThat(robot.lookup("#settingList").tryQuery()).isPresent();
    }

    private static long popups() {
        return Person.ask(() -> Window.getWindows().stream().filter(Popup.class::isInstance).filter(Window::isShowing).count());
    }
}
