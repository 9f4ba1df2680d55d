package dev.onehot.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Makes the caches of loaded and linked classes, by letting the finished image be used as a person would use it.
record Training(Launchers launchers, Path work) {
    private static final String PASSWORD = "rehearsal";

    /// @param launcher whose options the cache is for
    /// @param main what drives the application, in the same module; its argument is an empty folder
    void train(String launcher, String main) throws IOException {
        train(launcher, main, Folders.fresh(work.resolve("training")));
    }

    /// For the endpoint: first a database is made in a process of its own, and a certificate for a provider.
    void trainServing(String launcher, String main) throws IOException {
        var folder = Folders.fresh(work.resolve("training"));
        var keytool = Tool.list(Path.of(System.getProperty("java.home"), "bin", "keytool"), "-keystore", folder.resolve("own.p12"), "-storetype", "PKCS12",
                "-storepass", PASSWORD, "-alias", "own");
        Tool.run(Tool.list(keytool, "-genkeypair", "-keyalg", "EC", "-dname", "CN=Rehearsal", "-ext", "san=ip:127.0.0.1"), Map.of());
        Tool.run(Tool.list(keytool, "-exportcert", "-rfc", "-file", folder.resolve("ca.pem")), Map.of());
        Tool.run(Tool.list(command(launcher), "-m", "dev.onehot/" + main, folder), environment(folder));
        train(launcher, main, folder);
    }

    /// For what asks an open window, which another process is meanwhile.
    void trainAsking() throws IOException {
        var folder = Folders.fresh(work.resolve("training"));
        var command = Tool.list(command(Launchers.COMMAND_LINE), "-m", "dev.onehot/dev.onehot.app.AnswersRehearsal", folder);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment(folder));
        var answering = builder.start();
        // Its input ends with this.
        try (var _ = answering.outputWriter()) {
            if (!"open".equals(answering.inputReader().readLine())) {
                throw new IllegalStateException("nobody answers");
            }
            var asking = new AskedFirst(launchers.read(Launchers.COMMAND_LINE)).asking("");
            train(asking.options(), "dev.onehot.app.InquiryRehearsal", folder, AskedFirst.CACHE.replace("$APPDIR/", ""));
        }
    }

    private void train(String launcher, String main, Path folder) throws IOException {
        train(launchers.read(launcher).options(), main, folder, launcher.toLowerCase() + ".aot");
    }

    private void train(List<String> options, String main, Path folder, String name) throws IOException {
        var cache = launchers.configurations().resolve(name);
        // Only the second compiler would have a use for counts of calls: all but the endpoint leave it out, and that one is asked too little here.
        var command = Tool.list(command(options), "-Dglass.platform=Headless", "-XX:-AOTRecordTraining", "-XX:AOTCacheOutput=" + cache,
                "-Xlog:aot*=error,cds*=error", "-m", "dev.onehot/" + main, folder);
        var said = Tool.run(command, environment(folder));
        if (!Files.isRegularFile(cache)) {
            throw new IllegalStateException("the training made no cache:\n" + said);
        }
    }

    private List<String> command(String launcher) throws IOException {
        return command(launchers.read(launcher).options());
    }

    private List<String> command(List<String> options) {
        var command = Tool.list(launchers.java());
        for (var option : options) {
            // The log is silenced for people; a training that fails must be heard.
            if (!option.startsWith("-XX:AOTCache=") && !option.startsWith("-Xlog:")) {
                command.add(option.replace("$APPDIR", launchers.configurations().toString()));
            }
        }
        return command;
    }

    private static Map<String, String> environment(Path folder) {
        return Map.of("JAVA_TOOL_OPTIONS", "", "ONEHOT_DB", "", "ONEHOT_KEYCHAIN", "none",
                "XDG_RUNTIME_DIR", folder.toString(), "XDG_STATE_HOME", folder.toString());
    }
}
