package dev.onehot.cli;

import module java.base;

import dev.onehot.disk.DurableFolder;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.WorkFolder;

/// Where the files and commands of one run are. Only their owner can look into it, and no key is in any of them.
///
/// It goes when the program has ended. Where that takes our place nothing of ours is left to see to it, so a small process of the shell's waits; were that
/// ended too, the lock of the folder ends with the program, and the next run sweeps it.
final class RunFolder implements AutoCloseable {
    /// Signals of the terminal are for the program. Who may not signal it, because it runs as somebody else, asks for its state.
    private static final String WAIT_AND_DELETE = "(trap '' HUP INT QUIT TERM;"
            + " while kill -0 \"$1\" 2>/dev/null || ps -p \"$1\" >/dev/null 2>&1; do sleep 1; done; rm -rf -- \"$2\") >/dev/null 2>&1 </dev/null &";

    private static final int LONGEST_START_SECONDS = 10;
    private static final String COMMANDS = "commands";

    private final WorkFolder folder;

    private RunFolder(WorkFolder folder) {
        this.folder = folder;
    }

    /// @param data where Onehot keeps what it has, for systems without a folder that lasts as long as somebody is logged in
    static RunFolder in(Path data, Map<String, String> environment) throws IOException {
        return in(places(data, environment).getFirst());
    }

    /// One with scripts, in the first place where such can be run: a disk may be mounted so that nothing on it can be.
    ///
    /// @param scripts by the names of the commands
    static RunFolder in(Path data, Map<String, String> environment, Map<String, String> scripts) throws IOException {
        IOException failure = new NoSuchFileException(data.toString());
        for (var place : places(data, environment)) {
            try {
                var made = in(place);
                if (made.takes(scripts)) {
                    return made;
                }
            } catch (IOException refused) {
                failure = refused;
            }
        }
        throw failure;
    }

    private static RunFolder in(Path place) throws IOException {
        DurableFolder.make(place, OwnerOnly.folder());
        return new RunFolder(WorkFolder.in(place.toRealPath()));
    }

    private static List<Path> places(Path data, Map<String, String> environment) {
        var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        var own = data.resolve("run");
        return runtime.startsWith("/") && Files.isWritable(Path.of(runtime)) ? List.of(Path.of(runtime, "onehot", "run"), own) : List.of(own);
    }

    Path path() {
        return folder.path();
    }

    /// The folder with its commands, for PATH.
    Path commands() {
        return path().resolve(COMMANDS);
    }

    /// Whether this is such a folder of any run.
    static boolean isOfCommands(Path folder) {
        return folder.endsWith(COMMANDS) && folder.getParent() != null && WorkFolder.isOne(folder.getParent());
    }

    /// Answers whether they will be found and can be run; it is gone where not.
    private boolean takes(Map<String, String> scripts) throws IOException {
        boolean done = false;
        try {
            done = writes(scripts);
            return done;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private boolean writes(Map<String, String> scripts) throws IOException {
        var commands = Files.createDirectory(commands(), OwnerOnly.folder());
        for (var script : scripts.entrySet()) {
            var file = Files.createFile(commands.resolve(script.getKey()), OwnerOnly.program());
            Files.write(file, script.getValue().getBytes(StandardCharsets.UTF_8));
            if (!Files.isExecutable(file)) {
                return false;
            }
        }
        return !commands.toString().contains(File.pathSeparator);
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
