package dev.onehot.ui.pages;

import module javafx.controls;

import dev.onehot.testing.Person;

/// The question which database is to be opened.
public final class DatabasePage extends Page {
    public DatabasePage(Person robot) {
        super(robot);
        await("the question is there", () -> isThere("databasePane"));
    }

    /// Fills in where it is, as if pasted.
    public void server(String host, String port, String database, String user) {
        click("serverRadio");
        fill("serverHostField", host);
        fill("serverPortField", port);
        fill("serverDatabaseField", database);
        fill("serverUserField", user);
    }

    public void fill(String id, String text) {
        TextInputControl field = node(id);
        robot.interact(() -> field.setText(text));
    }

    public void chooseServer() {
        click("serverRadio");
    }

    public void recent(int index) {
        ComboBox<String> box = node("recentDatabasesBox");
        robot.interact(() -> box.getSelectionModel().select(index));
    }

    public void test() {
        click("testDatabaseButton");
    }

    public void open() {
        click("openDatabaseButton");
    }

    public void awaitResult(String part) {
        await("it says " + part, () -> isThere("databaseResultLabel") && text("databaseResultLabel").contains(part));
    }

    public boolean shows(String id) {
        settle();
        return isThere(id);
    }

    public String read(String id, boolean prompt) {
        return prompt ? Person.ask(() -> this.<TextInputControl>node(id).getPromptText()) : text(id);
    }
}
