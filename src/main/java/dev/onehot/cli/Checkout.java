package dev.onehot.cli;

import module java.base;

/// The command line from a checkout: Maven starts this, and it leaves a start script behind that passes arguments,
/// standard input, signals and the exit code on, which Maven does not.
public final class Checkout {
    private Checkout() {}

    /// Writes the script and carries out what was asked for.
    ///
    /// @param arguments the script to write, then one argument with a whole command line, or none
    public static void main(String[] arguments) throws IOException {
        writeScript(Path.of(arguments[0]));
        var words = arguments.length > 1 ? Words.of(arguments[1]) : List.<String>of();
        if (!words.isEmpty()) {
            Onehotctl.main(words.toArray(String[]::new));
        }
    }

    static void writeScript(Path script) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var start = String.join(" ", Relaunch.FLAGS) + " -Dsun.jnu.encoding=UTF-8";
        var where = System.getProperty("jdk.module.path", "");
        var main = "dev.onehot/" + Onehotctl.class.getName();
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            var text = "@\"" + java + "\" " + start + " --module-path \"" + where + "\" --module " + main + " %*\r\n";
            Files.writeString(script.resolveSibling(script.getFileName() + ".cmd"), text, StandardCharsets.UTF_8);
            return;
        }
        var text = "#!/bin/sh\nexec " + Shell.quoted(java) + " " + start + " --module-path " + Shell.quoted(where) + " --module " + main
                + " \"$@\"\n";
        Files.writeString(script, text, StandardCharsets.UTF_8);
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + script + " executable");
        }
    }
}
