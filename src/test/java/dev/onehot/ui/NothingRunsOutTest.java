package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// At every width and height down to the smallest, on every screen and in every language: no control runs out of the window or under another, and no
/// button is without its words. What is too high for its place scrolls.
@ParameterizedClass
@ValueSource(strings = {"en", "de", "zh-CN"})
class NothingRunsOutTest extends WindowFixture {
    private static final List<Integer> WIDTHS = List.of(640, 680, 720, 800, 960, 1100);
    private static final List<KeyCode> SCREENS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4);

    private final String language;

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
        outside.run("INSERT INTO settings(key, value) VALUES ('a_setting_of_another_program', '1')");
        Await.until("another program's change is told", () -> {
            robot.settle();
            return find("elsewhereLabel").isManaged();
        });
        everywhere("");
        window.providers().select("OpenAI").model("mine");
        everywhere("edited: ");
    }

    /// What is typed can be seen, with what is wrong with it.
    @Test
    void whereASettingIsAdded() {
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
        everywhere("adding: ");
    }

    @Test
    void withAFailedCheckAndOneBanner() {
        failCheck();
        outside.run("UPDATE ai_providers SET is_active = 0");
        Await.until("the banner is there", window::hasIntegrityBanner);
        everywhere("one banner: ");
    }

    @Test
    void withAFailedCheckAndTwoBanners() {
        failCheck();
        manager.keys().keepIn(KeyBackend.VAULT, "four words or more".toCharArray()).join();
        manager.keys().lock().join();
        outside.run("UPDATE ai_providers SET is_active = 0");
        Await.until("both banners are there", () -> window.hasIntegrityBanner() && find("keysBanner").isVisible());
        everywhere("two banners: ");
        // What does not fit can be scrolled to.
        resize(640, 480);
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        window.providers().select("OpenAI");
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

    private void everywhere(String state) {
        var wrong = new ArrayList<String>();
        for (int width : WIDTHS) {
            resize(width, width < 800 ? 480 : 640);
            for (var screen : SCREENS) {
                window.press(KeyCode.ALT, screen);
                robot.settle();
                Person.ask(() -> look(root(), state + width + " " + screen + " ", wrong));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Each control in sight, and those in what scrolls across: that may only be cut below.
    private boolean look(Node node, String where, List<String> wrong) {
        if (!node.isVisible() || !node.isManaged()) {
            return true;
        }
        if (node instanceof Control && !(node instanceof ListCell<?>)) {
            check(node, where, wrong);
        }
        boolean whole = node instanceof Control && !(node instanceof ScrollPane) && !(node instanceof ListView<?>) && !(node instanceof ListCell<?>)
                && !(node instanceof TitledPane);
        if (!whole && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(it -> look(it, where, wrong));
        }
        return true;
    }

    private void check(Node control, String where, List<String> wrong) {
        var bounds = inScene(control);
        boolean scrolls = false;
        var name = where + (control.getId() == null ? control.getClass().getSimpleName() : control.getId());
        for (Node each = control.getParent(); each != null; each = each.getParent()) {
            boolean cuts = each.getClip() != null || each instanceof ScrollPane || each.equals(root());
            var room = inScene(each);
            scrolls |= each.getClip() != null && isScrolled(each);
            if (cuts && !covers(room, bounds, scrolls)) {
                wrong.add("%s is at %s, outside of %s".formatted(name, brief(bounds), brief(room)));
                return;
            }
        }
        if (control instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
            wrong.add(name + ": something is wider than there is room");
        }
        if (control instanceof ButtonBase button && button.getTooltip() == null && button.lookup(".text") instanceof Text text
                && !text.getText().replace("\n", " ").equals(button.getText())) {
            wrong.add("%s says “%s” of “%s”".formatted(name, text.getText(), button.getText()));
        }
    }

    /// Whether it is where a list or a page is seen through.
    private static boolean isScrolled(Node node) {
        return node.getStyleClass().contains("viewport") || node.getStyleClass().contains("clipped-container");
    }

    private static boolean covers(Bounds room, Bounds control, boolean scrolls) {
        boolean across = control.getMinX() >= room.getMinX() - 1 && control.getMaxX() <= room.getMaxX() + 1;
        return across && (scrolls || (control.getMinY() >= room.getMinY() - 1 && control.getMaxY() <= room.getMaxY() + 1));
    }

    private static boolean isIn(Node node, Node ancestor) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private static String brief(Bounds bounds) {
        return "%.0f,%.0f–%.0f,%.0f".formatted(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
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
