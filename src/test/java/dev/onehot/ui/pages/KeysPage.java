package dev.onehot.ui.pages;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;

/// How keys are kept: the banner and the dialog.
public final class KeysPage extends Page {
    public KeysPage(Person robot) {
        super(robot);
    }

    public void awaitBanner(String start) {
        Await.until("the banner says " + start, () -> isThere("keysBanner") && text("keysBannerLabel").startsWith(start));
    }

    public void awaitAnyBanner() {
        Await.until("there is a banner", () -> isThere("keysBanner"));
    }

    public void awaitNoBanner() {
        Await.until("there is no banner", () -> !isThere("keysBanner"));
    }

    public KeysPage openFromBanner() {
        awaitAnyBanner();
        click("openKeysButton");
        return awaitDialog();
    }

    public KeysPage awaitDialog() {
        Await.until("the dialog is open", () -> isThere("keysStateLabel"));
        return this;
    }

    public void awaitClosed() {
        Await.until("the dialog is closed", () -> !isThere("keysStateLabel"));
    }

    public void awaitState(String start) {
        Await.until("the state is " + start, () -> text("keysStateLabel").startsWith(start));
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

    public void press(String button) {
        click(button);
    }

    public void awaitProblem(String start) {
        Await.until("the problem is " + start, () -> isThere("keysProblemLabel") && text("keysProblemLabel").startsWith(start));
    }

    public boolean offers(String control) {
        settle();
        return isThere(control);
    }
}
