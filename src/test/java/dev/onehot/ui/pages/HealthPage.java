package dev.onehot.ui.pages;

import module javafx.controls;

import dev.onehot.testing.Person;
import java.util.List;

/// How the database is, and its backups.
public final class HealthPage extends Page {
    HealthPage(Person robot) {
        super(robot);
    }

    public void awaitState(String text) {
        awaitText("healthStateLabel", text);
    }

    /// Opens a page of it, if it is not open.
    public void backups() {
        page("healthBackupsButton");
    }

    public void status() {
        page("healthStatusButton");
    }

    public void keys() {
        page("healthKeysButton");
    }

    private void page(String toggle) {
        robot.interact(() -> this.<ToggleButton>node(toggle).setSelected(true));
        settle();
    }

    public void awaitTextWith(String id, String part) {
        await(id + " says " + part, () -> isThere(id) && text(id).contains(part));
    }

    public void typePassphrase(String text) {
        type("transferPassphraseField", text);
    }

    public void showPassphrase() {
        robot.interact(() -> this.<ToggleButton>node("showTransferButton").setSelected(true));
    }

    public boolean shows(String control) {
        settle();
        return isThere(control);
    }

    public void check() {
        click("checkDatabaseButton");
    }

    public void backUp() {
        backups();
        click("backUpButton");
    }

    public void awaitBackups(int count) {
        backups();
        await(count + " backups", () -> isThere("backupList") && this.<ListView<?>>node("backupList").getItems().size() == count);
    }

    /// Looks at what restoring the newest backup would change.
    public void previewNewest() {
        ListView<?> list = node("backupList");
        robot.interact(() -> list.getSelectionModel().selectFirst());
        robot.interact(() -> this.<javafx.scene.control.Button>node("restoreBackupButton").fire());
        await("the preview is there", () -> isThere("restorePreviewList"));
    }

    /// What is said of the keys of a backup.
    public void awaitKeysRemark(String start) {
        await(start, () -> isThere("restoreWarningLabel") && text("restoreWarningLabel").startsWith(start));
    }

    public void awaitTitle(String end) {
        await(end, () -> isThere("restoreTitleLabel") && text("restoreTitleLabel").contains(end));
    }

    public void awaitWarning(String part) {
        await(part, () -> isThere("restoreWarningLabel") && text("restoreWarningLabel").contains(part));
    }

    public void openBackupKeys(String passphrase) {
        type("backupPassphraseField", passphrase);
        robot.push(KeyCode.ENTER);
    }

    public void awaitNoKeysRemark() {
        await("nothing is said of keys", () -> isThere("restorePreviewList") && !isThere("restoreWarningLabel") && !isThere("backupPassphraseField"));
    }

    /// What would change, as a person reads it.
    public List<String> planned() {
        settle();
        return Person.ask(() -> this.<ListView<?>>node("restorePreviewList").lookupAll(".planned-cell").stream()
                .map(it -> ((Labeled) it).getText())
                .filter(it -> it != null && !it.isEmpty())
                .toList());
    }

    /// Which one is chosen, from 0.
    public int chosenBackup() {
        settle();
        return Person.ask(() -> this.<ListView<?>>node("backupList").getSelectionModel().getSelectedIndex());
    }

    public void confirm() {
        robot.interact(() -> this.<javafx.scene.control.Button>node("confirmRestoreButton").fire());
    }

    public DatabasePage changeDatabase() {
        click("changeDatabaseButton");
        return new DatabasePage(robot);
    }
}
