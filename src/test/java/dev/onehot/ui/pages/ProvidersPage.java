package dev.onehot.ui.pages;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;

/// The list of providers and the editor.
public final class ProvidersPage extends Page {
    ProvidersPage(Person robot) {
        super(robot);
    }

    /// The names in the list, from above; none while the welcome stands there.
    public List<String> names() {
        return namesIn("providerList");
    }

    public void awaitNames(String... names) {
        Await.until("the list shows " + List.of(names), () -> names().equals(List.of(names)));
    }

    public ProvidersPage select(String name) {
        robot.clickOn(row(name));
        awaitText("editorTitleLabel", name);
        return this;
    }

    public ProvidersPage add() {
        robot.push(KeyCode.CONTROL, KeyCode.N);
        awaitText("editorTitleLabel", "New provider");
        return this;
    }

    public void addWithButton(String id) {
        click(id);
        awaitText("editorTitleLabel", "New provider");
    }

    /// Opens the list of kinds, types the start of one, and takes it.
    public ProvidersPage kind(String typed) {
        click("kindBox");
        robot.write(typed);
        settle();
        robot.push(KeyCode.ENTER);
        settle();
        return this;
    }

    public ProvidersPage name(String text) {
        type("nameField", text);
        return this;
    }

    /// Where a preset knows the address, it is in a line that is opened first.
    public ProvidersPage changeAddress() {
        settle();
        if (isThere("changeAddressButton")) {
            click("changeAddressButton");
        }
        return this;
    }

    public ProvidersPage baseUrl(String text) {
        changeAddress();
        type("baseUrlField", text);
        return this;
    }

    public ProvidersPage model(String text) {
        type("modelField", text);
        return this;
    }

    public ProvidersPage key(String text) {
        type("keyField", text);
        return this;
    }

    public ProvidersPage openAdvanced() {
        TitledPane pane = node("advancedPane");
        robot.interact(() -> pane.setExpanded(true));
        settle();
        return this;
    }

    /// Types into a field of the advanced part.
    public ProvidersPage advanced(String id, String text) {
        TextInputControl field = node(id);
        robot.interact(() -> field.setText(text));
        settle();
        return this;
    }

    /// Drags one row onto another.
    public void drag(String name, String onto) {
        robot.drag(this.row(name)).dropTo(this.row(onto));
        settle();
    }

    private Node row(String name) {
        Await.until(name + " is listed", () -> names().contains(name));
        return Person.ask(() -> robot.from(this.<Node>node("providerList"))
                .lookup((Node candidate) ->
                        candidate instanceof Labeled label && "rowNameLabel".equals(label.getId()) && read(label.getText()).equals(name))
                .query());
    }

    /// A control of one row, if it can be seen.
    public Optional<Node> inRow(String name, String id) {
        var cell = row(name);
        return Person.ask(() -> robot.from(cellOf(cell)).lookup((Node it) -> id.equals(it.getId()) && isShown(it)).tryQuery());
    }

    private static Node cellOf(Node node) {
        Node each = node;
        while (!(each instanceof ListCell)) {
            each = each.getParent();
        }
        return each;
    }

    /// Opens the menu of a row with the mouse.
    public ProvidersPage openMenu(String name) {
        robot.rightClickOn(row(name));
        return this;
    }

    /// The ids of what can be chosen in the menu that is open.
    public List<String> menu() {
        await("the menu is open", () -> isThere("deleteItem"));
        return Person.ask(() -> robot.lookup((Node it) -> it.getId() != null && it.getId().endsWith("Item") && isShown(it)).queryAll().stream()
                .sorted(Comparator.comparingDouble(it -> it.localToScene(0, 0).getY()))
                .map(Node::getId)
                .toList());
    }

    public void choose(String item) {
        click(item);
    }

    public void press(String button) {
        click(button);
    }

    public void pin() {
        click("pinButton");
    }

    public ProvidersPage save() {
        robot.push(KeyCode.CONTROL, KeyCode.S);
        settle();
        return this;
    }

    public void revert() {
        click("revertButton");
    }

    public void makeActive() {
        click("activateButton");
    }

    public void duplicate() {
        click("duplicateButton");
    }

    public void delete() {
        click("deleteButton");
    }

    /// Presses a button and lets it go.
    ///
    /// @param click the first or the second of a double-click
    public void press(String button, int click) {
        Stream.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED).forEach(it -> Event.fireEvent(
                node(button),
                new MouseEvent(it, 1, 1, 1, 1, MouseButton.PRIMARY, click, false, false, false, false, it.equals(MouseEvent.MOUSE_PRESSED), false, false, true, false, true, null)));
    }

    public void confirmDelete() {
        click("confirmDeleteButton");
    }

    public void cancelDelete() {
        click("cancelDeleteButton");
    }

    public void filter(String text) {
        type("providerFilterField", text);
    }

    public void revealKey() {
        click("revealKeyButton");
    }

    public void awaitRevealed(String key) {
        awaitText("keyTextField", key);
    }

    /// What a field of the editor holds: `nameField`, `modelField`…
    public boolean shows(String id) {
        settle();
        return isThere(id);
    }

    public void askCredit() {
        click("creditButton");
    }

    /// Makes the address that answered the base URL.
    public void useAddress() {
        click("useAddressButton");
    }

    public String field(String id) {
        return text(id);
    }

    public void awaitField(String id, String text) {
        awaitText(id, text);
    }

    /// What stands under a field: `nameProblemLabel`…
    public void awaitProblem(String id, String text) {
        awaitText(id, text);
    }

    public boolean canSave() {
        settle();
        return isEnabled("saveButton");
    }

    public void awaitSaved() {
        Await.until("the form is saved", () -> !canSave());
    }

    public void awaitTitle(String text) {
        awaitText("editorTitleLabel", text);
    }

    public void awaitConflict() {
        await("the conflict is shown", () -> isThere("conflictBanner"));
    }

    public boolean hasConflict() {
        settle();
        return isThere("conflictBanner");
    }

    /// The fields to choose in, each as `Name | mine | theirs`.
    public List<String> clashes() {
        settle();
        return Person.ask(() -> this.<GridPane>node("conflictGrid").getChildren().stream()
                .filter(it -> GridPane.getRowIndex(it) > 0)
                .collect(Collectors.groupingBy(
                        GridPane::getRowIndex,
                        TreeMap::new,
                        Collectors.mapping(it -> ((Labeled) it).getText(), Collectors.joining(" | "))))
                .values()
                .stream()
                .toList());
    }

    public void keepMine() {
        click("keepMineButton");
    }

    public void takeTheirs() {
        click("takeTheirsButton");
    }

    public boolean isWelcome() {
        settle();
        return isThere("welcomePane");
    }

    public long selectedRow() {
        ListView<?> list = node("providerList");
        return list.getSelectionModel().getSelectedIndex();
    }

    public boolean canPress(String id) {
        settle();
        return isEnabled(id);
    }
}
