package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.shell.Screen;
import org.junit.jupiter.api.Test;

/// Through every screen with Tab alone: each control that can be used is reached, none keeps the focus, and it comes around to where it began.
class KeyboardWalkTest extends WindowFixture {
    private static final int MOST = 60;

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void tabReachesEverythingAndIsKeptByNothing() {
        for (var screen : Screen.values()) {
            window.press(KeyCode.ALT, KeyCode.valueOf("DIGIT" + (screen.ordinal() + 1)));
            Await.until("all of it is there", () -> Person.ask(() -> screen != Screen.PROGRAMS || root().lookup("#moreProgramsButton").isVisible()));
            var reached = walk(screen);
            var missed = new TreeSet<>(Person.ask(() -> usable(root())));
            missed.removeAll(reached);
            assertThat(missed).as("never reached on %s, but %s are", screen, reached).isEmpty();
        }
    }

    @Test
    void f10LeadsToTheSideBarAndBackAndArrowsShowWhatTheyMark() {
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        var before = owner();
        window.press(KeyCode.F10);
        assertThat(owner()).isEqualTo("providersButton");
        window.press(KeyCode.DOWN);
        assertThat(owner()).isEqualTo("settingsButton");
        assertThat(isThere("settingsPane") && !isThere("providersPane")).as("what is marked is what is shown").isTrue();
        window.press(KeyCode.UP);
        assertThat(isThere("providersPane")).isTrue();
        window.press(KeyCode.F10);
        assertThat(owner()).isEqualTo(before);
    }

    @Test
    void theKeyForItOpensTheMenuOfARowAndOfWhatIsInIt() {
        manager.setSetting("LOG_LEVEL", "DEBUG");
        window.settings().awaitShown("LOG_LEVEL");
        for (var keys : List.of(List.of(KeyCode.CONTEXT_MENU), List.of(KeyCode.SHIFT, KeyCode.F10))) {
            for (var id : List.of("#settingList", "#settingMenuButton")) {
                robot.interact(() -> {
                    ((ListView<?>) root().lookup("#settingList")).getSelectionModel().selectFirst();
                    root().lookup(id).requestFocus();
                });
                window.press(keys.toArray(KeyCode[]::new));
                assertThat(menus()).as("%s on %s", keys, id).contains("copySettingKeyItem");
                window.press(KeyCode.ESCAPE);
                assertThat(menus()).isEmpty();
            }
            robot.interact(() -> root().lookup("#settingFilterField").requestFocus());
            window.press(keys.toArray(KeyCode[]::new));
            assertThat(menus()).as("that of a field").isNotEmpty();
            window.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void altAndALetterPressTheMainButtonsAndThoseOfWhatIsAsked() {
        window.press(KeyCode.ALT, KeyCode.DIGIT2);
        window.press(KeyCode.ALT, KeyCode.A);
        assertThat(owner()).isEqualTo("newKeyField");
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        robot.interact(() -> root().lookup("#providerList").requestFocus());
        for (var letter : List.of(KeyCode.C, KeyCode.D)) {
            window.press(KeyCode.DELETE);
            assertThat(isThere("deleteActiveDialog")).isTrue();
            // Add is below.
            window.press(KeyCode.ALT, KeyCode.A);
            assertThat(isThere("deleteActiveDialog")).isTrue();
            window.press(KeyCode.ALT, letter);
            assertThat(isThere("deleteActiveDialog")).as("after Alt+%s", letter).isFalse();
        }
        window.providers().awaitNames("Ollama");
        window.press(KeyCode.F1);
        assertThat(Person.ask(() -> root().lookup("#helpDialog").lookupAll(".row-name").stream().map(it -> ((Labeled) it).getText()).toList()))
                .contains("F10", "Shift+F10", "Alt+letter");
        window.press(KeyCode.ESCAPE);
    }

    private boolean isThere(String id) {
        return Person.ask(() -> root().lookup("#" + id) != null);
    }

    /// What the menus that are open offer.
    private static List<String> menus() {
        return Person.ask(() -> Window.getWindows().stream()
                .filter(it -> it instanceof ContextMenu && it.isShowing())
                .flatMap(it -> ((ContextMenu) it).getItems().stream())
                .map(it -> String.valueOf(it.getId()))
                .toList());
    }

    /// Where Tab leads, until it is where it began.
    private List<String> walk(Screen screen) {
        var reached = new ArrayList<String>();
        var first = owner();
        for (var now = first; reached.isEmpty() || !now.equals(first); now = owner()) {
            assertThat(now).as("the focus on %s after %s", screen, reached).isNotEqualTo("nothing");
            assertThat(reached).as("where Tab leads on %s: not to the same again before all others", screen).doesNotContain(now).hasSizeLessThan(MOST);
            reached.add(now);
            window.press(KeyCode.TAB);
        }
        return reached;
    }

    private String owner() {
        return Person.ask(() -> Optional.ofNullable(root().getScene().getFocusOwner()).map(KeyboardWalkTest::name).orElse("nothing"));
    }

    private static String name(Node node) {
        return node.getId() == null ? node.getClass().getSimpleName() + node.getStyleClass() : node.getId() + (node.getUserData() instanceof String row ? "-" + row : "");
    }

    /// Of those that take turns one is reached, and from that the others with the arrows.
    private static List<String> usable(Node node) {
        if (!node.isVisible() || node.isDisabled() || node instanceof IndexedCell<?>) {
            return List.of();
        }
        boolean turns = node instanceof Toggle toggle && toggle.getToggleGroup() != null && !toggle.isSelected();
        if (node.isFocusTraversable() && !turns && node.getId() != null && !(node instanceof ScrollPane)) {
            return List.of(name(node));
        }
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(it -> usable(it).stream()).toList() : List.of();
    }

    private Parent root() {
        return window.stage().getScene().getRoot();
    }
}
