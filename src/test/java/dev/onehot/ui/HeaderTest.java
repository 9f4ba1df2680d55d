package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The header says which one is hot, and whether that is well; nothing takes its place.
class HeaderTest extends WindowFixture {
    private static final PseudoClass TROUBLED = PseudoClass.getPseudoClass("troubled");
    private static final String LONG = "A name that is as long as a name may be ".repeat(5);

    private long first;

    @Override
    protected void prepare() {
        first = stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void aRefusedKeyAndAMissingHostStandInTheHeader() {
        awaitState("not tested yet", false);
        for (var kind : List.of(CheckClass.KEY_REFUSED, CheckClass.NO_SUCH_HOST)) {
            check(Optional.of(CheckFailure.of(kind, "api.openai.com")));
            awaitState(new Texts(locale()).get("checkState." + kind.name().toLowerCase(java.util.Locale.ROOT)) + " just now", true);
        }
        check(Optional.empty());
        awaitState("works, tested just now", false);
    }

    /// The light and its words come from one place, and no sign says two things.
    @Test
    void workingAndActiveHaveSignsOfTheirOwn() {
        check(Optional.empty());
        awaitState("works, tested just now", false);
        var light = shape("activeLightIcon");
        assertThat(light).isNotEqualTo(shape("activeIcon"));
        for (var id : List.of("activeIcon", "activeMark", "activeLightIcon")) {
            var bounds = find(id).getLayoutBounds();
            assertThat(Math.min(bounds.getWidth(), bounds.getHeight())).as("%s is seen", id).isGreaterThanOrEqualTo(12);
        }
        check(Optional.of(CheckFailure.of(CheckClass.KEY_REFUSED, "api.openai.com")));
        awaitState("key refused just now", true);
        assertThat(shape("activeLightIcon")).isNotIn(light, shape("activeIcon"));
    }

    /// It comes from below within a moment; who wants less motion sees it at once.
    @Test
    void aSwitchIsSeenToHappenUnlessThereIsToBeLessMotion() {
        for (boolean still : List.of(false, true)) {
            var seen = new ConcurrentLinkedQueue<Double>();
            robot.interact(() -> {
                window.stage().getScene().getPreferences().setReducedMotion(still);
                find("activeNameLabel").getParent().opacityProperty().subscribe((before, now) -> seen.add(now.doubleValue()));
            });
            window.press(KeyCode.CONTROL, still ? KeyCode.DIGIT1 : KeyCode.DIGIT2);
            window.awaitActive(still ? "OpenAI" : "Ollama");
            Await.until("it is there", () -> find("activeNameLabel").getParent().getOpacity() == 1);
            robot.settle();
            assertThat(seen.isEmpty()).as("%s", seen).isEqualTo(still);
        }
    }

    /// First goes when it was found, then what was found, then the model; the name is read in every window.
    @Test
    void whereThereIsLittleRoomTheNameStays() {
        var model = "claude-sonnet-4-5-20250929";
        outside.run("UPDATE ai_providers SET model = ? WHERE is_active", model);
        Await.until("its model is shown", () -> ((Label) find("activeModelLabel")).getText().equals(model));
        check(Optional.of(CheckFailure.of(CheckClass.KEY_REFUSED, "api.openai.com")));
        awaitState("key refused just now", true);
        var shown = new LinkedHashSet<String>();
        for (int width = 1000; width >= 640; width -= 8) {
            double wide = width;
            robot.interact(() -> window.stage().setWidth(wide));
            robot.settle();
            assertThat(window.providers().legible("activeNameLabel")).as("name at %s", width).isTrue();
            shown.add((find("activeStateLabel").isVisible() ? "since " : "") + (find("activeWordLabel").isVisible() ? "word " : ""));
            for (var id : List.of("activeButton", "paletteButton", "appearanceButton", "helpButton")) {
                assertThat(find(id).localToScene(find(id).getLayoutBounds()).getMaxX()).as("%s at %s", id, width).isLessThanOrEqualTo(width);
            }
        }
        assertThat(shown).startsWith("since ", "word ");
    }

    @AfterEach
    void widen() {
        robot.interact(() -> {
            window.stage().getScene().getPreferences().setReducedMotion(null);
            window.stage().setWidth(960);
        });
    }

    private void awaitState(String words, boolean troubled) {
        Await.until(words, () -> ((Label) find("activeStateLabel")).getText().equals(words) && find("activeStateLabel").isVisible());
        assertThat(isTroubled()).isEqualTo(troubled);
        assertThat(find("activeButton").getAccessibleText()).contains(words);
    }

    private String shape(String id) {
        robot.settle();
        return Person.ask(() -> ((SVGPath) ((Region) find(id)).getShape()).getContent());
    }

    @Test
    void severalAreNotShownAsOne() {
        outside.run("UPDATE ai_providers SET is_active = 1");
        window.awaitActive("2 providers are active");
        assertThat(isTroubled()).isTrue();
        window.repair();
        Await.until("one is left", () -> List.of("OpenAI", "Ollama").contains(((Label) find("activeNameLabel")).getText()) && !isTroubled());
    }

    /// A name of two hundred letters leaves the header, the sentence and the buttons in every window.
    @Test
    void aLongNameLeavesRoom() {
        outside.run("UPDATE ai_providers SET provider_name = ? WHERE is_active", LONG);
        outside.run("UPDATE ai_providers SET is_active = 0");
        for (var width : List.of(640, 960)) {
            robot.interact(() -> window.stage().setWidth(width));
            Await.until("the banner is there", () -> find("integrityBanner").isVisible());
            robot.settle();
            var banner = (Region) find("integrityBanner");
            assertThat(banner.getHeight()).isLessThan(110);
            assertThat(((Region) find("integrityLabel")).getWidth()).isGreaterThan(120);
            for (var id : List.of("repairButton", "leaveNoneButton")) {
                var button = (Region) find(id);
                assertThat(button.getWidth()).as(id).isGreaterThanOrEqualTo(button.prefWidth(-1));
                assertThat(button.localToScene(button.getLayoutBounds()).getMaxX()).as(id).isLessThanOrEqualTo(width);
            }
            assertThat(find("activeButton").localToScene(0, 0).getY()).isGreaterThanOrEqualTo(0);
            assertThat(((Region) find("providersPane")).getHeight()).isGreaterThan(200);
        }
    }

    private void check(Optional<CheckFailure> failure) {
        var provider = manager.snapshot().provider(first).orElseThrow();
        var result = new CheckResult(
                LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")), "https://api.openai.com/v1", Light.on(5), Light.UNKNOWN, Light.UNKNOWN, OptionalLong.empty(), failure);
        manager.apply(new Command.RecordCheck(first, provider.version(), result, List.of()), Origin.API);
    }

    private boolean isTroubled() {
        return find("activeButton").getPseudoClassStates().contains(TROUBLED);
    }

    private Node find(String id) {
        return Person.ask(() -> window.stage().getScene().lookup("#" + id));
    }
}
