package dev.onehot.ui.pages;

import module javafx.controls;

import dev.onehot.testing.Person;

/// A person has a file of their own follow.
public final class AnyFilePage extends Page {
    public AnyFilePage(Person robot) {
        super(robot);
    }

    /// By the keyboard.
    public AnyFilePage open() {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        awaitFocus("anyFileField");
        return this;
    }

    public boolean isOpen() {
        settle();
        return isThere("anyFilePane");
    }

    public void close() {
        robot.push(KeyCode.ESCAPE);
        await("it is closed", () -> !isThere("anyFilePane"));
    }

    public void discard() {
        robot.interact(() -> this.<Button>node("discardFileButton").fire());
        settle();
    }

    /// Opens what of the chosen program's file follows.
    public AnyFilePage edit() {
        await("it is offered", () -> isThere("editFileButton"));
        robot.interact(() -> this.<Button>node("editFileButton").fire());
        await("it is open", () -> isThere("anyFilePane"));
        return this;
    }

    /// Types a path, and goes on with the next field.
    public AnyFilePage file(String path) {
        robot.interact(() -> node("anyFileField").requestFocus());
        set("anyFileField", path);
        robot.interact(() -> node("anyFileNameField").requestFocus());
        settle();
        return this;
    }

    public void choose() {
        robot.interact(() -> this.<Button>node("chooseAnyFileButton").fire());
        settle();
    }

    public void awaitFormat(String words) {
        await("the format is " + words, () -> {
            ComboBox<Object> box = node("anyFileFormatBox");
            return words.equals(box.getConverter().toString(box.getValue()));
        });
    }

    private void set(String id, String text) {
        await(id + " is there", () -> isThere(id));
        robot.interact(() -> this.<TextField>node(id).setText(text));
        settle();
    }

    public String file() {
        return text("anyFileField");
    }

    public AnyFilePage add() {
        robot.interact(() -> this.<Button>node("addFileValueButton").fire());
        settle();
        return this;
    }

    /// @param number of the value, from 1
    public AnyFilePage value(int number, String path, String text) {
        set("valuePathField-" + number, path);
        set("valueTextField-" + number, text);
        return this;
    }

    public String path(int number) {
        return text("valuePathField-" + number);
    }

    public String text(int number) {
        return text("valueTextField-" + number);
    }

    public int values() {
        int number = 0;
        settle();
        while (isThere("valuePathField-" + (number + 1))) {
            number++;
        }
        return number;
    }

    /// Inserts the placeholder at this place of the menu.
    ///
    /// @return what the menu said of it
    public String insert(int number, int place) {
        return Person.ask(() -> {
            MenuButton menu = node("insertPlaceholderButton-" + number);
            menu.show();
            var item = menu.getItems().get(place);
            item.fire();
            menu.hide();
            return item.getText();
        });
    }

    public void awaitNow(int number, String words) {
        awaitText("valueNowLabel-" + number, words);
    }

    public void awaitUsual(String part) {
        await("it shows " + part, () -> isThere("usualVariablesLabel") && text("usualVariablesLabel").contains(part));
    }

    public void toggleUsual() {
        robot.interact(() -> this.<CheckBox>node("usualVariablesBox").fire());
        settle();
    }

    public void toggleClear() {
        robot.interact(() -> this.<CheckBox>node("fileClearKeyBox").fire());
        settle();
    }

    public AnyFilePage preview() {
        robot.interact(() -> this.<Button>node("previewFileButton").fire());
        settle();
        return this;
    }

    public String formatProblem() {
        return isThere("anyFileFormatProblemLabel") ? text("anyFileFormatProblemLabel") : "";
    }

    public void awaitProblem(String label, String words) {
        awaitText(label, words);
    }
}
