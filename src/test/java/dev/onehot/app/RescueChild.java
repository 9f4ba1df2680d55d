package dev.onehot.app;

import module javafx.controls;

import dev.onehot.testing.Child;
import java.util.Map;

/// A process with the real window over a file that cannot be opened. Takes the newest backup when it is offered, and says what is shown.
public final class RescueChild {
    private RescueChild() {}

    /// Arguments: the folder for everything, the file.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        int code = Main.run(new String[] {"--db", arguments[1]}, environment, System.err, Rescued.class);
        Child.tell("ended " + code);
        System.exit(code);
    }

    /// Not the main class itself: Java looks at those, and refuses an application on the class path.
    public static final class Rescued extends OnehotApplication {
        private boolean taken;

        private void take(Scene scene) {
            if (!taken && scene.lookup("#restoreNewestButton") instanceof Button button && button.isVisible()) {
                taken = true;
                Child.tell("offered true");
                Platform.runLater(() -> {
                    Child.tell("at hand " + (button.isFocused() && button.isDefaultButton()));
                    button.fire();
                });
            }
        }

        @Override
        public void start(Stage primary) {
            super.start(primary);
            primary.sceneProperty().subscribe(scene -> {
                if (scene == null) {
                    return;
                }
                if (scene.lookup("#failureTitleLabel") instanceof Labeled title) {
                    Child.tell(title.getText());
                    // Backups are looked for meanwhile.
                    scene.addPostLayoutPulseListener(() -> take(scene));
                } else if (scene.lookup("#activeNameLabel") instanceof Label active) {
                    Child.tell("active " + active.getText());
                }
            });
        }
    }
}
