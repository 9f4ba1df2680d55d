package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The gallery of presets: tiles in columns, found by search, by arrows, and by a key that is there already.
class GalleryTest extends WindowFixture {
    @Override
    protected Map<String, String> environment() {
        return Map.of("GROQ_API_KEY", KEY);
    }

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(environment(), folder, List.of());
    }

    @Test
    void theFocusOfAnEmptyWindowIsOnTheWayToAProvider() {
        window.providers().awaitFocus("welcomeAddButton");
    }

    /// Also while the caret is in it, which is when it is needed.
    @Test
    void whatAFieldIsForIsReadWhileNothingStandsInIt() {
        stored("Mine", "openai", true);
        window.providers().add().awaitFocus("presetField");
        assertThat(Person.<Boolean>ask(() -> robot.lookup("#presetField").query().lookupAll(".text").stream()
                .anyMatch(it -> it instanceof Text text && text.getText().equals("Search presets") && text.isVisible()
                        && text.getFill() instanceof Color fill && fill.getOpacity() == 1))).isTrue();
    }

    @Test
    void tilesStandInColumnsInsideThePage() {
        stored("Mine", "openai", true);
        var providers = window.providers().add();
        assertColumns(tiles());
        assertThat(tiles()).extracting(Node::getUserData).containsExactly(
                "groq", "anthropic", "openai", "google", "deepseek", "openrouter", "openai-compatible");
        providers.press("allPresetsButton");
        assertThat(tiles()).hasSizeGreaterThan(50);
        assertColumns(tiles());
    }

    @Test
    void theArrowsLeadToEachAndEnterTakesIt() {
        stored("Mine", "openai", true);
        var providers = window.providers().add();
        providers.awaitFocus("presetField");
        robot.push(KeyCode.ENTER);
        assertThat(providers.shows("presetField")).as("nothing is chosen yet").isTrue();
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.ENTER);
        providers.awaitText("nameField", "OpenAI");
        providers.awaitFocus("keyField");
    }

    /// In a small window too.
    @Test
    void whereAPersonGoesOnIsSeenAndStaysWhileTheyType() {
        stored("Mine", "openai", true);
        robot.interact(() -> {
            window.stage().setWidth(640);
            window.stage().setHeight(480);
        });
        var providers = window.providers().add();
        providers.awaitFocus("presetField");
        window.write("anthropic");
        window.press(KeyCode.ENTER);
        providers.awaitFocus("keyField");
        Await.until("it is seen", () -> Person.ask(() -> place("editorScroll").contains(place("keyField"))));
        double before = Person.ask(() -> place("keyField").getMinY());
        window.write("sk-typed");
        robot.settle();
        assertThat(Person.<Double>ask(() -> place("keyField").getMinY())).isEqualTo(before);
    }

    @AfterEach
    void widen() {
        robot.interact(() -> {
            window.stage().setWidth(960);
            window.stage().setHeight(640);
        });
    }

    private Bounds place(String id) {
        var node = window.stage().getScene().lookup("#" + id);
        return node.localToScene(node.getLayoutBounds());
    }

    /// After the first start too.
    @Test
    void aKeyThatIsThereIsOfferedAndTaken() {
        stored("Mine", "openai", true);
        var providers = window.providers().add();
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        providers.awaitText("nameField", "Groq");
        providers.awaitText("keySourceLabel", "From the environment variable GROQ_API_KEY, which is set");
        providers.save();
        Await.until("it is stored", () -> outside.texts("SELECT api_key FROM ai_providers WHERE provider_name = 'Groq'").equals(List.of("env:GROQ_API_KEY")));
    }

    private List<Node> tiles() {
        robot.settle();
        return Person.ask(() -> robot.lookup("#presetTileButton").queryAll().stream().filter(Node::isVisible).toList());
    }

    private void assertColumns(List<Node> tiles) {
        var page = Person.ask(() -> bounds(robot.lookup("#presetList").query()));
        var all = Person.ask(() -> tiles.stream().map(GalleryTest::bounds).toList());
        assertThat(all).allSatisfy(it -> {
            assertThat(it.getMinX()).isGreaterThanOrEqualTo(page.getMinX());
            assertThat(it.getMaxX()).isLessThanOrEqualTo(page.getMaxX());
        });
        assertThat(all.stream().map(Bounds::getMinX).distinct().count()).as("columns").isGreaterThan(1);
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                assertThat(all.get(i).intersects(all.get(j))).isFalse();
            }
        }
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
