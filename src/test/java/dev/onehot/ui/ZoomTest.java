package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;
import module javafx.controls;

import dev.onehot.model.HistoryFilter;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.Test;

/// The window grows and shrinks under the fingers, whatever the keyboard; that is one change, which undo takes back like every other.
class ZoomTest extends WindowFixture {
    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void everyWayToTypePlusAndMinusIsOne() {
        for (var larger : List.of(new KeyCode[] {KeyCode.EQUALS}, new KeyCode[] {KeyCode.SHIFT, KeyCode.EQUALS}, new KeyCode[] {KeyCode.PLUS}, new KeyCode[] {KeyCode.ADD})) {
            var keys = new ArrayList<>(List.of(KeyCode.CONTROL));
            keys.addAll(List.of(larger));
            window.press(keys.toArray(KeyCode[]::new));
            assertThat(size()).as("%s", keys).isEqualTo("15.4");
            window.press(KeyCode.CONTROL, KeyCode.MINUS);
            assertThat(size()).isEmpty();
            window.press(KeyCode.CONTROL, KeyCode.SUBTRACT);
            assertThat(size()).isEqualTo("12.6");
            window.press(KeyCode.CONTROL, KeyCode.NUMPAD0);
            assertThat(size()).isEmpty();
        }
    }

    /// What stands on top of the activity is what undo takes back, the steps that are not stored yet too.
    @Test
    void tenStepsAreOneChangeAndUndoTakesItBackThenTheWork() {
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.awaitActive("Ollama");
        // As fast as a key repeats, however slow this machine is.
        robot.interact(() -> IntStream.range(0, 10)
                .forEach(i -> window.stage().getScene().getAccelerators().get(Shortcuts.shortcut(KeyCode.ADD)).run()));
        assertThat(size()).as("before it is stored").isEqualTo("28.0");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.awaitNoticeWith("Undone. Changed: Zoom reset; it was 200");
        assertThat(manager.history(HistoryFilter.newest(20)).stream()
                .filter(it -> it.changes().stream().anyMatch(change -> change.toString().contains("ONEHOT_ZOOM")))).hasSize(2);
        Await.until("it is as it was", () -> size().isEmpty());
        window.awaitActive("Ollama");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.awaitActive("OpenAI");
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        window.awaitActive("Ollama");
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        Await.until("it is as large again", () -> size().equals("28.0"));
    }

    @Test
    void whatIsShownWhenTheWindowGoesIsThereAgain() throws TimeoutException {
        window.press(KeyCode.CONTROL, KeyCode.ADD);
        theWordsOfAControlStandBelowItInLettersAsLargeAndGoWithTheNextKey();
        restart(() -> {});
        assertThat(size()).isEqualTo("15.4");
    }

    /// The first press does what the button shows, whatever the system has.
    @Test
    void theMoonMakesItDarkAndTheSunLight() {
        assertThat(dark()).isFalse();
        var moon = shape();
        assertThat(words()).isEqualTo("Switch to dark");
        press();
        Await.until("it is dark", this::dark);
        assertThat(words()).isEqualTo("Switch to light");
        assertThat(shape()).isNotEqualTo(moon);
        assertThat(window.hasNotice()).as("what is seen is not said").isFalse();
        press();
        Await.until("it is light", () -> !dark());
        assertThat(shape()).isEqualTo(moon);
        // What the system has is not pinned.
        assertThat(outside.setting("ONEHOT_APPEARANCE")).isEqualTo("system");
    }

    private void theWordsOfAControlStandBelowItInLettersAsLargeAndGoWithTheNextKey() {
        for (var id : List.of("#pinButton", "#deleteButton", "#importButton")) {
            Control control = robot.lookup(id).query();
            robot.moveTo(control);
            var there = Person.ask(() -> control.localToScreen(control.getLayoutBounds()));
            var tip = control.getTooltip();
            // Where JavaFX shows it when the pointer rests.
            robot.interact(() -> tip.show(window.stage(), there.getCenterX() + 10, there.getCenterY() + 7));
            var words = Person.ask(() -> new BoundingBox(tip.getX(), tip.getY(), tip.getWidth(), tip.getHeight()));
            assertThat(words.getMinY() >= there.getMaxY() || words.getMaxY() <= there.getMinY()).as("%s: %s covers %s", id, words, there).isTrue();
            assertThat(words.getMaxX()).as(id).isLessThanOrEqualTo(window.stage().getX() + window.stage().getWidth());
            assertThat(Person.ask(() -> ((Text) tip.getScene().getRoot().lookup(".text")).getFont().getSize())).isEqualTo(13.2, within(0.1));
            window.press(KeyCode.SHIFT);
            assertThat(tip.isShowing()).isFalse();
        }
    }

    private void press() {
        robot.clickOn("#appearanceButton");
        robot.settle();
    }

    private boolean dark() {
        return Person.ask(() -> window.stage().getScene().getPreferences().getColorScheme() == ColorScheme.DARK);
    }

    private String words() {
        return Person.ask(() -> button().getAccessibleText());
    }

    private String shape() {
        return Person.ask(() -> ((SVGPath) ((Region) button().getGraphic()).getShape()).getContent());
    }

    private Button button() {
        return (Button) window.stage().getScene().lookup("#appearanceButton");
    }

    /// px of the letters; empty at their usual size.
    private String size() {
        var style = Person.ask(() -> window.stage().getScene().getRoot().getStyle());
        var found = Pattern.compile("-fx-font-size: ([0-9.]+)px").matcher(style);
        return found.find() ? found.group(1) : "";
    }
}
