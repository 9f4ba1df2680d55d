package dev.onehot.ui.pages;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.Scrolling;
import dev.onehot.ui.Shown;
import dev.onehot.ui.json.Completion;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;

/// The list of settings.
public final class SettingsPage extends Page {
    /// px; nearer to the left edge than an editor beside words can be.
    private static final double NEAR = 120;

    /// px; what is nearer to the edge of the list may be cut.
    private static final double EDGE = 8;

    SettingsPage(Person robot) {
        super(robot);
    }

    public SettingsPage filter(String text) {
        type("settingFilterField", text);
        return this;
    }

    /// Scrolls to a setting, wherever it stands in the list, if it is there.
    private void bring(String key) {
        settle();
        robot.interact(() -> {
            if (robot.lookup("#settingList").tryQuery().orElse(null) instanceof ListView<?> list) {
                var keys = list.getItems().stream().map(it -> it instanceof Shown<?, ?> row ? String.valueOf(row.key()) : "").toList();
                if (keys.contains(key) && !isInSight(key)) {
                    Scrolling.bring(list, keys.indexOf(key));
                }
            }
        });
    }

    /// Wholly, so that it can be clicked.
    private boolean isInSight(String key) {
        return robot.lookup((Node it) -> "settingMenuButton".equals(it.getId()) && key.equals(it.getUserData()) && isShown(it))
                .queryAll()
                .stream()
                .map(it -> it.localToScene(it.getLayoutBounds()))
                .anyMatch(it -> {
                    var list = robot.lookup("#settingList").query();
                    var bounds = list.localToScene(list.getLayoutBounds());
                    return it.getMinY() > bounds.getMinY() + EDGE && it.getMaxY() < bounds.getMaxY() - EDGE;
                });
    }

    /// Until its row is there, and has what is asked for.
    private void awaitRow(String what, String key, BooleanSupplier condition) {
        Await.until(what, () -> {
            bring(key);
            return Person.ask(condition::getAsBoolean);
        });
        Person.layOut();
    }

    /// Types a value and presses Enter.
    public void set(String key, String value) {
        awaitRow(key + " has a field", key, () -> isThere("settingField-" + key));
        type("settingField-" + key, value);
        robot.push(KeyCode.ENTER);
        settle();
    }

    /// Types and leaves the caret where it is.
    public void typeOnly(String key, String value) {
        awaitRow(key + " has a field", key, () -> isThere("settingField-" + key));
        type("settingField-" + key, value);
    }

    public int caret(String key) {
        TextInputControl field = node("settingField-" + key);
        return field.getCaretPosition();
    }

    public void toggle(String key) {
        awaitRow(key + " has a switch", key, () -> isThere("settingSwitch-" + key));
        click("settingSwitch-" + key);
    }

    public void choose(String key, String choice) {
        awaitRow(key + " has choices", key, () -> isThere("settingChoiceBox-" + key));
        ComboBox<String> box = node("settingChoiceBox-" + key);
        robot.clickOn(box);
        settle();
        robot.interact(() -> box.getSelectionModel().select(choice));
        robot.push(KeyCode.ESCAPE);
        settle();
    }

    /// Waits until the box really shows a choice, which is more than having it for its value.
    public void awaitChoice(String key, String choice) {
        awaitRow(key + " shows " + choice, key, () -> isThere("settingChoiceBox-" + key) && robot.from(this.<Node>node("settingChoiceBox-" + key))
                .lookup((Node it) -> it instanceof javafx.scene.control.ListCell<?> cell && choice.equals(cell.getText()))
                .tryQuery()
                .isPresent());
    }

    public void reset(String key) {
        awaitRow(key + " can be reset", key, () -> isThere("settingResetButton-" + key));
        click("settingResetButton-" + key);
    }

    public void add(String key, String value) {
        click("addSettingButton");
        type("newKeyField", key);
        type("newValueField", value);
        click("createSettingButton");
    }

    public void awaitNewKeyProblem(String text) {
        awaitText("newKeyProblemLabel", text);
    }

    public void awaitValue(String key, String value) {
        awaitRow(key + " is " + value, key, () -> isThere("settingField-" + key) && text("settingField-" + key).equals(value));
    }

