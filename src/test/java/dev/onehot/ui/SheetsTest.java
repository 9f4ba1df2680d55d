package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.testing.Sources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is asked is asked in the window: the keyboard stays in it, nothing below hears a key, and the focus comes back.
class SheetsTest extends WindowFixture {
    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void deletingTheActiveOneIsAskedWithTheFocusOnWhatLeavesIt() {
        var providers = window.providers().select("OpenAI");
        for (var leaves : List.of(KeyCode.ENTER, KeyCode.ESCAPE)) {
            askToDelete();
            assertThat(focus()).isEqualTo("cancelDeleteButton");
            assertThat(text("deleteActiveDialog")).contains("OpenAI", "Ctrl+Z brings it back.");
            window.press(leaves);
            awaitNone("deleteActiveDialog");
            assertThat(focus()).as("back where it was, after %s", leaves).isEqualTo("providerList");
            providers.awaitNames("OpenAI", "Ollama");
        }
        askToDelete();
        providers.confirmDelete();
        providers.awaitNames("Ollama");
        window.undo();
        providers.awaitNames("OpenAI", "Ollama");
    }

    @Test
    void tabGoesRoundInItAndNoShortcutReachesWhatIsBelow() {
        window.providers().select("OpenAI");
        askToDelete();
        var seen = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            window.press(KeyCode.TAB);
            seen.add(focus());
        }
        assertThat(seen).containsExactly("confirmDeleteButton", "cancelDeleteButton", "confirmDeleteButton", "cancelDeleteButton");
        window.press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focus()).isEqualTo("confirmDeleteButton");

        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.press(KeyCode.CONTROL, KeyCode.K);
        assertThat(isThere("deleteActiveDialog") && isThere("providersPane") && !isThere("switcherPane")).isTrue();
        assertThat(window.active()).isEqualTo("OpenAI");
        // Whoever below asks for the focus has it afterwards.
        robot.interact(() -> find("nameField").orElseThrow().requestFocus());
        robot.settle();
        assertThat(focus()).isEqualTo("confirmDeleteButton");
        window.press(KeyCode.ESCAPE);
        assertThat(focus()).isEqualTo("nameField");
    }

    @Test
    void whatIsHigherThanTheWindowScrollsByKeys() {
        robot.interact(() -> window.stage().setHeight(480));
        window.press(KeyCode.F1);
        Await.until("the list is open", () -> isThere("helpDialog"));
        ScrollPane scroll = robot.from(robot.lookup("#helpDialog").<Node>query()).lookup(".sheet-scroll").query();
        for (var key : List.of(KeyCode.DOWN, KeyCode.PAGE_DOWN, KeyCode.END)) {
            double before = scroll.getVvalue();
            window.press(key);
            assertThat(scroll.getVvalue()).as("after %s", key).isGreaterThan(before);
        }
        assertThat(scroll.getVvalue()).isEqualTo(1);
        for (var key : List.of(KeyCode.UP, KeyCode.PAGE_UP, KeyCode.HOME)) {
            double before = scroll.getVvalue();
            window.press(key);
            assertThat(scroll.getVvalue()).as("after %s", key).isLessThan(before);
        }
        assertThat(focus()).isEqualTo("closeHelpButton");
        assertThat(scroll.getVvalue()).isZero();
        window.press(KeyCode.ESCAPE);
    }

    @Test
    void itIsInTheWindowAndGrowsWithIt() {
        window.press(KeyCode.F1);
        Await.until("the list is open", () -> isThere("helpDialog"));
        assertThat(Person.ask(() -> Window.getWindows().stream().filter(Window::isShowing).toList())).containsExactly(window.stage());
        Await.until("it lies over what is below, and does not shine on it", () -> Person.ask(this::shadow) < 0);
        var before = width("helpDialog");
        window.press(KeyCode.CONTROL, KeyCode.EQUALS);
        Await.until("it is larger", () -> width("helpDialog") > before);
        robot.clickOn(window.stage().getX() + 12, window.stage().getY() + 12);
        awaitNone("helpDialog");
    }

    /// Where it is lower than what is in it, that scrolls, and the buttons stay.
    @Test
    void inASmallWindowItsButtonsStay() {
        size(640, 480);
        window.press(KeyCode.F1);
        for (int i = 0; i < 10; i++) {
            window.press(KeyCode.CONTROL, KeyCode.ADD);
        }
        Await.until("it is at 200 %", () -> "200".equals(outside.setting("ONEHOT_ZOOM")));
        robot.settle();
        for (var id : List.of("helpDialog", "closeHelpButton")) {
            var bounds = Person.ask(() -> find(id).orElseThrow().localToScene(find(id).orElseThrow().getLayoutBounds()));
            assertThat(bounds.getMinY()).as(id).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxY()).as(id).isLessThanOrEqualTo(Person.ask(() -> window.stage().getScene().getHeight()));
            assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(Person.ask(() -> window.stage().getScene().getWidth()));
        }
    }

    @Test
    void nobodyAsksInAWindowOfItsOwn() {
        var stock = Pattern.compile("\\bnew (?:Alert|Dialog|ChoiceDialog|TextInputDialog)\\b|\\bDialogPane\\b|showAndWait\\(");
        assertThat(Sources.java().entrySet().stream().filter(it -> stock.matcher(it.getValue()).find()).map(Map.Entry::getKey)).isEmpty();
    }

    /// The next test has the same stage.
    @AfterEach
    void letGrow() {
        size(960, 640);
    }

    /// How much lighter it is just below the sheet than it would be without its shadow.
    private double shadow() {
        var sheet = find("helpDialog").orElseThrow();
        var bounds = sheet.localToScene(sheet.getLayoutBounds());
        var beside = new BoundingBox(bounds.getMinX() - 8, bounds.getCenterY(), 4, 4);
        var root = window.stage().getScene().getRoot();
        double with = Pixels.of(root, beside, 1).luminance();
        var shadow = sheet.getEffect();
        sheet.setEffect(null);
        double without = Pixels.of(root, beside, 1).luminance();
        sheet.setEffect(shadow);
        return with - without;
    }

    private void size(double width, double height) {
        robot.interact(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
    }

    private void askToDelete() {
        robot.interact(() -> find("providerList").orElseThrow().requestFocus());
        window.press(KeyCode.DELETE);
        Await.until("it asks", () -> isThere("deleteActiveDialog"));
    }

    private void awaitNone(String id) {
        Await.until(id + " is gone", () -> !isThere(id));
        robot.settle();
    }

    private String focus() {
        return Person.ask(() -> String.valueOf(window.stage().getScene().getFocusOwner().getId()));
    }

    private boolean isThere(String id) {
        return Person.ask(() -> find(id).isPresent());
    }

    private double width(String id) {
        return Person.ask(() -> find(id).map(it -> it.getLayoutBounds().getWidth()).orElse(0.0));
    }

    private String text(String id) {
        return Person.ask(() -> find(id).orElseThrow().lookupAll(".label").stream().map(it -> ((Labeled) it).getText()).collect(Collectors.joining(" ")));
    }

    private Optional<Node> find(String id) {
        return Optional.ofNullable(window.stage().getScene().lookup("#" + id));
    }
}
