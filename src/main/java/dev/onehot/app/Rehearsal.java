package dev.onehot.app;

import module java.base;
import module javafx.controls;

import dev.onehot.bus.RehearsedBus;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import java.nio.file.Path;

/// Uses the window as a person would and closes it, so that the package's cache holds the classes that this takes.
///
/// Run by the build, without a display, with an empty folder as its argument. Ends with 1 when a control is not to be found.
public final class Rehearsal {
    /// Ids of controls to press, of fields to type into, and of lists whose last row is selected.
    ///
    /// Not of the other screens: what is in the cache is linked at every start, whether it is used or not, and stays in memory.
    private static final List<String> GESTURES = List.of(
            "providersButton",
            "providerList",
            "nameField",
            "revertButton",
            "activateButton",
            "activeButton",
            "switcherField",
            "switcherList",
            "activeButton");

    /// What a display takes, which the rehearsal has none of.
    private static final List<String> GTK = List.of(
            "com.sun.glass.ui.InvokeLaterDispatcher",
            "com.sun.glass.ui.InvokeLaterDispatcher$Future",
            "com.sun.glass.ui.Size",
            "com.sun.javafx.application.preferences.PreferenceMapping",
            "com.sun.glass.ui.gtk.GtkPlatformFactory",
            "com.sun.glass.ui.gtk.GtkApplication",
            "com.sun.glass.ui.gtk.GtkWindow",
            "com.sun.glass.ui.gtk.GtkView",
            "com.sun.glass.ui.gtk.GtkPixels",
            "com.sun.glass.ui.gtk.GtkCursor",
            "com.sun.glass.ui.gtk.GtkTimer",
            "com.sun.glass.ui.gtk.GtkClipboardDelegate",
            "com.sun.glass.ui.gtk.GtkSystemClipboard",
            "com.sun.glass.ui.gtk.GtkDnDClipboard",
            // What a keychain takes that is there.
            "dev.onehot.secret.keychain.FreedesktopKeyring",
            "dev.onehot.secret.keychain.Keychain",
            "dev.onehot.secret.keychain.Keychain$Kind",
            "dev.onehot.secret.keychain.Patience");

    private Rehearsal() {}

    public static void main(String[] arguments) {
        var file = Path.of(arguments[0], "onehot.db");
        fill(file);
        leavePlace();
        if (System.getProperty("os.name", "").startsWith("Linux")) {
            GTK.forEach(Rehearsal::read);
        }
        var environment = new HashMap<>(System.getenv());
        // Most desktops have one, and every start asks it.
        try (var bus = new RehearsedBus(file.resolveSibling("bus"))) {
            environment.put("DBUS_SESSION_BUS_ADDRESS", bus.address());
            System.exit(Main.run(new String[] {"--db", file.toString()}, environment, System.err, Play.class));
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
    }

    /// As a window left it that was open before, which is how most starts find it.
    private static void leavePlace() {
        try {
            var state = OwnerOnly.make(Folders.of(System.getenv(), System.getProperties()).state());
            Files.writeString(state.resolve("window"), "10 10 960 640 false");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void read(String name) {
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException renamed) {
            System.err.println("The rehearsal finds no " + name);
        }
    }

    private static void fill(Path file) {
        try (var manager = SettingsManager.open(file)) {
            for (var kind : List.of("anthropic", "openai", "google")) {
                var draft = new ProviderDraft(kind, kind, "", kind + "-model", "", KeyChange.KEEP);
                manager.apply(new Command.CreateProvider(draft, kind.equals("openai")), Origin.API);
            }
            // A window does so soon after its start.
            manager.backups().makeDaily();
        }
    }

    /// The window, and the hand that uses it.
    public static final class Play extends OnehotApplication {
        /// Time for layout, painting and the writer between two gestures.
        private static final int PULSES_A_STEP = 6;

        private static final int PATIENCE = 600;

        private final Queue<String> gestures = new ArrayDeque<>(GESTURES);
        private int pulses;

        /// Called by JavaFX.
        public Play() {}

        @Override
        public void start(Stage primary) {
            super.start(primary);
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse();
                }
            }.start();
        }

        private void pulse() {
            pulses++;
            var next = gestures.peek();
            if (pulses < PULSES_A_STEP) {
                return;
            }
            if (next == null) {
                Platform.exit();
                return;
            }
            var control = find(next);
            if (control.isPresent()) {
                gestures.remove();
                pulses = 0;
                use(control.get());
            } else if (pulses > PATIENCE) {
                System.err.println("The rehearsal finds no " + next);
                // The build must not go on with a cache of half a play.
                Runtime.getRuntime().halt(1);
            }
        }

        private static Optional<Node> find(String id) {
            return Window.getWindows().stream()
                    .filter(it -> it.getScene() != null)
                    .flatMap(it -> Stream.ofNullable(it.getScene().getRoot().lookup("#" + id)))
                    .findFirst();
        }

        private static void use(Node control) {
            switch (control) {
                case ButtonBase button -> button.fire();
                case TextInputControl field -> field.appendText("e");
                // Not beside what is selected already: several have a page of their own.
                case ListView<?> list -> list.getSelectionModel().clearAndSelect(list.getItems().size() - 1);
                default -> throw new IllegalStateException("cannot use " + control);
            }
        }
    }
}
