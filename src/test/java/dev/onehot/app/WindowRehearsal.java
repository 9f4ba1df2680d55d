package dev.onehot.app;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Child;
import java.nio.file.Path;

/// What children with a window have in common, so that their cache holds the classes that this takes.
public final class WindowRehearsal {
    private WindowRehearsal() {}

    /// @param arguments an empty folder
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        int code = Main.run(new String[] {"--db", Path.of(folder, "onehot.db").toString()}, environment, System.err, Short.class);
        Child.tell("rehearsed " + code);
        System.exit(code);
    }

    /// Not the main class itself: Java looks at those, and refuses an application on the class path.
    public static final class Short extends OnehotApplication {
        @Override
        public void start(Stage primary) {
            super.start(primary);
            Thread.ofPlatform().daemon().start(() -> look(primary));
        }

        private static void look(Stage primary) {
            Platform.runLater(() -> {
                if (primary.getScene() == null || !(primary.getScene().lookup("#addProviderButton") instanceof Button add)) {
                    look(primary);
                } else if (primary.getScene().lookup("#nameField") instanceof TextField name) {
                    name.setText("rehearsed");
                    Platform.runLater(primary::hide);
                } else {
                    add.fire();
                    look(primary);
                }
            });
        }
    }
}
