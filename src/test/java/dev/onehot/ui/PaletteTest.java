package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Change;
import dev.onehot.model.HistoryFilter;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// The palette: everything is found, the first hit is chosen and seen, and Enter does it.
class PaletteTest extends WindowFixture {
    private static final int MANY = 300;

    @Override
    protected Surroundings surroundings() {
        return super.surroundings().withDrafts(folder.resolve("drafts"));
    }

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Fake Two", "ollama", false);
        manager.setSetting("ZZ_TOKEN_LIMIT", "17");
    }

    @Test
    void firstLettersOfWordsFindAProviderAndEnterSwitches() {
        window.openSwitcher();
        window.write("ft");
        assertThat(chosen()).isEqualTo("Fake Two");
        assertThat(marked()).containsExactly("F", "T");
        window.press(KeyCode.ENTER);
        window.awaitActive("Fake Two");
        assertThat(isOpen()).isFalse();
        // What was chosen lately comes first: the same two keys lead back.
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.press(KeyCode.ENTER);
        window.awaitActive("OpenAI");
    }

    @Test
    void whatWasChosenLatelyIsKnownAfterARestart() throws TimeoutException {
        window.openSwitcher();
        window.write("go to health");
        window.press(KeyCode.ENTER);
        window.openSwitcher();
        window.write("ft");
        window.press(KeyCode.ENTER);
        window.awaitActive("Fake Two");
        window.openSwitcher();
        window.write("openai");
        window.press(KeyCode.ENTER);
        window.awaitActive("OpenAI");
        restart(() -> {});
        window.openSwitcher();
        Await.until("it is read", () -> chosen().equals("Fake Two"));
        assertThat(names()).containsSubsequence("Fake Two", "OpenAI", "Go to Health");
        assertThat(names().indexOf("Go to Health")).as("before all other verbs").isEqualTo(2);
        assertThat(manager.history(HistoryFilter.newest(100)).stream().flatMap(it -> it.changes().stream()).filter(it -> it.change() instanceof Change.SettingChange)).as("none is a setting").hasSize(1);
    }

    /// However far down the list was.
    @Test
    void theFirstHitIsChosenAndSeen() {
        for (int i = 0; i < MANY; i++) {
            stored("Provider " + i, "openai", false);
        }
        Await.until("all are there", () -> manager.snapshot().providers().size() == MANY + 2);
        window.openSwitcher();
        for (int i = 0; i < 40; i++) {
            robot.interact(() -> Event.fireEvent(field(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false)));
        }
        for (var typed : List.of("p", "pr", "provider 29", "OPENAI")) {
            robot.interact(() -> field().setText(typed));
            robot.settle();
            assertThat(Person.ask(() -> list().getSelectionModel().getSelectedIndex())).as(typed).isZero();
            assertThat(Person.ask(() -> list().lookupAll(".list-cell").stream()
                    .anyMatch(it -> it instanceof ListCell<?> cell && cell.isSelected() && cell.isVisible()
                            && list().localToScene(list().getLayoutBounds()).contains(cell.localToScene(cell.getLayoutBounds()))))).as("seen: %s", typed).isTrue();
        }
    }

    @Test
    void actionsAndSettingsAreFoundAndDone() {
        window.openSwitcher();
        window.write("dark");
        assertThat(chosen()).isEqualTo("Switch to dark");
        window.press(KeyCode.ENTER);
        Await.until("it is dark", () -> Person.ask(() -> window.stage().getScene().getPreferences().getColorScheme()) == ColorScheme.DARK);

        window.openSwitcher();
        window.write("go to act");
        assertThat(keysOfChosen()).isEqualTo("Alt+3");
        window.press(KeyCode.ENTER);
        Await.until("Activity is shown", () -> isThere("activityList"));

        window.openSwitcher();
        window.write("token limit");
        assertThat(chosen()).isEqualTo("ZZ_TOKEN_LIMIT");
        window.press(KeyCode.ENTER);
        Await.until("its editor has the focus", () -> focus().matches("setting(Secret)?Field"));
        assertThat(Person.ask(() -> window.stage().getScene().getFocusOwner().getAccessibleText())).contains("ZZ_TOKEN_LIMIT");
        assertThat(Person.ask(() -> ((ListView<?>) find("settingList")).getItems().size())).as("among all").isGreaterThan(5);

        window.openSwitcher();
        window.write("back up");
        window.press(KeyCode.ENTER);
        window.awaitNoticeWith("onehot");
        assertThat(manager.backups().list()).hasSize(1);
    }

    /// The buttons say Test, and people say check.
    @Test
    void whatCanBeDoneIsFoundByOtherWordsForIt() {
        window.openSwitcher();
        var found = Map.of("check", "Test OpenAI", "remo", "Delete OpenAI", "backup", "Back up now", "restore", "Restore a backup", "theme", "Switch to dark");
        found.forEach((typed, name) -> {
            robot.interact(() -> field().setText(typed));
            assertThat(chosen()).as(typed).isEqualTo(name);
        });
    }

    /// However it is said, it never leads to having none.
    @Test
    void whoWantsOneToBeActiveIsLedThere() {
        window.openSwitcher();
        for (var typed : List.of("make active", "activate", "switch", "use", "choose")) {
            type(typed);
            assertThat(names()).as(typed).startsWith("Make Fake Two active", "Make OpenAI active");
        }
        for (var typed : List.of("make fake", "switch two", "fak activ", "use fake two")) {
            type(typed);
            assertThat(names()).as(typed).startsWith("Make Fake Two active").doesNotContain("Make OpenAI active");
        }
        type("make openai");
        window.press(KeyCode.ENTER);
        window.awaitNotice("OpenAI is active already.");
    }

    /// Words come in any order, and one that is named is meant, whichever is seen.
    @Test
    void eachVerbIsFoundForEachProvider() {
        window.openSwitcher();
        var found = Map.of("test fake", "Test Fake Two", "two test", "Test Fake Two", "check two", "Test Fake Two", "edit fake", "Edit Fake Two", "del tw", "Delete Fake Two",
                "copy key fake", "Copy the key of Fake Two", "test openai", "Test OpenAI", "key openai", "Copy the key of OpenAI", "deactivate op", "Deactivate OpenAI");
        found.forEach((typed, name) -> {
            type(typed);
            assertThat(chosen()).as(typed).isEqualTo(name);
        });
        type("test two");
        assertThat(names()).containsExactly("Test Fake Two");
        assertThat(marked()).containsExactly("Test", "Two");
    }

    /// Not on the active one, which is somewhere else.
    @Test
    void whatIsSeenIsMeantWhereNoneIsNamed() {
        window.providers().select("Fake Two");
        window.openSwitcher();
        type("test");
        assertThat(names()).startsWith("Test Fake Two").doesNotContain("Test OpenAI");
        window.press(KeyCode.ESCAPE);
        window.press(KeyCode.ALT, KeyCode.DIGIT3);
        window.openSwitcher();
        type("test");
        assertThat(names()).startsWith("Test OpenAI").doesNotContain("Test Fake Two");
    }

    /// From wherever it came.
    @Test
    void thatNoneIsActiveIsSaidAndCanBeTakenBack() {
        var ways = List.<Runnable>of(
                () -> {
                    window.openSwitcher();
                    window.write("deactivate");
                    window.press(KeyCode.ENTER);
                },
                () -> window.openSwitcher().chooseNone(),
                () -> {
                    window.providers().select("OpenAI").makeActive();
                });
        for (var way : ways) {
            way.run();
            window.awaitNotice("Deactivated OpenAI. No provider is active now.");
            window.openSwitcher();
            assertThat(Person.ask(() -> find("chooseNoneButton").isVisible())).as("offered where none is").isFalse();
            type("deact");
            assertThat(names()).noneMatch(it -> it.startsWith("Deactivate"));
            window.press(KeyCode.ESCAPE);
            window.press(KeyCode.CONTROL, KeyCode.Z);
            window.awaitActive("OpenAI");
        }
    }

    /// Whatever was done last: what takes something away does not come to where something harmless was.
    @Test
    void whatTakesAwayIsNeverFirstBecauseItWasDoneLately() {
        window.openSwitcher();
        window.write("delete openai");
        window.press(KeyCode.ENTER);
        window.press(KeyCode.ESCAPE);
        window.openSwitcher();
        type("openai");
        assertThat(names()).containsSubsequence("OpenAI", "Copy the key of OpenAI", "Test OpenAI", "Edit OpenAI", "Deactivate OpenAI", "Delete OpenAI");
        assertThat(hint()).contains("Tab: what else", "Esc: close");
        assertThat(Person.ask(() -> cells().map(it -> nameNode(it).localToScene(0, 0).getX()).distinct().toList())).as("names begin at one place").hasSize(1);
    }

    /// Its parts and what stands on its buttons, whichever screen it is on.
    @Test
    void whatIsOnTheScreenIsFound() {
        window.openSwitcher();
        var found = Map.of("check all", "Test all providers", "all", "Test all providers", "status", "Go to Status", "keys", "Go to Keys",
                "backups", "Go to Backups and transfer", "endpoint", "Go to Endpoint", "transfer", "Go to Backups and transfer");
        found.forEach((typed, name) -> {
            type(typed);
            assertThat(names()).as(typed).contains(name);
        });
        type("discard");
        assertThat(names()).as("nothing to discard").doesNotContain("Discard");
        type("go to keys");
        window.press(KeyCode.ENTER);
        Await.until("keys are shown", () -> isThere("keysStateLabel"));
        window.openSwitcher();
        type("go to endpoint");
        window.press(KeyCode.ENTER);
        Await.until("the endpoint is shown", () -> isThere("endpointSwitch"));

        window.providers().add().name("Half");
        window.openSwitcher();
        type("disc");
        assertThat(chosen()).isEqualTo("Discard");
        window.press(KeyCode.ENTER);
        window.awaitNotice("Discarded the draft Half.");
    }

    @Test
    void theActiveOneIsMarkedAndChoosingItIsAnswered() {
        window.openSwitcher();
        assertThat(Person.ask(() -> cells().filter(it -> it.lookup("#paletteActiveIcon").isVisible()).map(ListCell::getAccessibleText).toList()))
                .singleElement().asString().startsWith("OpenAI, Active");
        window.write("openai");
        window.press(KeyCode.ENTER);
        window.awaitNotice("OpenAI is active already.");
    }

    @Test
    void oneIsDeletedFromThere() {
        window.openSwitcher();
        window.write("fake");
        window.press(KeyCode.TAB);
        window.write("delete");
        window.press(KeyCode.ENTER);
        window.awaitNotice("Deleted Fake Two.");
    }

    /// It is opened from within a field, and gives the focus back.
    @Test
    void fromAFieldAndBack() {
        robot.interact(() -> find("providerFilterField").requestFocus());
        window.openSwitcher();
        assertThat(focus()).isEqualTo("switcherField");
        window.press(KeyCode.ESCAPE);
        assertThat(isOpen()).isFalse();
        assertThat(focus()).isEqualTo("providerFilterField");
    }

    @Test
    void aSecondCtrlKShowsWhatCanBeDoneWithTheChosenOne() {
        for (var way : List.of(KeyCode.K, KeyCode.TAB, KeyCode.RIGHT)) {
            window.openSwitcher();
            window.write("fake");
            window.press(way == KeyCode.K ? new KeyCode[] {KeyCode.CONTROL, KeyCode.K} : new KeyCode[] {way});
            assertThat(names()).as("%s", way)
                    .containsExactly("Make Fake Two active", "Copy the key of Fake Two", "Test Fake Two", "Edit Fake Two", "Duplicate Fake Two", "Copy the command that runs a program with Fake Two", "Delete Fake Two");
            assertThat(hint()).isEqualTo("Enter: do it · Esc: back");
            window.press(KeyCode.ESCAPE);
            assertThat(chosen()).as("back, on the same one").isEqualTo("Fake Two");
            window.press(KeyCode.ESCAPE);
            assertThat(isOpen()).isFalse();
        }
        window.openSwitcher();
        window.write("fake");
        window.press(KeyCode.TAB);
        window.write("copy key");
        window.press(KeyCode.ENTER);
        window.awaitNotice("Copied the key, for one minute.");
        assertThat(Person.ask(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(KEY);
        window.openSwitcher();
        window.write("edit openai");
        window.press(KeyCode.ENTER);
        Await.until("one goes on typing in its first field", () -> focus().equals("keyField"));
    }

    @Test
    void aNumberSwitchesFromWithinToo() {
        window.openSwitcher();
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.awaitActive("Fake Two");
        assertThat(isOpen()).isFalse();
    }

    /// What is not found here is looked for where it may be.
    @Test
    void nothingIsSaidNotToBeThere() {
        window.openSwitcher();
        for (var typed : List.of("ollama", "openai-large", "zz_token", "17x")) {
            robot.interact(() -> field().setText(typed));
            robot.settle();
            assertThat(names()).as(typed).isNotEmpty();
        }
        assertThat(chosen()).isEqualTo("Search the settings for 17x");
    }

    private ListView<?> list() {
        return (ListView<?>) find("switcherList");
    }

    private TextField field() {
        return (TextField) find("switcherField");
    }

    private List<String> names() {
        robot.settle();
        return Person.ask(() -> cells().map(it -> ((Label) it.lookup("#paletteNameLabel")).getText()).toList());
    }

    private Stream<ListCell<?>> cells() {
        return list().lookupAll(".list-cell").stream()
                .<ListCell<?>>map(it -> (ListCell<?>) it)
                .filter(it -> it.isVisible() && !it.isEmpty() && it.getGraphic() != null)
                .sorted(Comparator.comparingInt(ListCell::getIndex));
    }

    private ListCell<?> selected() {
        return cells().filter(ListCell::isSelected).findFirst().orElseThrow();
    }

    private String chosen() {
        robot.settle();
        return Person.ask(() -> ((Label) selected().lookup("#paletteNameLabel")).getText());
    }

    private void type(String typed) {
        robot.interact(() -> field().setText(typed));
    }

    private static Node nameNode(ListCell<?> cell) {
        var whole = cell.lookup("#paletteNameLabel");
        return whole.isVisible() ? whole : cell.lookup(".marked-name");
    }

    private String hint() {
        return Person.ask(() -> ((Label) find("paletteHintLabel")).getText());
    }

    private String keysOfChosen() {
        return Person.ask(() -> ((Label) selected().lookup("#paletteKeysLabel")).getText());
    }

    private List<String> marked() {
        return Person.ask(() -> selected().lookupAll(".match").stream().map(it -> ((Text) it).getText()).toList());
    }

    private String focus() {
        return Person.ask(() -> String.valueOf(window.stage().getScene().getFocusOwner().getId()));
    }

    private boolean isOpen() {
        return isThere("switcherPane");
    }

    private boolean isThere(String id) {
        robot.settle();
        return Person.ask(() -> find(id) != null);
    }

    private Node find(String id) {
        return window.stage().getScene().lookup("#" + id);
    }
}
