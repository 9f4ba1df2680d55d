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

    /// Names of the programs that may ask.
    public List<String> tokens() {
        settle();
        return Person.ask(() -> robot.lookup((Node it) -> "tokenNameLabel".equals(it.getId()) && isShown(it)).<Labeled>queryAll().stream().map(Labeled::getText).toList());
    }

    /// Types a name, chooses who answers (the first is the active one), and makes a token. Returns it.
    public String makeToken(String name, int provider) {
        name(name);
        robot.interact(() -> this.<ComboBox<?>>node("tokenProviderBox").getSelectionModel().select(provider));
        robot.interact(() -> this.<Button>node("makeTokenButton").fire());
        await("the token is shown", this::hasNewToken);
        return text("newTokenField");
    }

    public EndpointPage name(String name) {
        type("tokenNameField", name);
        return this;
    }

    public boolean canMakeToken() {
        settle();
        return isEnabled("makeTokenButton");
    }

    public String tokenProblem() {
        return isThere("tokenProblemLabel") ? text("tokenProblemLabel") : "";
    }

    public boolean hasNewToken() {
        return isThere("newTokenPane");
    }

    public String use() {
        return text("newTokenUseLabel");
    }

    /// What is on the clipboard then.
    public String copyToken() {
        robot.interact(() -> this.<Button>node("copyTokenButton").fire());
        return Person.ask(() -> Clipboard.getSystemClipboard().getString());
    }

    public void putTokenAway() {
        robot.interact(() -> this.<Button>node("putTokenAwayButton").fire());
    }

    public void revoke(String name) {
        robot.interact(() -> this.<Button>node("revokeTokenButton-" + name).fire());
    }

    public void pin(String name, int provider) {
        robot.interact(() -> this.<ComboBox<?>>node("tokenPinBox-" + name).getSelectionModel().select(provider));
    }

    public void awaitUsed(String name, String words) {
        awaitText("tokenUsedLabel-" + name, words);
    }

    public String pinned(String name) {
        settle();
        return Person.ask(() -> {
            ComboBox<Object> box = node("tokenPinBox-" + name);
            return box.getConverter().toString(box.getValue());
        });
    }
}
