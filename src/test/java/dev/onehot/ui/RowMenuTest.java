package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Await;
import dev.onehot.testing.Loopback;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the rows of the list show, and what can be done with one and with several of them.
class RowMenuTest extends WindowFixture {
    private final Loopback server = Loopback.answering(request -> Loopback.json(
            request.header("Authorization").endsWith(KEY) ? 200 : 401, "{\"data\":[{\"id\":\"small\"}]}"));

    @Override
    protected void prepare() {
        stored("Anthropic", "anthropic", true);
        add("Mine", server.url("/v1"));
        add("My other one", server.url("/v1"));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void aRowHasItsVendorsMarkAndOnlyTheActiveOneTheBolt() {
        var providers = window.providers();
        assertThat(providers.inRow("Anthropic", "rowMark")).containsInstanceOf(Labeled.class).get().extracting(it -> ((Labeled) it).getText()).isEqualTo("An");
        assertThat(providers.inRow("Anthropic", "rowActiveIcon")).isPresent();
        assertThat(providers.inRow("Mine", "rowActiveIcon")).isEmpty();
    }

    /// JavaFX calls what a list has its rows in a sheet, as the window does what it asks in.
    @Test
    void noShadowLiesUnderTheRows() {
        Node each = window.providers().inRow("Mine", "rowNameLabel").orElseThrow();
        for (; each != null; each = each.getParent()) {
            assertThat(each.getEffect()).as(each.toString()).isNull();
        }
    }

    /// From where it was to where it is; at once where the system is to move less.
    @Test
    void aRowThatChangesPlaceIsSeenToGoThere() {
        var providers = window.providers();
        providers.awaitNames("Anthropic", "Mine", "My other one");
        var cells = Person.ask(() -> List.copyOf(window.stage().getScene().lookup("#providerList").lookupAll(".list-cell")));
        var seen = new ArrayList<Double>();
        robot.interact(() -> cells.forEach(cell -> cell.translateYProperty().subscribe((before, now) -> seen.add(now.doubleValue()))));
        long last = manager.snapshot().named("My other one").orElseThrow().id();
        manager.apply(new Command.PinProvider(last, true), Origin.API);
        providers.awaitNames("My other one", "Anthropic", "Mine");
        Await.until("all are there", () -> Person.ask(() -> cells.stream().allMatch(it -> it.getTranslateY() == 0)));
        assertThat(Person.ask(() -> List.copyOf(seen))).anyMatch(it -> it > 0).anyMatch(it -> it < 0);
        robot.interact(() -> {
            window.stage().getScene().getPreferences().setReducedMotion(true);
            seen.clear();
        });
        manager.apply(new Command.PinProvider(last, false), Origin.API);
        providers.awaitNames("Anthropic", "Mine", "My other one");
        assertThat(Person.ask(() -> List.copyOf(seen))).isEmpty();
    }

    @Test
    void aPressOnTheFaintBoltOfARowMakesItTheActiveOne() {
        var providers = window.providers();
        robot.clickOn(providers.inRow("Mine", "rowSwitchPane").orElseThrow());
        window.awaitActive("Mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mouse", "CONTEXT_MENU", "F10"})
    void theMenuOpensHoweverAPersonAsksForIt(String way) {
        var providers = window.providers().select("Mine");
        switch (way) {
            case "mouse" -> robot.rightClickOn(providers.inRow("Mine", "rowNameLabel").orElseThrow());
            case "F10" -> robot.push(KeyCode.SHIFT, KeyCode.F10);
            default -> robot.push(KeyCode.valueOf(way));
        }
        assertThat(providers.menu()).containsExactly("activateItem", "copyKeyItem", "copyRunItem", "duplicateItem", "testItem", "pinItem", "deleteItem");
        providers.choose("activateItem");
        window.awaitActive("Mine");
    }

    @Test
    void oneIsTestedCopiedPinnedAndDuplicatedFromThere() {
        var providers = window.providers();
        providers.openMenu("Mine").choose("testItem");
        window.awaitNoticeWith("Mine: ");
        Await.until("it is kept", () -> outside.number("SELECT count(*) FROM onehot_check WHERE key_accepted = 'on'") == 1);

        providers.openMenu("Mine").choose("copyKeyItem");
        window.awaitNotice("Copied the key, for one minute.");
        assertThat(clipboard()).isEqualTo(KEY);

        providers.openMenu("Mine").choose("copyRunItem");
        assertThat(clipboard()).isEqualTo("onehotctl run Mine -- ");
        providers.openMenu("My other one").choose("copyRunItem");
        assertThat(clipboard()).isEqualTo("onehotctl run 3 -- ");

        providers.openMenu("Mine").choose("pinItem");
        providers.awaitNames("Mine", "Anthropic", "My other one");
        providers.openMenu("Mine").choose("duplicateItem");
        providers.awaitField("nameField", "Mine 2");
    }

    @Test
    void severalHaveAPageOfTheirOwn() {
        var providers = window.providers().select("Mine");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        providers.awaitText("selectionTitleLabel", "2 selected");
        providers.awaitText("selectionNamesLabel", "Mine\nMy other one");
        assertThat(providers.shows("saveButton")).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.T);
        window.awaitNotice("Providers that passed the test: 2 of 2.");

        providers.press("deleteSelectionButton");
        window.awaitNotice("Deleted 2 providers.");
        providers.awaitNames("Anthropic");
        providers.awaitFocus("providerList");
        window.undo();
        providers.awaitNames("Anthropic", "Mine", "My other one");
        providers.awaitText("selectionTitleLabel", "2 selected");
        providers.select("Mine");
        assertThat(providers.shows("saveButton")).isTrue();
    }

    @Test
    void enterPressedOnceTooOftenKeepsTheActiveOne() {
        var providers = window.providers().select("Anthropic");
        providers.delete();
        providers.awaitFocus("cancelDeleteButton");
        robot.push(KeyCode.ENTER);
        providers.awaitNames("Anthropic", "Mine", "My other one");
        assertThat(outside.activeRows()).isEqualTo(1);
    }

    private static String clipboard() {
        return Person.ask(() -> Clipboard.getSystemClipboard().getString());
    }

    private void add(String name, String baseUrl) {
        var draft = new ProviderDraft(name, "openai-compatible", baseUrl, "small", "", KeyChange.to(ApiKey.of(KEY)));
        manager.apply(new Command.CreateProvider(draft, false), Origin.API);
    }
}
