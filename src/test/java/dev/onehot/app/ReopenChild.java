package dev.onehot.app;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Child;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A process with the real window, whose file is taken away when it has said that it shows it. Presses one of the buttons that are offered then,
/// says what is shown next, and ends.
public final class ReopenChild {
    private static String button = "";

    private ReopenChild() {}

    /// Arguments: the folder for everything, the file, the button.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        button = arguments[2];
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        int code = Main.run(new String[] {"--db", arguments[1]}, environment, System.err, Reopened.class);
        Child.tell("ended " + code);
        System.exit(code);
    }

    /// Not the main class itself: Java looks at those, and refuses an application on the class path.
    public static final class Reopened extends OnehotApplication {
        private Optional<Scene> told = Optional.empty();

        @Override
        public void start(Stage primary) {
            super.start(primary);
            // What a button shows is in the scene only after its first layout.
            var looks = new Timeline(new KeyFrame(Duration.millis(20), event -> look(primary.getScene())));
            looks.setCycleCount(Animation.INDEFINITE);
            looks.play();
        }

        private void look(@Nullable Scene scene) {
            if (scene == null) {
                return;
            }
            if (!told.equals(Optional.of(scene)) && scene.lookup("#activeNameLabel") instanceof Labeled active) {
                Child.tell("open " + active.getText());
                if (told.isPresent()) {
                    Platform.exit();
                }
                told = Optional.of(scene);
            }
            if (scene.lookup("#" + button) instanceof Button offered && offered.getParent().isVisible() && offered.isVisible()) {
                button = "";
                offered.fire();
            }
        }
    }
}
