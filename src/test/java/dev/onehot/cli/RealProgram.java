package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.LightPlaces;

/// The built program as processes of their own, started as a person starts it from a checkout.
final class RealProgram {
    private static final long LIMIT_SECONDS = 60;

    private final Path script;
    private final Path folder;
    private final Map<String, String> environment;

    private RealProgram(Path script, Path folder, Map<String, String> environment) {
        this.script = script;
        this.folder = folder;
        this.environment = environment;
    }

    /// On a database in `folder`.
    static RealProgram in(Path folder) {
        try {
            var script = folder.resolve("onehotctl");
            var program = CachedProgram.get();
            program.writeScript(script);
            var temporary = Files.createDirectory(folder.resolve("tmp"));
            return new RealProgram(
                    script,
                    folder,
                    Map.of(
                            "ONEHOT_DB", folder.resolve("onehot.db").toString(),
                            "JDK_JAVA_OPTIONS", options(temporary, program.libraryOptions()),
                            "ONEHOT_KEYCHAIN", "none",
                            "LC_ALL", "C.UTF-8"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String options(Path temporary, List<String> more) {
        return Stream.concat(Stream.of("-Djava.io.tmpdir=" + temporary), more.stream()).map(it -> '"' + it + '"').collect(Collectors.joining(" "));
    }

    Path script() {
        return script;
    }

    /// Starts it; standard error joins standard output only when it is asked for.
    Process start(String... arguments) {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        return start(command, Map.of());
    }

    /// Starts any command with this program's environment, in this folder.
    Process start(List<String> command, Map<String, String> more) {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        // Every Java program says on standard error that it has read this.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        try {
            return limited(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// One that hangs ends, so that the test which waits for it fails instead of waiting for ever.
    private static Process limited(Process process) {
        Thread.ofVirtual().start(() -> {
            try {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        return process;
    }

    Ran run(String... arguments) {
        return finish(start(arguments), "");
    }

    Ran withInput(String input, String... arguments) {
        return finish(start(arguments), input);
    }

    /// Carried out in this process, on the same database: what a test needs to be there, and is not about.
    void prepare(String input, String... arguments) {
        prepare(Map.of(), input, arguments);
    }

    /// As [#prepare(String, String...)], with variables besides.
    void prepare(Map<String, String> more, String input, String... arguments) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        var errors = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = new Program(all, LightPlaces::ofThisComputer, Path.of(""), in, false, new StringWriter(), errors).run(arguments);
        assertThat(code).as(errors.toString()).isZero();
    }

    /// Runs a line in a shell; `$ONEHOTCTL` is the program.
    Ran shell(String shell, String line) {
        return finish(start(List.of(shell, "-c", line), Map.of("ONEHOTCTL", script.toString())), "");
    }

    static Ran finish(Process process, String input) {
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // It has ended already.
        }
        try {
            var errors = new StringBuilder();
            var reader = Thread.ofVirtual().start(() -> errors.append(read(process.errorReader(StandardCharsets.UTF_8))));
            var out = read(process.inputReader(StandardCharsets.UTF_8));
            reader.join();
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Ran(process.exitValue(), out, withoutNotice(errors.toString()));
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /// Java says that it read `JDK_JAVA_OPTIONS`, in two pieces: those of two processes may get between each other.
    static String withoutNotice(String errors) {
        return errors.replaceAll("(?m)^NOTE: Picked up JDK_JAVA_OPTIONS.*\\R+", "");
    }

    private static String read(java.io.Reader reader) {
        try {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A shell starts what it puts into the background with interrupts ignored, and nohup with hang-ups; every child inherits that.
    static void assumeSignalsAreHeard() throws IOException {
        var status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "skipped: no /proc here");
        long ignored = Files.readAllLines(status).stream()
                .filter(it -> it.startsWith("SigIgn:"))
                .mapToLong(it -> Long.parseUnsignedLong(it.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
        assumeTrue((ignored & 0b111) == 0, "skipped: whoever started this ignores signals");
    }
}
