package dev.onehot.app;

import dev.onehot.app.start.Start;
import dev.onehot.testing.Child;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.stage.Stage;

/// As [WindowChild], with all that a start does on any system. Says first which JavaFX it has, and what of it JavaFX did not let it do.
public final class StartChild {
    /// Kept, because the logging library forgets a logger that nobody holds.
    private static final Logger TRICKS = Logger.getLogger("dev.onehot.app.start");

    private StartChild() {}

    /// Arguments: the folder for everything, the file.
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        TRICKS.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                Child.tell(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        var folder = arguments[0];
        var environment = Map.of("XDG_STATE_HOME", folder + "/state", "XDG_RUNTIME_DIR", folder + "/run");
        System.exit(Main.run(new String[] {"--db", arguments[1]}, environment, System.err, Tried.class));
    }

    /// Not the main class itself: Java looks at those, and refuses an application on the class path.
    public static final class Tried extends WindowChild.Watched {
        @Override
        public void start(Stage primary) {
            Child.tell(System.getProperty("javafx.version"));
            // Which only macOS does.
            Start.listen(this::open);
            super.start(primary);
        }
    }
}
