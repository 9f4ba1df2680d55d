package dev.onehot.app;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Child;

/// A process whose start fails of something that nobody expects. Says what is shown, and how it ended.
public final class BrokenStartChild {
    private static String how = "";

    private BrokenStartChild() {}

    /// Arguments: the folder for everything, the file, what fails.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = arguments[0];
        how = arguments[2];
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        var errors = new ByteArrayOutputStream();
        int code = Main.run(
                new String[] {"--db", arguments[1]}, environment, new PrintStream(errors, true, StandardCharsets.UTF_8), Broken.class);
        Child.tell("ended " + code);
        Child.tell(errors.toString(StandardCharsets.UTF_8).replace("\n", " | "));
        System.exit(code);
    }

    /// Not the main class itself: Java looks at those, and refuses an application on the class path.
    public static final class Broken extends OnehotApplication {
        @Override
        public void start(Stage primary) {
            switch (how) {
                case "memory" -> session().opening().obtrudeException(new OutOfMemoryError("not really"));
                case "defect" -> session().opening().obtrudeException(new IllegalStateException("a defect"));
                // What the window sets cannot be set.
                case "window" -> primary.minWidthProperty().bind(new SimpleDoubleProperty(1));
                default -> primary.titleProperty().bind(new SimpleStringProperty("fixed"));
            }
            super.start(primary);
            primary.showingProperty().subscribe((before, showing) -> {
                if (showing && primary.getScene().lookup("#failureTitleLabel") instanceof Labeled title) {
                    Child.tell(title.getText());
                    var quit = (Button) primary.getScene().lookup("#quitButton");
                    Platform.runLater(quit::fire);
                }
            });
        }
    }
}
