package dev.onehot.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Makes the caches of loaded and linked classes, by letting the finished image be used as a person would use it.
record Training(Launchers launchers, Path work) {
    /// @param launcher whose options the cache is for
    /// @param main what drives the application, in the same module; its argument is an empty folder
    void train(String launcher, String main) throws IOException {
        var folder = Folders.fresh(work.resolve("training")).toString();
        var cache = launchers.configurations().resolve(launcher.toLowerCase() + ".aot");
        var command = Tool.list(launchers.java());
        for (var option : launchers.read(launcher).options()) {
            // The log is silenced for people; a training that fails must be heard.
            if (!option.startsWith("-XX:AOTCache=") && !option.startsWith("-Xlog:")) {
                command.add(option.replace("$APPDIR", launchers.configurations().toString()));
            }
        }
        // Only the second compiler, which Onehot leaves out, would have a use for counts of calls.
        command.addAll(Tool.list("-Dglass.platform=Headless", "-XX:-AOTRecordTraining", "-XX:AOTCacheOutput=" + cache, "-Xlog:aot*=error,cds*=error",
                "-m", "dev.onehot/" + main, folder));
        var said = Tool.run(command, Map.of("JAVA_TOOL_OPTIONS", "", "ONEHOT_DB", "", "ONEHOT_KEYCHAIN", "none",
                "XDG_RUNTIME_DIR", folder, "XDG_STATE_HOME", folder));
        if (!Files.isRegularFile(cache)) {
            throw new IllegalStateException("the training made no cache:\n" + said);
        }
    }
}
