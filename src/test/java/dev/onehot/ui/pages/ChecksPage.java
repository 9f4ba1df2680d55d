package dev.onehot.ui.pages;

import module javafx.controls;

import dev.onehot.testing.Person;

/// The lights of the editor, the gallery of presets, and what the list says of checks.
public final class ChecksPage extends Page {
    public ChecksPage(Person robot) {
        super(robot);
    }

    public ChecksPage choosePreset(String typed) {
        type("presetField", typed);
        robot.push(KeyCode.ENTER);
        settle();
        return this;
    }

    /// Tests, or cancels.
    public ChecksPage test() {
        robot.push(KeyCode.CONTROL, KeyCode.T);
        settle();
        return this;
    }

    public ChecksPage askModel() {
        javafx.scene.control.CheckBox box = node("askModelBox");
        robot.interact(() -> box.setSelected(true));
        return this;
    }

    /// What a light says to a screen reader: `Reachable: yes`.
    public String light(String id) {
        return this.<Label>node(id).getAccessibleText();
    }

    /// What stands there for everybody to read.
    public String words(String id) {
        settle();
        return text(id);
    }

    public ChecksPage awaitLight(String id, String says) {
        await(id + " says " + says, () -> isThere(id) && light(id).equals(says));
        return this;
    }

    public ChecksPage awaitOn(String id) {
        await(id + " is on", () -> isThere(id) && this.<Label>node(id).getPseudoClassStates().stream()
                .anyMatch(it -> it.getPseudoClassName().equals("on")));
        return this;
    }

    /// Waits until the check is over and says this; empty for nothing.
    public ChecksPage awaitMessage(String text) {
        await("the check says " + text, () -> !isThere("checkingIcon") && (text.isEmpty()
                ? isThere("checkedAtLabel") && !isThere("checkMessageLabel")
                : isThere("checkMessageLabel") && text("checkMessageLabel").equals(text)));
        return this;
    }

    public ChecksPage awaitAnyMessage() {
        await("the check says something", () -> !isThere("checkingIcon") && isThere("checkMessageLabel"));
        return this;
    }

    public boolean isAsking() {
        settle();
        return isThere("checkingIcon");
    }

    public String vendorMessage() {
        return text("vendorMessageLabel");
    }

    public String endpoint() {
        settle();
        return text("endpointLabel");
    }

    public void awaitSuggestions() {
        await("models are offered", () -> isThere("suggestionList"));
    }

    public boolean suggests() {
        settle();
        return isThere("suggestionList");
    }

    public java.util.List<?> suggestions() {
        return this.<ListView<?>>node("suggestionList").getItems();
    }

    /// Adds a further key to the provider that is shown.
    public void addKey(String label, String key) {
        javafx.scene.control.TitledPane pane = node("spareKeysPane");
        robot.interact(() -> pane.setExpanded(true));
        settle();
        javafx.scene.control.TextInputControl labelField = node("spareLabelField");
        javafx.scene.control.TextInputControl keyField = node("spareKeyField");
        javafx.scene.control.Button add = node("addSpareButton");
        robot.interact(() -> {
            labelField.setText(label);
            keyField.setText(key);
            add.fire();
        });
        settle();
    }

    /// Uses the further key that is listed.
    public void useKey() {
        await("a further key is listed", () -> isThere("useKeyButton"));
        javafx.scene.control.Button use = node("useKeyButton");
        robot.interact(use::fire);
        settle();
    }

    public void checkAll() {
        click("checkAllButton");
    }

    /// The state beside a provider in the list.
    public String state(String provider) {
        settle();
        return Person.ask(
                () -> robot.lookup((Node it) -> "rowStateLabel".equals(it.getId()) && isShown(it) && belongs(it, provider))
                        .tryQueryAs(Label.class)
                        .map(Label::getText)
                        .orElse(""));
    }

    private static boolean belongs(Node state, String provider) {
        Node row = state;
        while (row != null && !row.getStyleClass().contains("provider-row")) {
            row = row.getParent();
        }
        return row != null && row.lookup("#rowNameLabel") instanceof Label name && name.getText().equals(provider);
    }
}
