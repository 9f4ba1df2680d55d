package dev.onehot.cli;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.core.HomeFolder;
import dev.onehot.desktop.LoginStart;
import java.nio.file.Path;

/// What shows the tray, now and at every login.
///
/// @param database as another process names it
public record TrayCommand(Map<String, String> environment, String database) {
    /// Its program and arguments; it opens the window where nobody shows a tray. Blocks on the disk.
    public List<String> words() {
        var line = HelperCommand.path(environment, System.getProperties());
        // A package has one of its own for it, which on Windows opens no console.
        var own = Path.of(line.replaceFirst("onehotctl(\\.exe)?$", "onehotctl-tray$1"));
        var words = new ArrayList<>(List.of(own.isAbsolute() && Files.isExecutable(own) ? own.toString() : line));
        if (!database.equals(DataDirectory.database(environment, System.getProperties()).toAbsolutePath().toString())) {
            words.addAll(List.of("--db", database));
        }
        words.addAll(List.of("tray", "--login"));
        return words;
    }

    /// Its entry among what the system starts.
    public LoginStart atLogin() {
        return new LoginStart(System.getProperty("os.name", ""), environment, HomeFolder.of(environment, System.getProperties()), words());
    }

    /// Shows it now, in a process of its own. Whoever is the second one ends at once.
    public void start() throws IOException {
        var builder = new ProcessBuilder(words()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.start().getOutputStream().close();
    }
}
