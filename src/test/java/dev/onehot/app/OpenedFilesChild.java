package dev.onehot.app;

import module java.base;
import module javafx.controls;

import com.sun.glass.ui.Application;
import dev.onehot.app.start.Start;
import dev.onehot.testing.Child;
import javafx.scene.control.Label;

/// A process with the real window to which files are handed over as macOS does it: one before there is a window, and one after. Says which
/// preview is shown.
public final class OpenedFilesChild {
    private static final List<String> FILES = new ArrayList<>();

    private OpenedFilesChild() {}

    /// Arguments: the folder for everything, the database, two exports.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        FILES.addAll(List.of(arguments[2], arguments[3]));
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        int code = Main.run(new String[] {"--db", arguments[1]}, environment, System.err, Watched.class);
        Child.tell("ended " + code);
        System.exit(code);
    }

    /// Not the main class itself: Java looks at those, and refuses an application on the class path.
    public static final class Watched extends OnehotApplication {
        private String told = "";

        @Override
        public void start(Stage primary) {
            super.start(primary);
            Start.listen(this::open);
            handOver();
            primary.sceneProperty().subscribe(scene -> {
                if (scene != null) {
                    scene.addPostLayoutPulseListener(() -> {
                        if (scene.lookup("#restoreTitleLabel") instanceof Label title) {
                            look(title.getText());
                        }
                    });
                }
            });
        }

        private void look(String title) {
            if (!title.isEmpty() && !title.equals(told)) {
                told = title;
                Child.tell(title);
                Platform.runLater(FILES.isEmpty() ? Platform::exit : Watched::handOver);
            }
        }

        /// As JavaFX does on macOS.
        private static void handOver() {
            var application = Application.GetApplication();
            application.getEventHandler().handleOpenFilesAction(application, System.nanoTime(), new String[] {FILES.removeFirst()});
        }
    }
}
