package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

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
            var reached = walk(screen);
            var missed = new TreeSet<>(Person.ask(() -> usable(root())));
            missed.removeAll(reached);
            assertThat(missed).as("never reached on %s, but %s are", screen, reached).isEmpty();
        }
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
