package dev.onehot.ui.pages;

import module javafx.controls;

import dev.onehot.testing.Person;

/// What an empty window offers, and the import from other tools.
public final class ImportPage extends Page {
    public ImportPage(Person robot) {
        super(robot);
    }

    public void awaitOffer(String provider) {
        await(provider + " is offered", () -> robot.lookup((Node it) -> isOffer(it, provider)).tryQuery().isPresent());
    }

    /// Waits until a provider is in the preview, whatever becomes of it.
    public void awaitListed(String provider) {
        await(provider + " is listed", () -> robot.lookup((Node it) -> it instanceof CheckBox box && provider.equals(box.getText()))
                .tryQuery()
                .isPresent());
    }

    public void takeOffer(String provider) {
        awaitOffer(provider);
        robot.clickOn(Person.ask(() -> robot.lookup((Node it) -> isOffer(it, provider)).<Node>query()));
        settle();
    }

    private static boolean isOffer(Node node, String provider) {
        return node instanceof Button button && "offerButton".equals(button.getId()) && button.getAccessibleText().contains(provider);
    }

    public void openFromWelcome() {
        click("welcomeImportButton");
    }

    /// Waits until a provider is listed with this fate.
    public void awaitFound(String provider, String fate) {
        await(provider + " " + fate, () -> robot.lookup((Node it) -> it instanceof CheckBox box && provider.equals(box.getText())
                        && it.getParent().getParent().lookup(".import-fate") instanceof Label label && label.getText().equals(fate))
                .tryQuery()
                .isPresent());
    }

    public void importNow() {
        click("importNowButton");
    }
}
