package dev.onehot.ui.pages;

import module javafx.controls;

import dev.onehot.testing.Person;

/// The window's frame: the active provider, the screens, the status and the notice.
public final class WindowPage extends Page {
    private final Stage stage;

    public WindowPage(Person robot, Stage stage) {
        super(robot);
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }

    public String active() {
        return text("activeNameLabel");
    }

    public void awaitActive(String name) {
        awaitText("activeNameLabel", name);
    }

    public ProvidersPage providers() {
        click("providersButton");
        return new ProvidersPage(robot);
    }

    public SettingsPage settings() {
        click("settingsButton");
        return new SettingsPage(robot);
    }

    public SwitcherPage openSwitcher() {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        await("the switcher is open", () -> isThere("switcherField"));
        return new SwitcherPage(robot);
    }

    public void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    /// Types into whatever has the focus.
    public void write(String text) {
        robot.write(text);
        settle();
    }

    public String status() {
        return text("saveStateLabel");
    }

    public void awaitElsewhere(String text) {
        awaitText("elsewhereLabel", text);
    }

    public void awaitNotice(String text) {
        awaitText("noticeLabel", text);
    }

    /// Waits for a notice with `part` in it.
    public void awaitNoticeWith(String part) {
        await("a notice says " + part, () -> isThere("noticeLabel") && text("noticeLabel").contains(part));
    }

    public boolean hasNotice() {
        settle();
        return isThere("noticePane");
    }

    public void clickNotice() {
        click("noticeLabel");
    }

    public void undo() {
        click("noticeActionButton");
    }

    public boolean hasIntegrityBanner() {
        settle();
        return isThere("integrityBanner");
    }

    public void awaitIntegrityBanner(String text) {
        awaitText("integrityLabel", text);
    }

    public void repair() {
        click("repairButton");
    }

    public ActivityPage activity() {
        click("activityButton");
        return new ActivityPage(robot);
    }

    public HealthPage health() {
        click("healthButton");
        return new HealthPage(robot);
    }
}
