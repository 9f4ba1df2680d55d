package dev.onehot.ui.pages;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// The list of what was done.
public final class ActivityPage extends Page {
    ActivityPage(Person robot) {
        super(robot);
    }

    /// What the rows say, from the top.
    public List<String> rows() {
        settle();
        return Person.ask(() -> robot.lookup((Node it) -> "activityWhatLabel".equals(it.getId()) && it.isVisible() && it.getScene() != null)
                .queryAll()
                .stream()
                .sorted((a, b) -> Double.compare(a.localToScreen(0, 0).getY(), b.localToScreen(0, 0).getY()))
                .map(it -> ((Label) it).getText())
                .toList());
    }

    public void awaitTop(String text) {
        Await.until("the newest is " + text, () -> {
            var rows = rows();
            return !rows.isEmpty() && rows.getFirst().equals(text);
        });
    }

    public void undo(long gesture) {
        click("undoGestureButton-" + gesture);
    }

    public void undoBackTo(long gesture) {
        click("undoBackToButton-" + gesture);
    }

    public void filter(String text) {
        type("activityFilterField", text);
    }
}
