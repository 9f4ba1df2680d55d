package dev.onehot.cli;

import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.WorkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Where the files of one run are. Only their owner can look into it, and no key is in any of them.
///
/// It goes when the program has ended. Where that takes our place nothing of ours is left to see to it, so a small process of the shell's waits; were that
/// ended too, the lock of the folder ends with the program, and the next run sweeps it.
final class RunFolder implements AutoCloseable {
    /// Signals of the terminal are for the program. Who may not signal it, because it runs as somebody else, asks for its state.
    private static final String WAIT_AND_DELETE = "(trap '' HUP INT QUIT TERM;"
            + " while kill -0 \"$1\" 2>/dev/null || ps -p \"$1\" >/dev/null 2>&1; do sleep 1; done; rm -rf -- \"$2\") >/dev/null 2>&1 </dev/null &";

    private static final int LONGEST_START_SECONDS = 10;

    private final WorkFolder folder;

    private RunFolder(WorkFolder folder) {
        this.folder = folder;
    }

    /// @param data where Onehot keeps what it has, for systems without a folder that lasts as long as somebody is logged in
    static RunFolder in(Path data, Map<String, String> environment) throws IOException {
        var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        var place = data.resolve("run");
        if (runtime.startsWith("/") && Files.isWritable(Path.of(runtime))) {
            place = Path.of(runtime, "onehot", "run");
        }
        Files.createDirectories(place, OwnerOnly.folder());
        return new RunFolder(WorkFolder.in(place.toRealPath()));
    }

    Path path() {
        return folder.path();
    }

    void write(Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.write(
                    Files.createFile(path().resolve(file.getKey()), OwnerOnly.file()), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    /// For a program that is about to take our place.
    void deleteAfter(long process) throws IOException {
        var builder = new ProcessBuilder(List.of("/bin/sh", "-c", WAIT_AND_DELETE, "onehot", String.valueOf(process), path().toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // It opens every key, and is nobody's business here.
        builder.environment().remove("ONEHOT_PASSPHRASE");
        try {
            // The one that is started ends at once: the program must not find a child that it did not start.
            var shell = builder.start();
            if (!shell.waitFor(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        folder.close();
    }
}
