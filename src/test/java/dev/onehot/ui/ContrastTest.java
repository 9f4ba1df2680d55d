package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.shell.Screen;
import javafx.scene.control.Cell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;

/// On every screen, light and dark, as it is drawn: texts can be read, the edges of what is typed into or ticked can be seen, and so can where the focus is.
@ParameterizedClass
@ValueSource(strings = {"light", "dark"})
class ContrastTest extends WindowFixture {
    private static final double OF_TEXT = 4.5;
    private static final double OF_EDGES = 3;

    /// Of a ring around the smallest control.
    private static final int RING = 40;

    /// What comes with the focus may take some.
    private static final int ROUNDS = 10;

    private final String scheme;
    private final List<String> faults = new ArrayList<>();

    ContrastTest(String scheme) {
        this.scheme = scheme;
    }

    @Override
    protected void prepare() {
        manager.setSetting(OwnSettings.APPEARANCE, scheme);
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        manager.setSetting("CHECK_INTERVAL", "60");
    }

    @Test
    void textsAndEdgesStandOut() {
        outside.run("INSERT INTO settings(key, value) VALUES ('a_setting_of_another_program', '1')");
        failCheck();
        Consumer<String> look = screen -> {
            var scene = root().getScene();
            var picture = Pixels.of(root(), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), 2);
            visible(root(), node -> true).forEach((node, bounds) -> {
                if (node instanceof Text text && !text.getText().isBlank() && !isOff(node)) {
                    require(screen, node, picture.contrast(bounds), text instanceof FontIcon ? OF_EDGES : OF_TEXT);
                } else if (hasEdges(node) && !isOff(node)) {
                    // What is read first has a line below it.
                    var left = new BoundingBox(bounds.getMinX() - 3, bounds.getCenterY() - 1, 5, 2);
                    var below = new BoundingBox(bounds.getCenterX() - 1, bounds.getMaxY() - 2, 2, 5);
                    require(screen, node, Math.max(picture.contrast(left), picture.contrast(below)), OF_EDGES);
                }
            });
        };
        onEveryScreen(look);
        window.settings().openJson();
        window.settings().typeJson("{ \"CHECK_INTERVAL\" : \"60\", \"a\" : 1, \"b\" : true, c }");
        window.settings().awaitJsonMark(1, "This is no JSON yet");
        robot.interact(() -> look.accept("JSON"));
        assertThat(faults).isEmpty();
    }

    /// Against the picture of the same screen with the focus nowhere.
    @Test
    void whereTheFocusIsCanBeSeen() {
        var nowhere = new Region();
        nowhere.setManaged(false);
        nowhere.setFocusTraversable(true);
        for (var screen : Screen.values()) {
            robot.interact(() -> ((ToggleButton) root().lookup("#" + screen.buttonId())).fire());
            robot.interact(() -> {
                ((Pane) root()).getChildren().add(nowhere);
                nowhere.requestFocus();
            });
            var nodes = Person.ask(() -> visible(root(), it -> it.isFocusTraversable() && !it.isDisabled() && !(it instanceof ScrollPane) && !nowhere.equals(it)));
            var pictures = Person.ask(() -> nodes.values().stream().map(it -> Pixels.of(root(), around(it), 1)).toList().iterator());
            nodes.forEach((node, bounds) -> {
                robot.interactNoWait(node::requestFocus);
                var without = pictures.next();
                int differing = 0;
                for (int round = 0; round < ROUNDS && differing < RING; round++) {
                    Person.layOut();
                    differing = Person.ask(() -> Pixels.of(root(), around(bounds), 1)).differing(without);
                }
                if (differing < RING) {
                    faults.add("%s: %s looks the same with the focus".formatted(screen, name(node)));
                }
            });
            robot.interact(() -> ((Pane) root()).getChildren().remove(nowhere));
        }
        assertThat(faults).isEmpty();
    }

    /// On a button that is filled with the colour of the ring: between the two the ground is seen, on both sides.
    @Test
    void theRingOfAFilledButtonStandsApart() {
        window.health().keys();
        var button = robot.lookup("#healthKeysButton").<Node>query();
        robot.interact(button::requestFocus);
        Person.layOut();
        var bounds = Person.ask(() -> button.localToScene(button.getLayoutBounds()));
        for (double edge : new double[] {bounds.getMinX() - 5, bounds.getMaxX() - 2}) {
            assertThat(Person.ask(() -> Pixels.of(root(), new BoundingBox(edge, bounds.getCenterY() - 8, 7, 1), 1)).changes()).as("%s", edge).isGreaterThan(2);
        }
    }

    private static Bounds around(Bounds bounds) {
        return new BoundingBox(bounds.getMinX() - 4, bounds.getMinY() - 4, bounds.getWidth() + 8, bounds.getHeight() + 8);
    }

    private void onEveryScreen(Consumer<String> look) {
        for (var screen : Screen.values()) {
            robot.interact(() -> ((ToggleButton) root().lookup("#" + screen.buttonId())).fire());
            Await.until("what fades in is there", () -> Person.ask(() -> root().lookup("#noticePane").getOpacity() == 1));
            robot.interact(() -> look.accept(screen.name()));
        }
    }

    private void require(String screen, Node node, double contrast, double wanted) {
        if (contrast < wanted) {
            faults.add("%s: %s has %.2f, not %.1f".formatted(screen, name(node), contrast, wanted));
        }
    }

    private static boolean hasEdges(Node node) {
        return node instanceof TextInputControl || node instanceof ComboBoxBase<?> || node.getStyleClass().contains("box") || node.getStyleClass().contains("radio")
                || (node.getStyleClass().contains("thumb-area") && node.getParent() instanceof ToggleSwitch);
    }

    /// What cannot be used, is a prompt of what can, or is seen only where one points at it.
    private static boolean isOff(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.isDisabled() || each.getOpacity() == 0) {
                return true;
            }
        }
        return false;
    }

    /// Those that are wholly in sight.
    private Map<Node, Bounds> visible(Parent parent, Predicate<Node> wanted) {
        var found = new LinkedHashMap<Node, Bounds>();
        var scene = parent.getScene();
        gather(parent, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), wanted, found);
        return found;
    }

    private static void gather(Node node, Bounds room, Predicate<Node> wanted, Map<Node, Bounds> found) {
        if (!node.isVisible() || (node instanceof Cell<?> cell && cell.isEmpty())) {
            return;
        }
        var bounds = node.localToScene(node.getLayoutBounds());
        if (wanted.test(node) && room.contains(bounds) && bounds.getWidth() > 0 && bounds.getHeight() > 0) {
            found.put(node, bounds);
        }
        if (node instanceof Parent parent) {
            boolean cuts = parent.getClip() != null || parent instanceof ScrollPane;
            var left = !cuts ? room : new BoundingBox(Math.max(room.getMinX(), bounds.getMinX()), Math.max(room.getMinY(), bounds.getMinY()),
                    Math.max(0, Math.min(room.getMaxX(), bounds.getMaxX()) - Math.max(room.getMinX(), bounds.getMinX())),
                    Math.max(0, Math.min(room.getMaxY(), bounds.getMaxY()) - Math.max(room.getMinY(), bounds.getMinY())));
            parent.getChildrenUnmodifiable().forEach(it -> gather(it, left, wanted, found));
        }
    }

    private static String name(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getId() != null) {
                return each.getId() + (node instanceof Text text ? " “" + text.getText() + "”" : "") + " " + node.getStyleClass();
            }
        }
        return node.toString();
    }

    private void failCheck() {
        var refused = new CheckFailure(CheckClass.KEY_REFUSED, OptionalInt.of(401), "api.openai.com", "Incorrect API key provided.", OptionalLong.empty());
        var provider = manager.snapshot().named("OpenAI").orElseThrow();
        var result = new CheckResult("2026-11-28 12:00:00", "https://api.openai.com/v1", Light.on(5), Light.off(5), Light.UNKNOWN,
                OptionalLong.empty(), Optional.of(refused));
        manager.apply(new Command.RecordCheck(provider.id(), provider.version(), result, List.of()), Origin.API);
        window.providers().select("OpenAI");
        Await.until("the failure is shown", () -> Person.ask(() -> root().lookup("#checkMessagePane").isVisible()));
    }

    private Parent root() {
        return window.stage().getScene().getRoot();
    }

    @AfterEach
    void widen() {
        robot.interact(() -> {
            window.stage().setWidth(960);
            window.stage().setHeight(640);
        });
    }
}