    public void awaitProblem(String text) {
        await("a row says " + text, () -> isThere("settingProblemLabel") && robot.lookup((Node it) -> "settingProblemLabel".equals(it.getId()))
                .queryAll()
                .stream()
                .anyMatch(it -> it.isVisible() && text.equals(((javafx.scene.control.Label) it).getText())));
    }

    public void awaitTitle(String text) {
        await("a row is called " + text, () -> robot.lookup((Node it) -> it instanceof Labeled label && text.equals(label.getText()) && isShown(it))
                .tryQuery()
                .isPresent());
    }

    public void awaitNoProblem() {
        await("no row has a problem", () -> !isThere("settingProblemLabel"));
    }

    public boolean shows(String key) {
        settle();
        return isThere("settingField-" + key) || isThere("settingSwitch-" + key) || isThere("settingChoiceBox-" + key)
                || isThere("settingTextArea-" + key);
    }

    /// Writes several lines and leaves the caret there.
    public void write(String key, String lines) {
        awaitRow(key + " has an area", key, () -> isThere("settingTextArea-" + key));
        TextInputControl area = node("settingTextArea-" + key);
        robot.clickOn(area);
        robot.interact(() -> area.setText(lines));
        settle();
    }

    public void awaitBelow(String key) {
        Await.until("the editor of " + key + " is below its words", () -> leftOf(key) < leftOf("settingList") + NEAR);
    }

    public void awaitBeside(String key) {
        Await.until("the editor of " + key + " is beside its words", () -> leftOf(key) > leftOf("settingList") + NEAR);
    }

    private double leftOf(String what) {
        bring(what);
        var found = this.<Node>node(what.equals("settingList") ? what : "settingField-" + what);
        return found.localToScene(found.getBoundsInLocal()).getMinX();
    }

    public void awaitLines(String key, String lines) {
        awaitText("settingTextArea-" + key, lines);
    }

    public void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    public void awaitShown(String key) {
        Await.until(key + " is shown", () -> {
            bring(key);
            return shows(key);
        });
    }

    public void openJson() {
        click("settingJsonButton");
        await("the JSON view is open", () -> isThere("settingsJsonArea") && !text("settingsJsonArea").isEmpty());
    }

    public void typeJson(String json) {
        CodeArea area = node("settingsJsonArea");
        robot.interact(() -> area.setText(json));
        settle();
    }

    /// Letter by letter, where the caret is.
    public void writeJson(String text) {
        robot.write(text);
        settle();
    }

    /// @param line from 0, as `letter`
    public void caretInJson(int line, int letter) {
        CodeArea area = node("settingsJsonArea");
        robot.interact(() -> {
            area.requestFocus();
            area.select(TextPos.ofLeading(line, letter));
        });
    }

    /// What can be written where the caret is; nothing while there is no list of it.
    public List<String> offered() {
        return Person.ask(() -> !isThere("jsonCompletionList")
                ? List.<String>of()
                : this.<ListView<?>>node("jsonCompletionList").getItems().stream().map(it -> ((Completion) it).name()).toList());
    }

    public void awaitOffered(String first) {
        await(first + " is offered first", () -> offered().stream().findFirst().filter(first::equals).isPresent());
    }

    /// @param line from 1
    /// @param words with which it begins what is said there
    public void awaitJsonMark(int line, String words) {
        await("line " + line + " is marked", () -> Person.ask(() -> robot.lookup(".line-number").<Labeled>queryAll().stream()
                .anyMatch(it -> it.getText().equals("● " + line) && it.getTooltip().getText().startsWith(words))));
    }

    /// Of one line.
    public void awaitJsonSelection(String text) {
        await(text + " is selected", () -> Person.ask(() -> {
            CodeArea area = node("settingsJsonArea");
            var selected = area.getSelection();
            return selected != null && selected.getMin().index() == selected.getMax().index()
                    && area.getPlainText(selected.getMin().index()).substring(selected.getMin().offset(), selected.getMax().offset()).equals(text);
        }));
    }

    public void awaitJsonState(String text) {
        awaitText("settingsJsonStateLabel", text);
    }

    public void closeJson() {
        click("closeJsonButton");
    }

    public void revertJson() {
        click("revertJsonButton");
    }

    public void awaitJson(String text) {
        awaitText("settingsJsonArea", text);
    }

    public void saveJson() {
        click("saveJsonButton");
    }
}
