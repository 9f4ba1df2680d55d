package dev.onehot.app;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Child;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A process with the real window, which gives its file back as a person does in Health, says what is shown then, and ends.
public final class ReleaseChild {
    private ReleaseChild() {}

    /// Arguments: the folder for everything, the file.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        int code = Main.run(new String[] {"--db", arguments[1]}, environment, System.err, Released.class);
        Child.tell("ended " + code);
        System.exit(code);
    }

    /// Not the main class itself: Java looks at those, and refuses an application on the class path.
    public static final class Released extends OnehotApplication {
        private final Set<String> pressed = new HashSet<>();

        @Override
        public void start(Stage primary) {
            super.start(primary);
            var looks = new Timeline(new KeyFrame(Duration.millis(20), event -> look(primary.getScene())));
            looks.setCycleCount(Animation.INDEFINITE);
            looks.play();
        }

        private void look(@Nullable Scene scene) {
            if (scene != null) {
                press(scene, "healthButton");
                press(scene, "releaseFileButton");
                if (scene.lookup("#failureTitleLabel") instanceof Labeled title && pressed.add("told")) {
                    Child.tell(title.getText());
                    Platform.exit();
                }
            }
        }

        private void press(Scene scene, String id) {
            if (scene.lookup("#" + id) instanceof ButtonBase button && pressed.add(id)) {
                button.fire();
            }
        }
    }
}
