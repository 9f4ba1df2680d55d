package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.testing.PseudoTexts;
import dev.onehot.ui.fit.Fit;
import dev.onehot.ui.fit.TwoPanes;
import dev.onehot.ui.shell.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// At every size of the window and of its letters, on every screen, in every language and in one with longer words than any: no control runs out of the
/// window or lies on another, no text is cut that cannot be read elsewhere, nothing is too small to be hit, and the header, Save and the status stay.
/// What is too high for its place scrolls.
@ParameterizedClass
@ValueSource(strings = {"en", "de", "zh-CN", "en-XA"})
class NothingRunsOutTest extends WindowFixture {
    private static final List<Integer> WIDTHS = List.of(640, 680, 720, 800, 960, 1100);
    /// The screen of the tests is no higher.
    private static final List<Map.Entry<Integer, Integer>> SIZES = List.of(Map.entry(640, 480), Map.entry(960, 640), Map.entry(1600, 990));
    private static final List<Integer> ZOOMS = List.of(100, 150, 200);

    /// What a layout sets off, another one takes up.
    private static final int ROUNDS = 2;

    private static final String LONGEST = "Wide words and many of them, ".repeat(6) + "W".repeat(26);

    private final String language;
    private final List<String> wrong = new ArrayList<>();

    static {
        PseudoTexts.install();
    }

    NothingRunsOutTest(String language) {
        this.language = language;
    }

    @Override
    protected Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /// A new file, whose keys may be locked.
    @Override
    protected void createFile() {}

    @Override
    protected void prepare() {
        manager.keys().prepare().join();
        stored("OpenAI", "openai", true);
        stored("A provider with a very long name that does not fit into the list", "ollama", false);
        manager.setSetting("CHECK_INTERVAL", "60");
    }

    @Test
    void onEveryScreenAtEveryWidth() {
        Assumptions.assumeFalse(language.equals("en-XA"), "is for where there is least room");
        outside.run("INSERT INTO settings(key, value) VALUES ('a_setting_of_another_program', '1')");
        Await.until("another program's change is told", () -> {
            robot.settle();
            return find("elsewhereLabel").isManaged();
        });
        everywhere("");
        window.providers().select("OpenAI").model("mine");
        everywhere("edited: ", Screen.PROVIDERS);
    }

    /// What is typed can be seen, with what is wrong with it.
    @Test
    void whereASettingIsAdded() {
        Assumptions.assumeFalse(language.equals("en-XA"), "is for where there is least room");
        window.settings();
        robot.interact(() -> ((ToggleButton) find("addSettingButton")).setSelected(true));
        robot.interact(() -> ((Button) find("createSettingButton")).fire());
        for (int width : WIDTHS) {
            resize(width, 480);
            robot.settle();
            Person.ask(() -> {
                for (var id : List.of("newKeyField", "newValueField")) {
                    assertThat(((Region) find(id)).getWidth()).as("%s at %s", id, width).isGreaterThanOrEqualTo(120);
                }
                var problem = (Region) find("newKeyProblemLabel");
                assertThat(problem.isVisible()).isTrue();
                assertThat(problem.getHeight()).as("all of its lines at %s", width).isGreaterThanOrEqualTo(Math.floor(problem.prefHeight(problem.getWidth())));
                assertThat(inScene(problem).intersects(inScene(find("settingsStackPane")))).isFalse();
                return true;
            });
        }
        everywhere("adding: ", Screen.SETTINGS);
    }

    @Test
    void withAFailedCheckAndOneBanner() {
        Assumptions.assumeFalse(language.equals("en-XA"), "is for where there is least room");
        failCheck();
        outside.run("UPDATE ai_providers SET is_active = 0");
        Await.until("the banner is there", window::hasIntegrityBanner);
        everywhere("one banner: ");
    }

    @Test
    void withTheLongestNameAFailedCheckAndTwoBanners() {
        failCheck();
        outside.run("UPDATE ai_providers SET provider_name = ?, model = ? WHERE provider_name = 'OpenAI'", LONGEST, "w".repeat(200));
        manager.keys().keepIn(KeyBackend.VAULT, "four words or more".toCharArray()).join();
        manager.keys().lock().join();
        outside.run("UPDATE ai_providers SET is_active = 0");
        Await.until("both banners are there", () -> window.hasIntegrityBanner() && find("keysBanner").isVisible());
        atEverySize("two banners: ");
        zoom(100);
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        outside.run("UPDATE ai_providers SET provider_name = 'OpenAI' WHERE provider_name = ?", LONGEST);
        Await.until("it is called so again", () -> Person.ask(() -> ((Labeled) root().lookup("#editorTitleLabel")).getText().equals("OpenAI")));
        // What does not fit can be scrolled to.
        resize(640, 480);
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        robot.settle();
        Person.ask(() -> {
            var scroll = (ScrollPane) find("editorScroll");
            assertThat(scroll.getViewportBounds().getHeight()).as("of the form that is seen").isGreaterThanOrEqualTo(80);
            for (var id : List.of("editorTitleLabel", "checkMessageLabel", "notesArea")) {
                assertThat(isIn(find(id), scroll.getContent())).as("%s is in what scrolls", id).isTrue();
            }
            return true;
        });
        for (var id : List.of("saveButton", "testButton", "repairButton", "activeNameLabel", "saveStateLabel")) {
            assertThat(window.providers().legible(id)).as(id).isTrue();
        }
    }

