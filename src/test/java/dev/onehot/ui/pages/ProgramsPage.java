package dev.onehot.ui.pages;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Person;

/// The programs that follow the switch, or could.
public final class ProgramsPage extends Page {
    public ProgramsPage(Person robot) {
        super(robot);
    }

    public ProgramsPage open() {
        robot.push(KeyCode.ALT, KeyCode.DIGIT5);
        await("the programs were looked at", () -> isThere("programsList") && isThere("moreProgramsButton"));
        return this;
    }

    public String firstOffer() {
        return text("followFirstButton");
    }

    public boolean hasIntro() {
        settle();
        return isThere("programsIntroScroll");
    }

    public ProgramsPage followFirst() {
        click("followFirstButton");
        return awaitPreview();
    }

    /// Chooses a program by its name, unfolding those that are not here.
    public ProgramsPage select(String name) {
        if (!names().contains(name)) {
            click("moreProgramsButton");
        }
        await(name + " is listed", () -> names().contains(name));
        ListView<?> list = node("programsList");
        int row = names().indexOf(name);
        robot.interact(() -> list.getSelectionModel().select(row));
        awaitText("programNameLabel", name);
        return this;
    }

    /// From above, as a screen reader hears them.
    public List<String> names() {
        settle();
        return Person.ask(() -> robot.from(this.<Node>node("programsList"))
                .lookup((Node candidate) -> "programRowNameLabel".equals(candidate.getId()))
                .<Labeled>queryAll()
                .stream()
                .filter(it -> it.getScene() != null && isShown(it))
                .sorted(Comparator.comparingDouble(it -> it.localToScene(0, 0).getY()))
                .map(Labeled::getText)
                .toList());
    }

    public ProgramsPage awaitState(String words) {
        awaitText("programStateLabel", words);
        return this;
    }

    public String reason() {
        return isThere("programReasonLabel") ? text("programReasonLabel") : "";
    }

    /// What is known of the program that is shown, a line for each.
    public String facts() {
        settle();
        return Person.ask(() -> this.<GridPane>node("programGrid").getChildren().stream().map(it -> ((Labeled) it).getText()).collect(Collectors.joining("\n")));
    }

    public ProgramsPage preview(String button) {
        // It may be out of sight in a small window.
        await(button + " is there", () -> isThere(button));
        robot.interact(() -> this.<ButtonBase>node(button).fire());
        return awaitPreview();
    }


    public ProgramsPage awaitPreview() {
        await("the preview is there", () -> isThere("restorePane"));
        return this;
    }

    public boolean hasPreview() {
        settle();
        return isThere("restorePane");
    }

    public String difference() {
        return isThere("planFilesArea") ? text("planFilesArea") : "";
    }

    public String warning() {
        return isThere("restoreWarningLabel") ? text("restoreWarningLabel") : "";
    }

    public void awaitWarning(String part) {
        await("it says " + part, () -> warning().contains(part));
    }

    public ProgramsPage press(String button) {
        await(button + " is there", () -> isThere(button));
        robot.interact(() -> this.<ButtonBase>node(button).fire());
        return this;
    }

    public boolean canConfirm() {
        return isEnabled("confirmRestoreButton");
    }

    public ProgramsPage confirm() {
        robot.interact(() -> this.<Button>node("confirmRestoreButton").fire());
        settle();
        return this;
    }

    public ProgramsPage cancel() {
        robot.interact(() -> this.<Button>node("cancelRestoreButton").fire());
        settle();
        return this;
    }

    public boolean isOffered(String button) {
        settle();
        return isThere(button) && isEnabled(button);
    }

    public void toggleClearKey() {
        robot.interact(() -> this.<CheckBox>node("clearKeyBox").fire());
        settle();
    }

    /// Chooses the provider in the list of them at this place; the first is the active one.
    public void provider(int index) {
        robot.interact(() -> this.<ComboBox<?>>node("pinBox").getSelectionModel().select(index));
        settle();
    }

    public ProgramsPage openUseIt() {
        click("useItButton");
        await("the lines are there", () -> isThere("useItList") && !this.<ListView<?>>node("useItList").getItems().isEmpty());
        return this;
    }

    /// Chooses a shell whose lines are others, and waits for those: they are read beside.
    public void shell(int index) {
        var before = Person.ask(() -> List.copyOf(this.<ListView<?>>node("useItList").getItems()));
        robot.interact(() -> this.<ComboBox<?>>node("useItShellBox").getSelectionModel().select(index));
        await("the lines are of that shell", () -> !this.<ListView<?>>node("useItList").getItems().equals(before));
    }

    /// Copies a line, and returns what is on the clipboard then.
    public String copy(int index) {
        robot.interact(() -> this.<ListView<?>>node("useItList").getSelectionModel().select(index));
        click("copyLineButton");
        return Person.ask(() -> Clipboard.getSystemClipboard().getString());
    }

    public void closeUseIt() {
        click("closeUseItButton");
    }

    public String card() {
        settle();
        return isThere("followCardPane") ? text("followCardLabel") : "";
    }

    public void awaitCard(String part) {
        await("the card says " + part, () -> isThere("followCardPane") && text("followCardLabel").contains(part));
    }
}
