package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// A desktop of its own: a private session bus, a home with its folders, and a display that nobody looks at. Whatever is started on it ends
/// with it. No window manager: a window gets the keys that it is given here.
public final class RealDesktop implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;
    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";

    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;
    private final Path services;
    private final List<Process> started = new ArrayList<>();

    private RealDesktop(Path folder, boolean display) throws IOException {
        this.folder = folder;
        services = Files.createDirectories(folder.resolve("services"));
        var socket = folder.resolve("bus");
        for (var name : List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME", "XDG_RUNTIME_DIR")) {
            environment.put(name, Files.createDirectories(folder.resolve(name.toLowerCase(Locale.ROOT))).toString());
        }
        environment.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket);
        environment.put("PATH", System.getenv("PATH"));
        environment.put("LC_ALL", "C.UTF-8");
        // Neither toolkit looks for aids that would begin a second bus.
        environment.put("NO_AT_BRIDGE", "1");
        environment.put("QT_ACCESSIBILITY", "0");
        if (display) {
            environment.put("DISPLAY", startDisplay());
        }
        // Bare: it starts what a test says that it may, with what it has itself in its environment.
        var settings = folder.resolve("bus.conf");
        Files.writeString(settings, """
                <busconfig><listen>unix:path=%s</listen><auth>EXTERNAL</auth><servicedir>%s</servicedir><policy context="default">
                <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
                """.formatted(socket, services));
        start("", "dbus-daemon", "--nofork", "--config-file=" + settings);
        Await.until("the bus", () -> Files.exists(socket));
    }

    /// The bus and the folders, in `folder`.
    public static RealDesktop withoutDisplay(Path folder) throws IOException {
        return new RealDesktop(folder, false);
    }

    /// With a display too.
    public static RealDesktop in(Path folder) throws IOException {
        return new RealDesktop(folder, true);
    }

    private String startDisplay() throws IOException {
        var said = folder.resolve("display");
        started.add(new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
                .redirectOutput(said.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start());
        Await.until("the display", () -> read(said).endsWith("\n"));
        return ":" + read(said).strip();
    }

    /// Those of `programs` that are not on the path.
    public static List<String> missing(List<String> programs) {
        var places = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return programs.stream().filter(it -> Stream.of(places).noneMatch(place -> Files.isExecutable(Path.of(place, it)))).toList();
    }

    /// For every program that is started here, and for whatever else is to find this bus.
    public Map<String, String> environment() {
        return environment;
    }

    /// A file that belongs to this desktop.
    public Path file(String name) {
        return folder.resolve(name);
    }

    /// One of the folders of the XDG specification, or the home.
    public Path place(String variable) {
        return Path.of(environment.get(variable));
    }

    /// Lets the bus start `command` for whoever asks for `name`.
    public void activatable(String name, String command) throws IOException {
        Files.writeString(services.resolve(name + ".service"), "[D-BUS Service]\nName=%s\nExec=%s\n".formatted(name, command));
        call(BUS, BUS_PATH, BUS + ".ReloadConfig");
    }

    public boolean isOwned(String name) {
        return call(BUS, BUS_PATH, BUS + ".NameHasOwner", name).contains("true");
    }

    /// Calls a method as gdbus does; what it answered, or an empty text for an error.
    public String call(String destination, String path, String method, String... arguments) {
        var command = new ArrayList<>(List.of("gdbus", "call", "--session", "--timeout=20", "--dest=" + destination, "--object-path=" + path,
                "--method=" + method));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /// Starts a program with `input` as all that it can read. What it says goes to a file.
    public Process start(String input, String... command) {
        return start(folder.resolve("said").toFile(), input, command);
    }

    private Process start(File said, String input, String... command) {
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said))
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            started.add(process);
            try (var stream = process.getOutputStream()) {
                stream.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException endedAlready) {
                // It did not want to read.
            }
            return process;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Runs a program to its end and gives what it printed.
    public String run(String... command) {
        return run("", command);
    }

    public String run(String input, String[] command) {
        try {
            var said = Files.createTempFile(folder, "said", "");
            var process = start(said.toFile(), input, command);
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("%s ends", List.of(command)).isTrue();
            started.remove(process);
            return read(said);
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Ends one as its machine's death would, and waits until it is gone.
    public void kill(Process process) {
        process.destroyForcibly();
        awaitEnd(process);
    }

    /// Ends one as the end of a session does, and waits until it is gone.
    public void terminate(Process process) {
        process.destroy();
        awaitEnd(process);
    }

    private void awaitEnd(Process process) {
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("%s ends", process.info()).isTrue();
            started.remove(process);
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /// Whether a window is shown whose title has this in it.
    public boolean shows(String title) {
        return !windows(title).isEmpty();
    }

    /// Waits for a window and presses keys in it, in xdotool's words: `type secret`, `key Return`.
    public void answer(String title, String... steps) {
        Await.until("a window " + title, () -> shows(title));
        var window = windows(title).getLast();
        for (var step : steps) {
            var words = step.split(" ", 2);
            run("xdotool", "windowfocus", "--sync", window, words[0], "--delay", "20", words[1]);
        }
    }

    /// Clicks into a window, at pixels from its corner.
    public void click(String title, int x, int y) {
        run("xdotool", "mousemove", "--window", windows(title).getLast(), String.valueOf(x), String.valueOf(y), "click", "1");
    }

    private List<String> windows(String title) {
        return run("xdotool", "search", "--onlyvisible", "--name", title).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (var process : started.reversed()) {
            process.destroyForcibly();
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        }
    }
}
