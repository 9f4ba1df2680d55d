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

    /// Not offered while it is being tried.
    public String again() {
        await("it is offered again", () -> isThere("endpointAgainButton"));
        var words = text("endpointAgainButton");
        robot.interact(() -> this.<Button>node("endpointAgainButton").fire());
        return words;
    }

    /// As often as it is offered.
    public EndpointPage againUntil(String state) {
        await("it is: " + state, () -> {
            robot.interact(() -> robot.lookup((Node it) -> "endpointAgainButton".equals(it.getId()) && isShown(it)).<Button>tryQuery().ifPresent(Button::fire));
            return text("endpointStateLabel").contains(state);
        });
        return this;
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
        // It may be out of sight, or below a notice.
        robot.interact(() -> this.<TextField>node("tokenNameField").setText(name));
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

    public void awaitNow(String words) {
        awaitText("endpointNowLabel", words);
    }

    public String answered() {
        settle();
        return text("endpointAnsweredLabel");
    }

    /// The words of the last errors, from above.
    public List<String> failures() {
        settle();
        return Person.ask(() -> robot.lookup((Node it) -> "failureWordsLabel".equals(it.getId()) && isShown(it)).<Labeled>queryAll().stream().map(Labeled::getText).toList());
    }

    public void awaitFailure(String beginning) {
        await("it says " + beginning, () -> failures().stream().anyMatch(it -> it.startsWith(beginning)));
    }

    public boolean hasUsage() {
        settle();
        return isThere("usagePane");
    }

    public void awaitUsage(String beginning) {
        await("the sum is " + beginning, () -> isThere("usageSumLabel") && text("usageSumLabel").startsWith(beginning));
    }

    /// Chooses by what it is added up.
    public void usageBy(int index) {
        robot.interact(() -> this.<ComboBox<?>>node("usageByBox").getSelectionModel().select(index));
    }

    /// What stands in the cells of each row, between lines.
    public List<String> usageRows() {
        settle();
        return Person.ask(() -> {
            TableView<?> table = node("usageGrid");
            return IntStream.range(0, table.getItems().size())
                    .mapToObj(row -> table.getColumns().stream().map(it -> String.valueOf(it.getCellData(row))).collect(Collectors.joining("|")))
                    .toList();
        });
    }

    /// As a screen reader hears it.
    public String chart() {
        return Person.ask(() -> this.<Node>node("usageChartPane").getAccessibleText());
    }

    public int columns() {
        return Person.ask(() -> this.<HBox>node("usageChartPane").getChildren().size());
    }

    public void awaitLoginUnit(String part) {
        await("it is known", () -> text("loginUnitArea").contains(part));
    }

    /// What is on the clipboard then.
    public String copyLoginUnit() {
        robot.interact(() -> this.<Button>node("copyLoginUnitButton").fire());
        return Person.ask(() -> Clipboard.getSystemClipboard().getString());
    }

    /// Has a control in sight, at the end of what is seen.
    public void scrollTo(String id) {
        settle();
        robot.interact(() -> {
            ScrollPane scroll = node("endpointScroll");
            var content = scroll.getContent();
            Node control = node(id);
            double end = content.sceneToLocal(control.localToScene(control.getLayoutBounds())).getMaxY() + 16;
            double hidden = content.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp((end - scroll.getViewportBounds().getHeight()) / hidden, 0, 1));
        });
    }
}
