package dev.onehot.app;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.desktop.Drawing;
import dev.onehot.desktop.SystemLanguage;
import dev.onehot.model.OnehotException;
import dev.onehot.ui.Texts;
import javafx.application.Application;

/// Starts the window.
public final class Main {
    private static final int USAGE = 2;
    private static final int NO_WINDOW = 1;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.err, OnehotApplication.class));
    }

    /// Runs until the window is closed; answers the exit code.
    static int run(
            String[] arguments,
            Map<String, String> environment,
            PrintStream errors,
            Class<? extends OnehotApplication> application) {
        DatabaseName database;
        Wish wish;
        try {
            var request = Invocation.parse(arguments, environment);
            database = request.database(environment);
            wish = request.wish();
        } catch (OnehotException address) {
            errors.println(texts().failure(address));
            return USAGE;
        } catch (IllegalArgumentException unusable) {
            errors.println(
                    unusable instanceof InvalidPathException
                            ? texts().get("main.path", String.valueOf(unusable.getMessage()))
                            : texts().get("main.usage"));
            return USAGE;
        }
        var folders = Folders.of(environment, System.getProperties());
        Thread.setDefaultUncaughtExceptionHandler(new CrashReports(folders.state(), errors));
        Optional<OnlyWindow> only;
        try {
            only = OnlyWindow.claimOrTell(folders.meeting(), database.beside(), wish);
            if (only.isEmpty()) {
                return 0;
            }
        } catch (OnlyWindow.NotAnswering hanging) {
            errors.println(texts().get("main.notAnswering"));
            return NO_WINDOW;
        } catch (IOException | UnsupportedOperationException nowhereToMeet) {
            // A second window is a smaller evil than none: the database bears both.
            only = Optional.empty();
        }
        var missing = Display.missing(System.getProperty("glass.platform", ""), environment);
        if (missing.isPresent()) {
            only.ifPresent(OnlyWindow::close);
            errors.println(texts().get(missing.get()));
            return NO_WINDOW;
        }
        chooseDrawing(new Drawing(folders.state()));
        // Opened while the toolkit starts, which takes longer.
        var look = RememberedLook.ofThisComputer(folders.state(), environment);
        var session = new Lifetime(database, folders.state(), only, OnehotApplication::fulfil);
        OnehotApplication.prepare(session, folders, wish, () -> {
            session.listen();
            look.ifPresent(RememberedLook::follow);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(session), "leaving"));
        try {
            Application.launch(application);
        } catch (RuntimeException | Error noToolkit) {
            errors.println(Display.missingLibrary()
                    .map(key -> text(session, key))
                    .orElseGet(() -> text(session, "main.display.refused", String.valueOf(noToolkit.getMessage()))));
            return NO_WINDOW;
        } finally {
            look.ifPresent(RememberedLook::close);
            session.end();
        }
        return OnehotApplication.fatal()
                .map(failure -> {
                    errors.println(text(session, "main.failed", failure));
                    return NO_WINDOW;
                })
                .orElse(0);
    }

    /// On Linux the processor draws, which starts sooner, unless the graphics card is wanted and can. Who names an order on the command line, as the
    /// package does with the processor, is heard otherwise.
    private static void chooseDrawing(Drawing drawing) {
        var order = System.getProperty("prism.order", "sw");
        if (System.getProperty("os.name", "").startsWith("Linux") && order.equals("sw")) {
            System.setProperty("prism.order", drawing.isGraphics() ? "es2,sw" : "sw");
        }
    }

    /// Says something also where the texts themselves could not be read.
    private static String text(Lifetime session, String key, Object... arguments) {
        try {
            return session.texts().get(key, arguments);
        } catch (RuntimeException | Error unreadable) {
            return key + ' ' + Arrays.toString(arguments);
        }
    }

    /// The system asks this process to go: the window disappears at once, then everything is closed in order.
    private static void leave(Lifetime session) {
        // What the toolkit trips over while it is taken away is nobody's fault.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
        OnehotApplication.hide();
        session.end();
    }

    /// Made only when there is something to say: a start that only hands over has nothing.
    private static Texts texts() {
        return new Texts(SystemLanguage.ofThisComputer());
    }
}
