package dev.onehot.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The log: a file that begins anew before it gets large, next to the ones before. It never holds a message of an exception.
final class Log {
    /// Bytes, and files of that size.
    private static final int LARGEST = 256 * 1024;

    private static final int FILES = 3;

    /// Kept, because the logging library forgets a logger that nobody holds, and its handler with it.
    private static final Logger ROOT = Logger.getLogger("dev.onehot");

    private static final ConsoleHandler CONSOLE = new ConsoleHandler();

    static {
        // Java's own console shows the messages of exceptions.
        CONSOLE.setFormatter(new LogLine());
        CONSOLE.setLevel(Level.WARNING);
        ROOT.setUseParentHandlers(false);
        ROOT.addHandler(CONSOLE);
    }

    private Log() {}

    static System.Logger of(Class<?> type) {
        return System.getLogger(type.getName());
    }

    /// Writes from now on to `onehot.log.0` in `folder`; those before are `.1` and `.2`.
    static void begin(Path folder) throws IOException {
        var file = new FileHandler(Folders.make(folder).resolve("onehot.log").toString().replace("%", "%%"), LARGEST, FILES, true);
        file.setFormatter(new LogLine());
        file.setLevel(Level.INFO);
        ROOT.addHandler(file);
        ROOT.removeHandler(CONSOLE);
    }

    /// Writes to the console again.
    static void end() {
        for (var handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
            handler.close();
        }
        ROOT.addHandler(CONSOLE);
    }
}
