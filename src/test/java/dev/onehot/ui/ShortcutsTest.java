package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.model.Presets;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.shell.Screen;
import org.junit.jupiter.api.Test;

/// A combination of keys does one thing, wherever the focus is and whatever is open.
class ShortcutsTest extends WindowFixture {
    /// ControlsFX opens its list with any letter, whatever else is held down.
    @Test
    void theBoxOfKindsLeavesCombinationsToTheWindow() {
        stored("OpenAI", "openai", true);
        window.providers().select("OpenAI").changeAddress();
        var kinds = robot.lookup("#kindBox").<ComboBoxBase<?>>query();
        robot.interact(kinds::requestFocus);

        window.openSwitcher();

        assertThat(kinds.isShowing()).isFalse();
        window.press(KeyCode.ESCAPE);
        assertThat(isThere("switcherPane")).isFalse();

        robot.interact(kinds::requestFocus);
        window.press(KeyCode.G);
        assertThat(kinds.isShowing()).as("a letter alone searches, as before").isTrue();
        ComboBox<?> found = robot.from(kinds).lookup((Node it) -> it instanceof ComboBox && !kinds.equals(it)).query();
        assertThat(found.getWidth()).as("as wide as what it stands for, and so is the list").isEqualTo(kinds.getWidth());
        robot.write("r");
        assertThat(found.getItems().getFirst()).hasToString("Groq");
        assertThat(found.getVisibleRowCount()).as("rows for what is found, and no more").isEqualTo(Math.min(10, found.getItems().size()));
        robot.write("oq");
        robot.settle();
        Region list = (Region) ((ComboBoxListViewSkin<?>) found.getSkin()).getPopupContent();
        assertThat(found.getItems()).hasSize(1);
        assertThat(list.getHeight()).as("also while it is open").isLessThan(80);
        assertThat(list.getScene().getWindow().getHeight()).isLessThan(120);
        robot.interact(() -> robot.from(kinds).lookup("#search").<TextField>query().clear());
        robot.settle();
        assertThat(list.getHeight()).isGreaterThan(200);
        robot.interact(() -> ((ListView<?>) list).scrollTo(Presets.families().indexOf(Presets.family("openai"))));
        robot.settle();
        assertThat(list.lookupAll(".kind-cell").stream().map(ListCell.class::cast).filter(it -> it.getGraphic() != null).map(ListCell::getText)).as("the present one is marked").containsExactly("OpenAI");
    }

    @Test
    void anotherScreenClosesTheSwitcher() {
        stored("OpenAI", "openai", true);
        window.openSwitcher();

        robot.interact(() -> ((ToggleButton) window.stage().getScene().lookup("#settingsButton")).fire());
        robot.settle();

        assertThat(isThere("switcherPane")).isFalse();
        assertThat(robot.lookup("#settingList").tryQuery()).isPresent();
    }

    /// Whatever a key does on any screen stands in the list that F1 shows.
    @Test
    void noShortcutIsUnnamed() {
        stored("OpenAI", "openai", true);
        var unnamed = new TreeSet<String>();
        var texts = new Texts(locale());
        for (var screen : Screen.values()) {
            robot.interact(() -> ((ToggleButton) window.stage().getScene().lookup("#" + screen.buttonId())).fire());
            var keys = Person.ask(() -> List.copyOf(window.stage().getScene().getAccelerators().keySet()));
            window.press(KeyCode.F1);
            var named = Person.ask(() -> window.stage().getScene().lookup("#helpDialog").lookupAll(".row-name").stream()
                    .map(it -> ((Labeled) it).getText())
                    .collect(Collectors.joining(", ")));
            Person.ask(() -> List.copyOf(window.stage().getScene().lookup(".shortcut-grid").lookupAll(".label"))).stream()
                    .map(Labeled.class::cast)
                    .filter(it -> it.lookup(".text") instanceof Text shown && !shown.getText().equals(it.getText()))
                    .forEach(it -> unnamed.add(screen + ": cut is " + it.getText()));
            window.press(KeyCode.ESCAPE);
            keys.stream()
                    // Enter and Esc press the buttons that say so.
                    .filter(it -> !it.equals(new KeyCodeCombination(KeyCode.ENTER)) && !it.equals(new KeyCodeCombination(KeyCode.ESCAPE)))
                    .map(it -> Shortcuts.words(it, texts))
                    // Of Ctrl+1 to Ctrl+9 the first and the last are named; plus is typed with Shift or without.
                    .map(it -> it.matches("Ctrl\\+[2-8]") ? "Ctrl+1" : it.equals("Ctrl+Shift++") ? "Ctrl++" : it.equals("Ctrl+Numpad 0") ? "Ctrl+0" : it)
                    .filter(it -> !named.contains(it))
                    .forEach(it -> unnamed.add(screen + ": " + it));
        }
        assertThat(unnamed).isEmpty();
    }

    /// The text's own undo comes first; where there is nothing that it could take back, it is the window's that a person means.
    @Test
    void inAFieldToSearchInUndoTakesBackTheTextThenWhatWasDone() {
        long openai = stored("OpenAI", "openai", true);
        for (var screen : Map.of(Screen.PROVIDERS, "providerFilterField", Screen.SETTINGS, "settingFilterField", Screen.ACTIVITY, "activityFilterField").entrySet()) {
            manager.apply(new Command.PinProvider(openai, true), Origin.WINDOW);
            robot.interact(() -> ((ToggleButton) window.stage().getScene().lookup("#" + screen.getKey().buttonId())).fire());
            var field = robot.lookup("#" + screen.getValue()).<TextField>query();
            robot.interact(field::requestFocus);
            window.write("x");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(text(field)).as(screen.getValue()).isEmpty();
            assertThat(pinned(openai)).as(screen.getValue()).isTrue();
            window.press(KeyCode.CONTROL, KeyCode.Z);
            Await.until(screen.getValue() + " lets undo through", () -> !pinned(openai));
            assertThat(field.isFocused()).as(screen.getValue()).isTrue();
        }
    }

    private static String text(TextField field) {
        return Person.ask(field::getText);
    }

    private boolean json() {
        return robot.lookup("#settingJsonButton").<ToggleButton>tryQuery().filter(ToggleButton::isSelected).isPresent();
    }

    private boolean pinned(long provider) {
        return manager.snapshot().provider(provider).orElseThrow().place().pinned();
    }

    /// From every screen, also from one whose own keys have gone with it, and from the welcome.
    @Test
    void whatHelpListsForEverywhereWorksEverywhere() {
        window.press(KeyCode.CONTROL, KeyCode.J);
        assertThat(json()).as("from the welcome").isTrue();
        robot.interact(() -> ((ToggleButton) window.stage().getScene().lookup("#activityButton")).fire());
        window.press(KeyCode.CONTROL, KeyCode.J);
        assertThat(json()).as("open it stays open").isTrue();
        robot.interact(() -> ((ToggleButton) window.stage().getScene().lookup("#activityButton")).fire());
        window.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(robot.lookup("#presetField").tryQuery()).as("a provider is added").isPresent();
    }

    private boolean isThere(String id) {
        return Person.ask(() -> window.stage().getScene().lookup("#" + id) != null);
    }
}
