package dev.onehot.app;

import module javafx.controls;

import dev.onehot.testing.Child;
import java.util.Map;

/// A process with the real window on a platform without a display. Says when it is shown, hidden, and called back to the front.
public final class WindowChild {
    private WindowChild() {}

    /// Arguments: the folder for everything, the file.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        int code = Main.run(new String[] {"--db", arguments[1]}, environment, System.err, Watched.class);
        Child.tell("ended " + code);
        System.exit(code);
    }

    /// Not the main class itself: Java looks at those, and refuses an application on the class path.
    public static class Watched extends OnehotApplication {
        @Override
        public void start(Stage primary) {
            super.start(primary);
            primary.showingProperty().subscribe((before, showing) -> {
                Child.tell(showing ? "shown" : "gone");
                if (showing) {
                    Thread.ofPlatform().daemon().start(() -> followOrders(primary));
                }
            });
            primary.iconifiedProperty().subscribe((before, iconified) -> Child.tell(iconified ? "iconified" : "raised"));
        }

        /// When told to go: moves, changes a setting, and goes out of sight.
        private static void followOrders(Stage primary) {
            Child.awaitGo();
            Platform.runLater(() -> {
                primary.setX(33);
                primary.setY(44);
                ((Button) primary.getScene().lookup("#appearanceButton")).fire();
                primary.setIconified(true);
            });
        }
    }
}
