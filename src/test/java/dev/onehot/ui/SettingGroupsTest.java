package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.model.KnownSetting;
import dev.onehot.schema.SettingSchemas;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.SettingsPage;
import org.junit.jupiter.api.Test;

/// Settings program by program: Onehot's own first, others only where they are, with counts of what is found.
class SettingGroupsTest extends WindowFixture {
    private static final List<String> PREFERENCES = SettingSchemas.read(List.of()).all().stream()
            .filter(it -> it.program().isEmpty())
            .map(KnownSetting::key)
            .toList();
    private static final int OWN = PREFERENCES.size();
    private static final String FIRST = PREFERENCES.getFirst();

    /// One that nobody but Onehot has made, and whose keys nobody else reads.
    @Override
    protected void createFile() {}

    @Test
    void anEmptyFileHasPreferencesOnlyAndSaysWhereOthersComeFrom() {
        var settings = window.settings();
        settings.awaitShown("ONEHOT_ZOOM");
        awaitGroups("Preferences " + OWN);
        assertThat(settings.shows("CHECK_INTERVAL")).isFalse();
        assertThat(robot.lookup("#otherSettingsLabel").queryLabeled().isVisible()).isTrue();
        assertThat(robot.lookup("#otherSettingsLabel").queryLabeled().getText()).contains(".schema.json");
    }

    @Test
    void theOriginalsSettingsComeWithTheFirstRowAndStay() {
        var settings = window.settings();
        settings.awaitShown("ONEHOT_ZOOM");
        outside.run("INSERT INTO settings(key, value) VALUES ('LOG_LEVEL', 'DEBUG')");
        awaitGroups("All settings " + (OWN + 8), "Preferences " + OWN, "TickerPulse AI 8", "Schedule and log 3", "Budget 2", "Agents 3");
        assertThat(robot.lookup("#otherSettingsLabel").queryLabeled().isVisible()).isFalse();
        // What a person is looking at does not vanish under their hands.
        outside.run("DELETE FROM settings WHERE key = 'LOG_LEVEL'");
        Await.until("it is gone", () -> manager.snapshot().setting("LOG_LEVEL").isEmpty());
        settings.filter("check_interval");
        settings.awaitShown("CHECK_INTERVAL");
    }

    @Test
    void aProgramWithASchemaBesideTheFileHasAGroup() throws IOException {
        Files.writeString(folder.resolve("tool.schema.json"), """
                {"title": "Tool", "type": "object", "properties": {"TOOL_SIZE": {"type": "integer"}, "TOOL_NAME": {"type": "string"}}}""");
        manager.setSetting("mine", "1");
        window.settings().awaitShown("ONEHOT_ZOOM");
        awaitGroups("All settings " + (OWN + 3), "Preferences " + OWN, "Tool 2", "Other programs 1");
    }

    @Test
    void countsFollowTheSearchAndChipsAreSearches() {
        outside.run("INSERT INTO settings(key, value) VALUES ('CHECK_INTERVAL', 'soon')");
        manager.setSetting("ONEHOT_ZOOM", "100");
        manager.setSetting("ONEHOT_AUTO_LOCK", "5");
        manager.setSetting("mine", "1");
        var settings = window.settings();
        awaitGroups("All settings " + (OWN + 9), "Preferences " + OWN, "TickerPulse AI 8", "Schedule and log 3", "Budget 2", "Agents 3", "Other programs 1");
        awaitChips("Modified 3", "Unknown 1", "Invalid 1");
        settings.filter("budget");
        awaitGroups("All settings 2", "Preferences 0", "TickerPulse AI 2", "Schedule and log 0", "Budget 2", "Agents 0", "Other programs 0");
        awaitChips("Modified 0", "Unknown 0", "Invalid 0");
        robot.clickOn("#clearSettingFilterButton");
        robot.settle();
        robot.clickOn("#invalidChipButton");
        settings.awaitText("settingFilterField", "@invalid");
        awaitGroups("All settings 1", "Preferences 0", "TickerPulse AI 1", "Schedule and log 1", "Budget 0", "Agents 0", "Other programs 0");
        Await.until("only the wrong one", () -> settings.shows("CHECK_INTERVAL") && !settings.shows("ONEHOT_ZOOM"));
        robot.clickOn("#invalidChipButton");
        settings.awaitText("settingFilterField", "");
        settings.awaitShown("ONEHOT_ZOOM");
    }

