package dev.onehot.ui.pages;

import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import java.util.List;

/// The list of what was done.
public final class ActivityPage extends Page {
    ActivityPage(Person robot) {
        super(robot);
    }

    /// What the rows say, from the top.
    public List<String> rows() {
        return rows("activityWhatLabel", it -> ((Label) it).getText());
    }

    /// What the rows say below that, where they do.
    public List<String> details() {
        return rows("activityMoreLabel", it -> ((Label) it).getText());
    }

    /// The icons of the rows, from the top.
    public List<String> icons() {
        return rows("activityIcon", it -> ((org.kordamp.ikonli.javafx.FontIcon) it).getIconLiteral());
    }

    private List<String> rows(String id, java.util.function.Function<Node, String> text) {
        settle();
        return Person.ask(() -> robot.lookup((Node it) -> id.equals(it.getId()) && it.isVisible() && it.getScene() != null)
                .queryAll()
                .stream()
                .sorted((a, b) -> Double.compare(a.localToScreen(0, 0).getY(), b.localToScreen(0, 0).getY()))
                .map(text)
                .toList());
    }

    /// How many of the rows' buttons can be seen.
    public long undoButtonsSeen() {
        settle();
        return Person.ask(() -> robot.lookup(".activity-undo").queryAll().stream()
                .filter(it -> isShown(it) && it.getOpacity() > 0)
                .count());
    }

    /// How high the rows are.
    public java.util.Set<Double> heights() {
        settle();
        return Person.ask(() -> robot.lookup(".activity-row").queryAll().stream()
                .filter(Page::isShown)
                .map(it -> it.getParent().getLayoutBounds().getHeight())
                .collect(java.util.stream.Collectors.toSet()));
    }

    /// What the button of the row that is selected tells about itself.
    public String undoSays() {
        return Person.ask(() -> robot.lookup(".activity-undo").<Button>queryAll().stream()
                .filter(it -> isShown(it) && it.getOpacity() > 0)
                .findFirst().orElseThrow().getTooltip().getText());
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

    /// Selects the row that says `text`.
    public void select(String text) {
        await(text + " is listed", () -> rows().contains(text));
        robot.clickOn((Node it) -> it instanceof Label label && "activityWhatLabel".equals(it.getId()) && label.getText().equals(text) && isShown(it));
        settle();
    }

    /// Rows on another ground than most.
    public List<String> marked() {
        settle();
        return Person.ask(() -> robot.from(this.<Node>node("activityList")).lookup(".activity-cell").<javafx.scene.control.ListCell<?>>queryAll().stream()
                .filter(it -> it.isVisible() && it.lookup("#activityWhatLabel") != null)
                .filter(it -> it.getBackground() != null && it.getBackground().getFills().stream()
                        .anyMatch(fill -> fill.getFill() instanceof javafx.scene.paint.Color colour && colour.getSaturation() > 0.05))
                .map(it -> ((Label) it.lookup("#activityWhatLabel")).getText())
                .toList());
    }

    /// Looks at what undoing everything after the selected row would take back.
    public List<String> previewBackTo() {
        click("undoBackToButton");
        awaitFocus("undoBackToList");
        return Person.ask(() -> robot.from(this.<Node>node("undoBackToList")).lookup(".list-cell").<javafx.scene.control.Labeled>queryAll().stream()
                .map(javafx.scene.control.Labeled::getText)
                .filter(it -> it != null && !it.isEmpty())
                .toList());
    }

    public void confirmBackTo() {
        click("confirmUndoBackToButton");
    }

    public boolean shows(String control) {
        settle();
        return isThere(control);
    }

    public boolean offers(String button) {
        settle();
        return isEnabled(button);
    }

    public void filter(String text) {
        type("activityFilterField", text);
    }
}
