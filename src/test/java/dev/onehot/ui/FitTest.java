package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The one rule of what gives way in a small window, or in one with large letters.
class FitTest extends WindowFixture {
    private static final double PAGE = 680;

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @ParameterizedTest
    @CsvSource({"820,100,false", "780,100,true", "1100,150,true", "1220,150,false", "960,200,true"})
    void theSideBarIsIconsBelow800(int width, int zoom, boolean icons) {
        fit(width, 640, zoom);
        Person.ask(() -> {
            for (var id : List.of("providersButton", "settingsButton", "activityButton", "healthButton", "programsButton")) {
                var button = (ToggleButton) find(id);
                assertThat(button.lookup(".text") == null || ((Text) button.lookup(".text")).getText().isEmpty()).as(id).isEqualTo(icons);
                assertThat(Optional.ofNullable(button.getTooltip()).map(Tooltip::getText)).isEqualTo(icons ? Optional.of(button.getText()) : Optional.empty());
                assertThat(button.getAccessibleText()).isEqualTo(button.getText());
            }
            return true;
        });
    }

    @Test
    void below640AListAndWhatIsChosenTakeTurns() {
        fit(800, 480, 150);
        var providers = window.providers();
        assertShown("providerList", true);
        assertShown("editorTitleLabel", false);
        providers.select("Ollama");
        assertShown("providerList", false);
        assertThat(providers.legible("editorTitleLabel")).isTrue();
        assertFocus("backToProvidersButton");
        window.press(KeyCode.ESCAPE);
        assertShown("editorTitleLabel", false);
        assertFocus("providerList");
        window.press(KeyCode.RIGHT);
        assertShown("editorTitleLabel", true);
        robot.clickOn("#backToProvidersButton");
        assertShown("providerList", true);
        fit(1200, 480, 150);
        assertShown("providerList", true);
        assertShown("editorTitleLabel", true);
        assertShown("backToProvidersButton", false);
    }

    /// Not the list instead.
    @Test
    void whoTypesWhileTheWindowBecomesNarrowGoesOnTyping() {
        fit(960, 640, 100);
        window.providers().select("OpenAI").model("mine");
        fit(960, 640, 200);
        assertFocus("modelField");
        assertShown("modelField", true);
        assertShown("providerList", false);
    }

    @Test
    void aNewProviderIsSeenAtOnce() {
        fit(640, 480, 150);
        window.providers();
        window.press(KeyCode.CONTROL, KeyCode.N);
        assertShown("presetField", true);
        assertFocus("presetField");
        window.press(KeyCode.CONTROL, KeyCode.F);
        assertFocus("providerFilterField");
    }

    @Test
    void pagesAreNoWiderThanCanBeReadAndInTheMiddle() {
        fit(1600, 800, 100);
        for (int screen = 1; screen <= 5; screen++) {
            window.press(KeyCode.ALT, KeyCode.valueOf("DIGIT" + screen));
            robot.settle();
            int on = screen;
            int pages = Person.ask(() -> {
                var seen = new ArrayList<Node>();
                seen.addAll(root().lookupAll(".page-content"));
                seen.addAll(root().lookupAll(".page-width"));
                seen.removeIf(it -> !isSeen(it));
                seen.forEach(it -> {
                    var bounds = it.localToScene(it.getLayoutBounds());
                    assertThat(bounds.getWidth()).as("%s on %s", it, on).isLessThanOrEqualTo(PAGE);
                    var ground = it.getParent().localToScene(it.getParent().getLayoutBounds());
                    assertThat(it instanceof TextField ? ground.getCenterX() : bounds.getCenterX()).as("%s on %s", it, on).isCloseTo(ground.getCenterX(), within(8.0));
                });
                return seen.size();
            });
            assertThat(pages).as("pages on %s", screen).isPositive();
        }
    }

    private void assertFocus(String id) {
        Await.until(id + " has the focus", () -> Person.ask(() -> Optional.ofNullable(root().getScene().getFocusOwner()).filter(it -> id.equals(it.getId())).isPresent()));
    }

    private void assertShown(String id, boolean shown) {
        assertThat(Person.ask(() -> isSeen(find(id)))).as(id + " is seen").isEqualTo(shown);
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private Parent root() {
        return window.stage().getScene().getRoot();
    }

    private Node find(String id) {
        return root().lookup("#" + id);
    }

    private void fit(int width, int height, int zoom) {
        manager.setSetting(OwnSettings.ZOOM, String.valueOf(zoom));
        robot.interact(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
        Await.until("the letters are as large", () -> Person.ask(() -> ((Labeled) find("editorTitleLabel")).getFont().getSize() > 0
                && Math.abs(((Labeled) find("saveStateLabel")).getFont().getSize() - 0.12 * zoom) < 0.5));
        robot.settle();
    }

    /// The stage is that of the tests after this one too.
    @AfterEach
    void widen() {
        robot.interact(() -> {
            window.stage().setWidth(960);
            window.stage().setHeight(640);
        });
    }
}