    private void failCheck() {
        var refused = new CheckFailure(CheckClass.KEY_REFUSED, OptionalInt.of(401), "api.openai.com",
                "Incorrect API key provided. ".repeat(6), OptionalLong.empty());
        var provider = manager.snapshot().named("OpenAI").orElseThrow();
        var result = new CheckResult("2026-11-28 12:00:00", "https://api.openai.com/v1", Light.on(5), Light.off(5), Light.UNKNOWN,
                OptionalLong.empty(), Optional.of(refused));
        manager.apply(new Command.RecordCheck(provider.id(), provider.version(), result, List.of()), Origin.API);
        window.providers().select("OpenAI");
        Await.until("the failure is shown", () -> find("checkMessagePane").isVisible());
    }

    private void everywhere(String state, Screen... screens) {
        var looked = Arrays.stream(screens.length == 0 ? Screen.values() : screens).toList();
        for (int width : WIDTHS) {
            resize(width, width < 800 ? 480 : 640);
            look(state + width, looked);
        }
        assertThat(wrong).isEmpty();
    }

    /// In the smallest window, the usual one and a large one, with letters of each size.
    private void atEverySize(String state) {
        for (int zoom : ZOOMS) {
            zoom(zoom);
            for (var size : SIZES) {
                resize(size.getKey(), size.getValue());
                look("%s%s×%s at %s %%".formatted(state, size.getKey(), size.getValue(), zoom), List.of(Screen.values()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Each screen, and what is chosen on it where that takes turns with the list.
    private void look(String where, List<Screen> screens) {
        for (var screen : screens.stream().map(Screen::buttonId).toList()) {
            at(where + " " + screen, () -> ((ToggleButton) root().lookup("#" + screen)).fire());
            if (Person.ask(() -> Fit.in(root().getScene()).get() == Fit.ONE_PANE)) {
                at(where + " " + screen + ", chosen", () -> turn(TwoPanes::showChosen));
                at(where + " " + screen + ", again", () -> turn(TwoPanes::showList));
            }
        }
    }

    private void turn(Consumer<TwoPanes> turn) {
        root().lookupAll(".two-panes").stream().filter(TwoPanes.class::isInstance).map(TwoPanes.class::cast).forEach(turn);
    }

    private void at(String where, Runnable act) {
        robot.interactNoWait(act);
        for (int round = 0; round < ROUNDS; round++) {
            Person.layOut();
        }
        Person.ask(() -> {
            LayoutFaults.in(root()).forEach(it -> wrong.add(where + ": " + it));
            for (var id : List.of("activeButton", "saveStateLabel", "saveButton")) {
                var control = root().lookup("#" + id);
                if (control != null && isSeen(control) && !inWindow(control)) {
                    wrong.add(where + ": " + id + " is not to be seen");
                }
            }
            return true;
        });
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private boolean inWindow(Node node) {
        var scene = node.getScene();
        return new BoundingBox(0, 0, scene.getWidth() + 1, scene.getHeight() + 1).contains(inScene(node));
    }

    private void zoom(int percent) {
        manager.setSetting(OwnSettings.ZOOM, String.valueOf(percent));
        Await.until("letters are as large", () -> {
            Person.layOut();
            return Person.ask(() -> Math.abs(((Labeled) root().lookup("#saveStateLabel")).getFont().getSize() - 0.12 * percent) < 0.5);
        });
    }

    private static boolean isIn(Node node, Node ancestor) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private Bounds inScene(Node node) {
        return node.equals(root())
                ? new BoundingBox(0, 0, node.getScene().getWidth(), node.getScene().getHeight())
                : node.localToScene(node.getLayoutBounds());
    }

    private Parent root() {
        return window.stage().getScene().getRoot();
    }

    private Node find(String id) {
        return Person.ask(() -> root().lookup("#" + id));
    }

    /// The stage is that of the tests after this one too.
    @AfterEach
    void widen() {
        resize(960, 640);
    }

    private void resize(int width, int height) {
        robot.interact(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
    }
}
