package dev.onehot.desktop;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.DurableFolder;
import java.nio.file.Path;

/// What a system is told so that it starts the tray when its person logs in. Blocks on the disk.
///
/// @param system as `os.name` has it
/// @param command what is started, and its arguments
public record LoginStart(String system, Map<String, String> environment, Path home, List<String> command) {
    private static final String ID = "dev.onehot.Onehot";
    private static final String RUN = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final long LIMIT_SECONDS = 10;

    public LoginStart {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }

    /// Has it started from the next login on, or not any more. What is so already stays as it is, whatever else stands there.
    public void set(boolean on) throws IOException {
        if (system.startsWith("Windows")) {
            run(on);
        } else if (on != isOn()) {
            if (on) {
                DurableFolder.make(Objects.requireNonNull(file().getParent()));
                DurableFile.replace(file(), ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8)));
            } else {
                DurableFile.delete(file());
            }
        }
    }

    /// An entry that a session's own settings have switched off says so in itself.
    private boolean isOn() throws IOException {
        return Files.exists(file()) && Files.readAllLines(file()).stream().noneMatch(it -> it.strip().equalsIgnoreCase("Hidden=true"));
    }

    Path file() {
        if (system.startsWith("Mac")) {
            return home.resolve("Library/LaunchAgents").resolve(ID + ".plist");
        }
        var named = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (named.startsWith("/") ? Path.of(named) : home.resolve(".config")).resolve("autostart").resolve(ID + ".desktop");
    }

    String text() {
        return system.startsWith("Mac") ? agent() : entry();
    }

    private String entry() {
        return """
                [Desktop Entry]
                Type=Application
                Name=Onehot
                Comment=The active AI provider in the tray
                Exec=%s
                Icon=%s
                Terminal=false
                NoDisplay=true
                """.formatted(command.stream().map(LoginStart::quoted).collect(Collectors.joining(" ")), ID);
    }

    /// As the specification of desktop entries has arguments: within quotes, and the backslashes of that once more for the line.
    private static String quoted(String word) {
        var percent = word.replace("%", "%%");
        return percent.matches("[\\w./=:%-]+") ? percent : '"' + percent.replaceAll("([\"`$\\\\])", "\\\\$1").replace("\\", "\\\\") + '"';
    }

    private String agent() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key><string>%s</string>
                    <key>ProgramArguments</key>
                    <array>%s</array>
                    <key>RunAtLoad</key><true/>
                    <key>LimitLoadToSessionType</key><string>Aqua</string>
                </dict>
                </plist>
                """.formatted(ID, command.stream().map(it -> it.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .map(it -> "<string>" + it + "</string>").collect(Collectors.joining()));
    }

    /// The words of `reg`.
    List<String> registry(boolean on) {
        var line = command.stream().map(it -> '"' + it + '"').collect(Collectors.joining(" "));
        return on ? List.of("reg", "add", RUN, "/v", ID, "/t", "REG_SZ", "/d", line, "/f") : List.of("reg", "delete", RUN, "/v", ID, "/f");
    }

    private void run(boolean on) throws IOException {
        var process = new ProcessBuilder(registry(on)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("reg does not end");
            }
            // What is not there cannot be deleted.
            if (on && process.exitValue() != 0) {
                throw new IOException("reg failed with " + process.exitValue());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
