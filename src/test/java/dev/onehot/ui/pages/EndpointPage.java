package dev.onehot.ui.pages;

import module java.base;
import module javafx.controls;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.testing.Person;

/// The endpoint, on the screen of the programs.
public final class EndpointPage extends Page {
    public EndpointPage(Person robot) {
        super(robot);
    }

    public EndpointPage open() {
        new ProgramsPage(robot).open();
        robot.interact(() -> this.<ToggleButton>node("endpointButton").fire());
        await("the endpoint is there", () -> isThere("endpointScroll"));
        return this;
    }

    public EndpointPage turn() {
        robot.interact(() -> {
            ToggleSwitch control = node("endpointSwitch");
            control.setSelected(!control.isSelected());
        });
        return this;
    }

    public boolean isOn() {
        settle();
        return Person.ask(() -> this.<ToggleSwitch>node("endpointSwitch").isSelected());
    }

    public boolean canTurn() {
        settle();
        return isEnabled("endpointSwitch");
    }

    public EndpointPage awaitState(String part) {
        await("the endpoint is: " + part, () -> text("endpointStateLabel").contains(part));
        return this;
    }

    public EndpointPage awaitRow(String words) {
        awaitText("endpointRowStateLabel", words);
        return this;
    }

    public void awaitProblem(String part) {
        await("it says " + part, () -> problem().contains(part));
    }

    public String problem() {
        return isThere("endpointProblemLabel") ? text("endpointProblemLabel") : "";
    }

    public String address() {
        settle();
        return text("endpointAddressLabel");
    }

    /// What is on the clipboard then.
    public String copyAddress() {
        click("copyEndpointButton");
        return Person.ask(() -> Clipboard.getSystemClipboard().getString());
    }

    public String again() {
        var words = text("endpointAgainButton");
        robot.interact(() -> this.<Button>node("endpointAgainButton").fire());
        return words;
    }

    public boolean offersAgain() {
        settle();
        return isThere("endpointAgainButton");
    }

    public EndpointPage port(String text) {
        type("endpointPortField", text);
        return this;
    }

    public boolean canStorePort() {
        settle();
        return isEnabled("endpointPortButton");
    }

    public void storePort() {
        robot.interact(() -> this.<Button>node("endpointPortButton").fire());
    }
}
