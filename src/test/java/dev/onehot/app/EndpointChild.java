package dev.onehot.app;

import module java.base;
import module javafx.controls;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.testing.Child;
import org.testfx.util.WaitForAsyncUtils;

/// A process with the real window that opens the screen of the programs, then the endpoint, and switches that on. Loads a class of its own after each, for
/// whoever reads in which order classes were loaded.
public final class EndpointChild {
    private EndpointChild() {}

    /// After the screen of the programs was there.
    static final class Off {}

    /// After the endpoint was looked at.
    static final class Shown {}

    /// Arguments: the folder for everything, the file.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        System.exit(Main.run(new String[] {"--db", arguments[1]}, environment, System.err, Switching.class));
    }

    /// The window, and who uses it.
    public static final class Switching extends OnehotApplication {
        @Override
        public void start(Stage primary) {
            super.start(primary);
            Thread.ofPlatform().daemon().start(() -> use(primary));
        }

        private static void use(Stage primary) {
            for (var screen : List.of("settingsButton", "activityButton", "healthButton", "programsButton")) {
                press(primary, screen);
            }
            find(primary, "endpointButton");
            load(Off.class);
            press(primary, "endpointButton");
            find(primary, "endpointSwitch");
            load(Shown.class);
            onWindow(() -> {
                ((ToggleSwitch) primary.getScene().lookup("#endpointSwitch")).setSelected(true);
                return true;
            });
            Child.tell("switched");
        }

        private static void load(Class<?> mark) {
            try {
                Class.forName(mark.getName());
            } catch (ClassNotFoundException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private static void press(Stage primary, String id) {
            find(primary, id);
            onWindow(() -> {
                ((ButtonBase) primary.getScene().lookup("#" + id)).fire();
                return true;
            });
        }

        private static void find(Stage primary, String id) {
            dev.onehot.testing.Await.until(id + " is there", () -> onWindow(() -> primary.getScene() != null && primary.getScene().lookup("#" + id) != null));
        }

        private static boolean onWindow(Callable<Boolean> body) {
            return WaitForAsyncUtils.waitForAsyncFx(10_000, body);
        }
    }
}
