package dev.onehot.cli;

import module java.base;

/// Starts this program once more, as a process of its own.
final class Relaunch {
    /// For a process that ends soon, or has nothing to wait for.
    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:-MaxFDLimit",
            "--enable-native-access=org.xerial.sqlitejdbc,dev.onehot");

    /// What a process needs to find the parts of the program, wherever it was installed.
    private static final List<String> KEPT =
            List.of("org.sqlite.lib.path", "org.sqlite.lib.name", "java.io.tmpdir", "sun.jnu.encoding");

    private Relaunch() {}

    /// Its standard error is ours.
    static Process start(List<String> arguments) {
        try {
            return new ProcessBuilder(command(arguments))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The words that start it.
    static List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(FLAGS);
        for (var property : KEPT) {
            var value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        var modules = System.getProperty("jdk.module.path", "");
        if (!modules.isEmpty()) {
            command.addAll(List.of("--module-path", modules));
        }
        command.addAll(List.of("--module", "dev.onehot/dev.onehot.cli.Onehotctl"));
        command.addAll(arguments);
        return command;
    }

    private static String java() {
        var program = File.separatorChar == '/' ? "java" : "java.exe";
        return Path.of(System.getProperty("java.home", "."), "bin", program).toString();
    }
}
