package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.desktop.ShortcutState;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.SettingsPage;
import org.junit.jupiter.api.Test;

/// One setting's row: its number with unit and steps, its menu, and a height that does not change with what is wrong.
class SettingRowTest extends WindowFixture {
    @Override
    protected Locale locale() {
        return Locale.GERMANY;
    }

    @Test
    void aNumberIsShownAsTheLanguageWritesItAndEditedAsItIsStored() {
        manager.setSetting("MONTHLY_BUDGET_LIMIT", "12345.5");
        manager.setSetting("ONEHOT_ENDPOINT_PORT", "17411");
        var settings = window.settings().filter("MONTHLY");
        settings.awaitValue("MONTHLY_BUDGET_LIMIT", "12.345,5");
        assertThat(((Labeled) seen("settingUnitLabel")).getText()).isEqualTo("US-Dollar");
        robot.clickOn(field("MONTHLY_BUDGET_LIMIT"));
        settings.awaitValue("MONTHLY_BUDGET_LIMIT", "12345.5");
        robot.clickOn("#settingFilterField");
        settings.awaitValue("MONTHLY_BUDGET_LIMIT", "12.345,5");
        assertThat(outside.setting("MONTHLY_BUDGET_LIMIT")).isEqualTo("12345.5");
        assertThat(manager.history(dev.onehot.model.HistoryFilter.newest(9))).hasSize(2);
        settings.filter("PORT");
        settings.awaitValue("ONEHOT_ENDPOINT_PORT", "17411");
    }

    @Test
    void stepsGoByWhatTheSchemaSaysToTheBoundAndManyAreOneChange() {
        var settings = window.settings().filter("ONEHOT_ZOOM");
        settings.awaitValue("ONEHOT_ZOOM", "100");
        long before = manager.snapshot().revision();
        robot.clickOn(seen("settingMoreButton"));
        robot.clickOn(seen("settingMoreButton"));
        robot.clickOn(seen("settingLessButton"));
        Await.until("it is stored", () -> "110".equals(outside.setting("ONEHOT_ZOOM")));
        assertThat(manager.snapshot().revision()).isEqualTo(before + 1);
        robot.clickOn(field("ONEHOT_ZOOM"));
        robot.push(KeyCode.UP);
        robot.push(KeyCode.PAGE_UP);
        robot.push(KeyCode.UP);
        settings.awaitValue("ONEHOT_ZOOM", "200");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        Await.until("it is stored", () -> "190".equals(outside.setting("ONEHOT_ZOOM")));
    }

    @Test
    void whatIsWrongIsSaidWithoutMovingTheRowsBelow() {
        var settings = window.settings().filter("interval");
        settings.awaitShown("CHECK_INTERVAL");
        double before = Person.ask(() -> ((Region) row()).getHeight());
        settings.set("CHECK_INTERVAL", "0");
        settings.awaitProblem("Eine Zahl von 1 bis 86400 eingeben.");
        assertThat(Person.ask(() -> ((Region) row()).getHeight())).isEqualTo(before);
    }

    @Test
    void howItStandsWithTheKeyFromAnywhereIsSaidAsItChanges() {
        window.settings().filter("ONEHOT_SHORTCUT").awaitShown("ONEHOT_SHORTCUT");
        assertThat(seen("settingDescriptionLabel")).isNotNull();
        for (var now : Map.of(
                        new ShortcutState(ShortcutState.Kind.BOUND, "Strg+Alt+K"), "Strg+Alt+K öffnet die Palette von überall.",
                        new ShortcutState(ShortcutState.Kind.ABSENT, ""), "Dieser Desktop hat keine solchen Tasten für Programme, also gibt es keine.")
                .entrySet()) {
            shown.tellShortcut(now.getKey());
            Await.until(now.getValue(), () -> now.getValue().equals(((Labeled) seen("settingSourceLabel")).getText()));
        }
    }

    @Test
    void theMenuOfARowCopiesResetsAndShowsItInJson() {
        manager.setSetting("LOG_LEVEL", "DEBUG");
        var settings = window.settings().filter("LOG_LEVEL");
        settings.awaitShown("LOG_LEVEL");
        menu("copySettingKeyItem");
        assertThat(Person.ask(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("LOG_LEVEL");
        menu("copySettingValueItem");
        assertThat(Person.ask(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("DEBUG");
        menu("showSettingInJsonItem");
        settings.awaitJsonSelection("\"LOG_LEVEL\"");
        settings.closeJson();
        menu("resetSettingItem");
        Await.until("it is reset", () -> outside.setting("LOG_LEVEL") == null);
    }

    @Test
    void aSecretIsNotCopied() {
        manager.setSetting("SOME_API_KEY", "sk-1234567890");
        window.settings().filter("SOME_API_KEY");
        Await.until("its row is there", () -> robot.lookup(isMenuOf("SOME_API_KEY")).tryQuery().isPresent());
        robot.clickOn(menuButton("SOME_API_KEY"));
        robot.settle();
        assertThat(Person.ask(() -> item("copySettingValueItem").isDisable())).isTrue();
    }

    private void menu(String id) {
        var button = (Button) menuButton("LOG_LEVEL");
        robot.interact(button::fire);
        robot.interact(() -> item(id).fire());
        robot.interact(() -> List.copyOf(Window.getWindows()).stream().filter(ContextMenu.class::isInstance).forEach(Window::hide));
    }

    private Node menuButton(String key) {
        return Person.ask(() -> robot.lookup(isMenuOf(key)).query());
    }

    private static Predicate<Node> isMenuOf(String key) {
        return it -> "settingMenuButton".equals(it.getId()) && key.equals(it.getUserData()) && SettingsPage.isSeen(it);
    }

    private static MenuItem item(String id) {
        return ((ContextMenu) shownMenu()).getItems().stream().filter(it -> id.equals(it.getId())).findFirst().orElseThrow();
    }

    private static Window shownMenu() {
        return Window.getWindows().stream().filter(it -> it instanceof ContextMenu menu && menu.getItems().stream().anyMatch(item -> "copySettingKeyItem".equals(item.getId()))).findFirst().orElseThrow();
    }

    private Node seen(String id) {
        return Person.ask(() -> robot.lookup((Node it) -> id.equals(it.getId()) && SettingsPage.isSeen(it)).query());
    }

    private Node row() {
        return robot.lookup((Node it) -> "settingRowBox".equals(it.getId()) && SettingsPage.isSeen(it)).query();
    }

    private Node field(String key) {
        return robot.lookup((Node it) -> "settingField".equals(it.getId()) && key.equals(it.getUserData()) && SettingsPage.isSeen(it)).query();
    }
}
