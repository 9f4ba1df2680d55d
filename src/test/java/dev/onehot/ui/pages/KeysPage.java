package dev.onehot.ui.pages;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Person;

/// How keys are kept: the banner and the dialog.
public final class KeysPage extends Page {
    public KeysPage(Person robot) {
        super(robot);
    }

    public void awaitBanner(String start) {
        await("the banner says " + start, () -> isThere("keysBanner") && text("keysBannerLabel").startsWith(start));
    }

    public void awaitAnyBanner() {
        await("there is a banner", () -> isThere("keysBanner"));
    }

    public void awaitNoBanner() {
        await("there is no banner", () -> !isThere("keysBanner"));
    }

    public KeysPage openFromBanner() {
        awaitAnyBanner();
        click("openKeysButton");
        return awaitDialog();
    }

    /// The person presses the banner's button, where it asks without a dialog of Onehot's.
    public void askFromBanner(String words) {
        await("the banner offers " + words, () -> isThere("openKeysButton") && text("openKeysButton").equals(words) && isEnabled("openKeysButton"));
        click("openKeysButton");
    }

    public void awaitButtonAtRest(String words) {
        await("its button is at rest", () -> isThere("openKeysButton") && text("openKeysButton").equals(words) && !isEnabled("openKeysButton"));
    }

    /// Opens what stands behind the last way, where it is closed.
    public KeysPage giveUp() {
        javafx.scene.control.TitledPane pane = node("giveUpPane");
        robot.interact(() -> pane.setExpanded(true));
        return this;
    }

    public KeysPage awaitDialog() {
        await("the dialog is open", () -> isThere("keysPane"));
        return this;
    }

    public void awaitClosed() {
        await("the dialog is closed", () -> !isThere("keysStateLabel"));
    }

    public void awaitState(String start) {
        await("the state is " + start, () -> isThere("keysStateLabel") && text("keysStateLabel").startsWith(start));
    }

    public KeysPage choose(String radio) {
        click(radio);
        return this;
    }

    public KeysPage passphrases(String first, String again) {
        type("newPassphraseField", first);
        type("repeatPassphraseField", again);
        return this;
    }

    public void unlock(String passphrase) {
        type("passphraseField", passphrase);
        click("unlockButton");
    }

    /// Whether what stands above is shown as an error.
    public boolean isRefused() {
        return Person.ask(() -> this.<Labeled>node("keysStateLabel").getPseudoClassStates().contains(PseudoClass.getPseudoClass("refused")));
    }

    /// What stands above from now on, one after the other.
    public List<String> answers() {
        var answers = new CopyOnWriteArrayList<String>();
        robot.interact(() -> this.<Labeled>node("keysStateLabel").textProperty().subscribe((before, now) -> answers.add(now)));
        return answers;
    }

    public void press(String button) {
        click(button);
    }

    public void awaitProblem(String start) {
        await("the problem is " + start, () -> isThere("keysProblemLabel") && text("keysProblemLabel").startsWith(start));
    }

    public boolean offers(String control) {
        settle();
        return isThere(control);
    }
}
