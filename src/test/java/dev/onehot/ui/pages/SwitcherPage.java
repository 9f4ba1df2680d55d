package dev.onehot.ui.pages;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Person;
import javafx.scene.control.Label;

/// The palette, which switches the active provider and does all else.
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

    /// The names of the providers that it offers, from above.
    public List<String> names() {
        return names(cell -> cell.lookup(".preset-mark").isVisible());
    }

    /// All that it offers, from above.
    public List<String> rows() {
        return names(cell -> true);
    }

    private List<String> names(Predicate<Node> of) {
        settle();
        return Person.ask(() -> robot.from(this.<Node>node("switcherList"))
                .lookup((Node candidate) -> candidate instanceof ListCell<?> cell && cell.isVisible() && cell.getGraphic() != null && isShown(cell) && of.test(cell))
                .<ListCell<?>>queryAll()
                .stream()
                .sorted(Comparator.comparingInt(ListCell::getIndex))
                .map(it -> ((Label) it.lookup("#paletteNameLabel")).getText())
                .toList());
    }

    public void chooseNone() {
        click("chooseNoneButton");
    }
}