    @Test
    void aGroupThatIsChosenBeginsAtItsFirstRowUnderItsName() {
        manager.setSetting("LOG_LEVEL", "DEBUG");
        for (int i = 0; i < 60; i++) {
            manager.setSetting("other " + i, "x");
        }
        window.settings().awaitShown("ONEHOT_ZOOM");
        robot.interact(() -> Scrolling.bring(robot.lookup("#settingList").queryListView(), 70));
        Await.until("the heading goes with the rows", () -> heading().equals("Other programs"));
        choose("Preferences");
        Await.until("the first row is on top", () -> heading().equals("Preferences") && top().equals(FIRST));
        choose("Budget");
        Await.until("the first row is on top", () -> heading().equals("TickerPulse AI · Budget") && top().equals("MONTHLY_BUDGET_LIMIT"));
        // A heading does not stand twice, above the list and at its top.
        choose("All settings");
        robot.interact(() -> Scrolling.bring(robot.lookup("#settingList").queryListView(), OWN));
        Await.until("the row says whose it is", () -> heading().equals("All settings") && headings().getFirst().startsWith("TickerPulse AI · "));
        robot.interact(() -> Scrolling.bring(robot.lookup("#settingList").queryListView(), OWN + 1));
        Await.until("it is scrolled away", () -> heading().startsWith("TickerPulse AI · "));
    }

    @Test
    void whatIsAddedIsShownChosenAndConfirmed() {
        manager.setSetting("LOG_LEVEL", "DEBUG");
        for (int i = 0; i < 60; i++) {
            manager.setSetting("other " + i, "x");
        }
        var settings = window.settings();
        settings.awaitShown("ONEHOT_ZOOM");
        choose("Budget");
        settings.filter("limit");
        settings.add("watchlist", "AAPL");
        window.awaitNotice("watchlist was added.");
        Await.until("it is chosen", () -> Person.ask(() ->
                robot.lookup("#settingList").queryListView().getSelectionModel().getSelectedItem() instanceof Shown<?, ?> row && row.key().equals("watchlist")));
        assertThat(heading()).isEqualTo("Other programs");
        window.undo();
        Await.until("it is gone", () -> outside.setting("watchlist") == null);
    }

    @Test
    void preferencesAreAShortcutAwayFromEverywhere() {
        manager.setSetting("LOG_LEVEL", "DEBUG");
        window.settings().filter("budget");
        robot.clickOn("#providersButton");
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        Await.until("they are there", () -> heading().equals("Preferences") && top().equals(FIRST));
        assertThat(Person.ask(() -> robot.lookup("#settingList").queryListView().getItems().size())).isEqualTo(OWN);
    }

    private void choose(String title) {
        robot.interact(() -> {
            var list = robot.lookup("#categoryList").queryListView();
            int index = lines().stream().map(it -> it.replaceAll(" \\d+$", "")).toList().indexOf(title);
            list.getSelectionModel().select(index);
        });
        robot.settle();
    }

    private String heading() {
        return Person.ask(() -> robot.lookup("#settingGroupLabel").queryLabeled().getText());
    }

    /// Those in the list, from above.
    private List<String> headings() {
        return Person.ask(() -> robot.lookup("#settingList").lookup((Node it) -> it instanceof Labeled && it.getStyleClass().contains("setting-heading") && SettingsPage.isSeen(it)).<Labeled>queryAll().stream()
                .sorted(Comparator.comparingDouble(it -> bounds(it).getMinY()))
                .map(Labeled::getText)
                .toList());
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private String top() {
        return Person.ask(() -> robot.lookup("#settingList").lookup((Node it) -> "settingMenuButton".equals(it.getId()) && SettingsPage.isSeen(it)).queryAll().stream()
                .min(Comparator.comparingDouble(it -> it.localToScene(0, 0).getY()))
                .map(it -> String.valueOf(it.getUserData()))
                .orElse(""));
    }

    private void awaitGroups(String... titles) {
        Await.until("groups are " + List.of(titles), () -> {
            robot.settle();
            return Person.ask(this::lines).equals(List.of(titles));
        });
    }

    private List<String> lines() {
        return robot.lookup("#categoryList").lookup((Node it) -> it instanceof ListCell<?> cell && !cell.isEmpty() && cell.getGraphic() != null)
                .<ListCell<?>>queryAll().stream()
                .sorted(Comparator.comparingInt(ListCell::getIndex))
                .map(it -> ((Pane) it.getGraphic()).getChildren().stream().map(part -> ((Labeled) part).getText()).collect(Collectors.joining(" ")))
                .toList();
    }

    private void awaitChips(String... texts) {
        Await.until("chips say " + List.of(texts), () -> Stream.of("#modifiedChipButton", "#unknownChipButton", "#invalidChipButton")
                .map(it -> Person.ask(() -> robot.lookup(it).queryLabeled().getText()))
                .toList()
                .equals(List.of(texts)));
    }
}
