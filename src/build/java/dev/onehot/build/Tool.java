package dev.onehot.build;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Runs the JDK's own tools in this process, and other programs beside it. What they print is shown only when they fail.
final class Tool {
    private Tool() {}

    /// Runs `jar`, `jlink` or `jpackage` of the JDK that runs this.
    static void jdk(String name, List<String> arguments) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        int code = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IllegalStateException("this JDK has no " + name))
                .run(out, out, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(name + " " + String.join(" ", arguments) + "\n" + said);
        }
    }

    /// Runs a program to its end and answers what it printed.
    static String run(List<String> command, Map<String, String> environment) throws IOException {
        var log = Files.createTempFile("dist", ".log");
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            int code = builder.start().waitFor();
            var said = Files.readString(log);
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + "\nended with " + code + ":\n" + said);
            }
            return said;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        } finally {
            Files.delete(log);
        }
    }

    static String run(String... command) throws IOException {
        return run(List.of(command), Map.of());
    }

    /// Whether a program is on the path.
    static boolean has(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }

    static List<String> list(Object... arguments) {
        var list = new ArrayList<String>();
        for (var each : arguments) {
            if (each instanceof List<?> several) {
                several.forEach(it -> list.add(it.toString()));
            } else {
                list.add(each.toString());
            }
        }
        return list;
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
