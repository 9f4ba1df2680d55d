package dev.onehot.ui.pages;

import dev.onehot.testing.Person;
import java.util.List;
import javafx.scene.input.KeyCode;

/// The popup that switches the active provider.
public final class SwitcherPage extends Page {
    SwitcherPage(Person robot) {
        super(robot);
    }

    /// Types and presses Enter, as a person in a hurry does.
    public void choose(String typed) {
        robot.write(typed);
        settle();
        robot.push(KeyCode.ENTER);
        settle();
    }

    /// The names that it offers, from above.
    public List<String> names() {
        return namesIn("switcherList");
    }

    public void chooseNone() {
        click("chooseNoneButton");
    }
}
