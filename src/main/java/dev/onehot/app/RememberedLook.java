package dev.onehot.app;

import module java.base;

import dev.onehot.desktop.PortalSettings;
import dev.onehot.desktop.SystemStyle;
import dev.onehot.desktop.SystemStyle.Accent;
import dev.onehot.disk.DurableFile;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.ui.SystemLook;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// How the desktop wanted programs to look when a window was open last: the first frame is drawn so, and the desktop is asked behind it. To ask takes 20 ms of a
/// processor before that, most of it for random numbers that Java makes ready for every socket. Any thread.
final class RememberedLook implements AutoCloseable {
    private static final String NONE = "-";

    private final Path state;
    private final Map<String, String> environment;
    private final Consumer<SystemStyle> told;
    private volatile Optional<SystemStyle> remembered;
    private @Nullable PortalSettings portal;
    private boolean closed;

    /// Tells what is remembered at once; where nothing is, the desktop is asked at once.
    ///
    /// @param state the folder for what the window remembers
    /// @param told hears what is known, and whenever it changes; on a thread that is not to wait
    RememberedLook(Path state, Map<String, String> environment, Consumer<SystemStyle> told) {
        this.state = state;
        this.environment = environment;
        this.told = told;
        this.remembered = read();
        remembered.ifPresentOrElse(told, this::follow);
    }

    /// As on Linux, where the desktop says so itself; elsewhere JavaFX knows, and nothing is asked or kept.
    static Optional<RememberedLook> ofThisComputer(Path state, Map<String, String> environment) {
        return System.getProperty("os.name", "").startsWith("Linux") ? Optional.of(new RememberedLook(state, environment, SystemLook::hear)) : Optional.empty();
    }

    /// Asks the desktop from now on, if it is not asked yet.
    synchronized void follow() {
        if (portal == null && !closed) {
            portal = new PortalSettings(environment, this::hear);
        }
    }

    private void hear(SystemStyle style) {
        told.accept(style);
        if (!remembered.equals(Optional.of(style))) {
            remembered = Optional.of(style);
            // Whoever tells it is not to wait for the disk.
            Thread.ofVirtual().name("look").start(() -> write(style));
        }
    }

    private Optional<SystemStyle> read() {
        try {
            return parse(Files.readString(file()).strip());
        } catch (IOException never) {
            return Optional.empty();
        }
    }

    private synchronized void write(SystemStyle style) {
        try {
            OwnerOnly.make(state);
            DurableFile.replace(file(), ByteBuffer.wrap(line(style).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException unwritable) {
            Log.of(RememberedLook.class).log(Level.WARNING, "how the desktop looks was not written", unwritable);
        }
    }

    private Path file() {
        return state.resolve("look");
    }

    static String line(SystemStyle style) {
        var accent = style.accent().map(it -> it.red() + "," + it.green() + "," + it.blue()).orElse(NONE);
        return String.join(" ", word(style.dark()), String.valueOf(style.highContrast()), accent, word(style.still()));
    }

    private static String word(Optional<Boolean> choice) {
        return choice.map(String::valueOf).orElse(NONE);
    }

    /// Empty for anything but what [#line] writes.
    static Optional<SystemStyle> parse(String line) {
        var words = line.split(" ", -1);
        try {
            return words.length != 4
                    ? Optional.empty()
                    : Optional.of(new SystemStyle(choice(words[0]), choice(words[1]).orElseThrow(), accent(words[2]), choice(words[3])));
        } catch (IllegalArgumentException | NoSuchElementException another) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> choice(String word) {
        return switch (word) {
            case NONE -> Optional.empty();
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Optional<Accent> accent(String word) {
        if (word.equals(NONE)) {
            return Optional.empty();
        }
        var parts = Arrays.stream(word.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
        if (parts.length != 3 || Arrays.stream(parts).anyMatch(it -> !(it >= 0 && it <= 1))) {
            throw new IllegalArgumentException(word);
        }
        return Optional.of(new Accent(parts[0], parts[1], parts[2]));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (portal != null) {
            portal.close();
        }
    }
}
