package dev.onehot.app.start;

import module java.base;

import com.sun.glass.ui.Application;
import dev.onehot.core.files.ExportFile;

/// Exports that macOS hands over: not by an argument, as other systems do, but by an event, to a program that runs or has just been started.
///
/// JavaFX hears the event and has no way to listen to it but its internals. Without those the person imports the file in the window.
final class OpenedFiles {
    private OpenedFiles() {}

    /// Gives every export that is handed over to `open`. FX thread.
    static void install(Consumer<Path> open) {
        var application = Application.GetApplication();
        application.setEventHandler(new Listening(application.getEventHandler(), open));
    }

    /// Cocoa takes other arguments of a start for files too.
    private static boolean isExport(String file) {
        try {
            return ExportFile.isNamed(file) && Files.isRegularFile(Path.of(file));
        } catch (InvalidPathException noFile) {
            return false;
        }
    }

    /// In the place of JavaFX's own handler, which still gets everything.
    private static final class Listening extends Application.EventHandler {
        private final Application.EventHandler own;
        private final Consumer<Path> open;

        Listening(Application.EventHandler own, Consumer<Path> open) {
            this.own = own;
            this.open = open;
        }

        @Override
        public void handleOpenFilesAction(Application application, long time, String[] files) {
            own.handleOpenFilesAction(application, time, files);
            // One after the other would only show the last.
            Arrays.stream(files).filter(OpenedFiles::isExport).findFirst().map(Path::of).ifPresent(open);
        }

        @Override
        public void handleWillFinishLaunchingAction(Application application, long time) {
            own.handleWillFinishLaunchingAction(application, time);
        }

        @Override
        public void handleDidFinishLaunchingAction(Application application, long time) {
            own.handleDidFinishLaunchingAction(application, time);
        }

        @Override
        public void handleWillBecomeActiveAction(Application application, long time) {
            own.handleWillBecomeActiveAction(application, time);
        }

        @Override
        public void handleDidBecomeActiveAction(Application application, long time) {
            own.handleDidBecomeActiveAction(application, time);
        }

        @Override
        public void handleWillResignActiveAction(Application application, long time) {
            own.handleWillResignActiveAction(application, time);
        }

        @Override
        public void handleDidResignActiveAction(Application application, long time) {
            own.handleDidResignActiveAction(application, time);
        }

        @Override
        public void handleDidReceiveMemoryWarning(Application application, long time) {
            own.handleDidReceiveMemoryWarning(application, time);
        }

        @Override
        public void handleWillHideAction(Application application, long time) {
            own.handleWillHideAction(application, time);
        }

        @Override
        public void handleDidHideAction(Application application, long time) {
            own.handleDidHideAction(application, time);
        }

        @Override
        public void handleWillUnhideAction(Application application, long time) {
            own.handleWillUnhideAction(application, time);
        }

        @Override
        public void handleDidUnhideAction(Application application, long time) {
            own.handleDidUnhideAction(application, time);
        }

        @Override
        public void handleQuitAction(Application application, long time) {
            own.handleQuitAction(application, time);
        }

        @Override
        public void handlePreferencesChanged(Map<String, Object> preferences) {
            own.handlePreferencesChanged(preferences);
        }
    }
}
