package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.testing.Await;

/// A private session bus with a real gnome-keyring on it, in folders of its own.
final class RealKeyring implements AutoCloseable {
    static final List<String> PROGRAMS = List.of("dbus-daemon", "gnome-keyring-daemon", "secret-tool", "gdbus");

    /// For every program that is started here, and for the store.
    final Map<String, String> environment = new HashMap<>();

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    RealKeyring(Path folder) throws IOException {
        this.folder = folder;
        var socket = folder.resolve("bus");
        for (var name : List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME", "XDG_RUNTIME_DIR")) {
            environment.put(name, Files.createDirectories(folder.resolve(name.toLowerCase(Locale.ROOT))).toString());
        }
        environment.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket);
        environment.put("PATH", System.getenv("PATH"));
        // Bare: it starts no service by itself, and no prompter.
        var settings = folder.resolve("bus.conf");
        Files.writeString(settings, """
                <busconfig><listen>unix:path=%s</listen><auth>EXTERNAL</auth><policy context="default">
                <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
                """.formatted(socket));
        start("", "dbus-daemon", "--nofork", "--config-file=" + settings);
        Await.until("the bus", () -> Files.exists(socket));
    }

    static List<String> missing() {
        var places = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return PROGRAMS.stream()
                .filter(program -> Stream.of(places).noneMatch(it -> Files.isExecutable(Path.of(it, program))))
                .toList();
    }

    /// Starts the keyring with its login collection unlocked.
    Process startKeyring() throws IOException {
        var keyring = start("a password", "gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets");
        Await.until("the keyring", () -> run(
                        "gdbus", "call", "--session", "--dest=org.freedesktop.DBus", "--object-path=/org/freedesktop/DBus",
                        "--method=org.freedesktop.DBus.NameHasOwner", "org.freedesktop.secrets")
                .contains("true"));
        return keyring;
    }

    void lock() {
        run("gdbus", "call", "--session", "--dest=org.freedesktop.secrets", "--object-path=/org/freedesktop/secrets",
                "--method=org.freedesktop.Secret.Service.Lock", "['/org/freedesktop/secrets/collection/login']");
    }

    /// Runs a program to its end and gives what it printed.
    String run(String... command) {
        return run("", command);
    }

    String run(String input, String[] command) {
        try {
            var process = start(input, command);
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private Process start(String input, String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        for (var process : started.reversed()) {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
