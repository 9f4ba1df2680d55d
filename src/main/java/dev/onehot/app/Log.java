package dev.onehot.app;

import module java.base;

import dev.onehot.disk.OwnerOnly;

import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The log: a file that begins anew before it gets large, next to the ones before. It never holds a message of an exception.
final class Log {
    /// Bytes, and files of that size.
    private static final int LARGEST = 256 * 1024;

    private static final int FILES = 3;

    /// Kept, because the logging library forgets a logger that nobody holds, and its handler with it.
    private static final Logger ROOT = Logger.getLogger("dev.onehot");

    private static volatile @Nullable LogFile open;

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

    /// Writes from now on to `onehot.log.0` in `folder`, first of all `message`; those before are `.1` and `.2`.
    static void begin(Path folder, String message) throws IOException {
        var file = new LogFile(OwnerOnly.make(folder).resolve("onehot.log").toString().replace("%", "%%"));
        file.setFormatter(new LogLine());
        file.setLevel(Level.INFO);
        ROOT.addHandler(file);
        ROOT.removeHandler(CONSOLE);
        open = file;
        file.say(message);
    }

    /// Writes that it ends, and to the console from then on.
    static void end() {
        var file = open;
        open = null;
        if (file != null) {
            ROOT.removeHandler(file);
            file.finish();
        }
        ROOT.removeHandler(CONSOLE);
        ROOT.addHandler(CONSOLE);
    }

    /// A file that is closed by us alone. The logging library closes and forgets all that it knows as soon as the system asks this process
    /// to go, in the same moment in which the program begins to end in order, and what that says would be lost. So its first and its last
    /// line do not go through the library.
    private static final class LogFile extends FileHandler {
        LogFile(String pattern) throws IOException {
            super(pattern, LARGEST, FILES, true);
        }

        @Override
        public synchronized void close() {
            flush();
        }

        synchronized void finish() {
            say("ended");
            super.close();
        }

        void say(String message) {
            var line = new LogRecord(Level.INFO, message);
            line.setLoggerName(Log.class.getName());
            publish(line);
        }
    }
}
