package dev.onehot;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The later half of the window's tests, by their names, in a second process beside this one: there are two processors, and one FX thread in each process.
@Order(0)
@Execution(ExecutionMode.CONCURRENT)
class SecondWindowsTest {
    /// As in the pom, where they are left out of this process unless they are asked for by name.
    private static final Pattern THEIRS = Pattern.compile("dev/onehot/ui/(?:.*/)?[L-Z]\\w*Test\\.class");

    private static final long LIMIT_SECONDS = 840;

    @Test
    @Timeout(value = LIMIT_SECONDS + 30, unit = TimeUnit.SECONDS)
    void theyPass() throws IOException, InterruptedException, ReflectiveOperationException {
        var root = Path.of("target/test-classes");
        try (var files = Files.walk(root)) {
            var classes = files.map(it -> root.relativize(it).toString().replace(File.separatorChar, '/')).filter(THEIRS.asMatchPredicate())
                    .map(it -> it.replace(".class", "").replace('/', '.')).sorted().toList();
            assertThat(classes).hasSizeGreaterThan(30);
            var said = Path.of("target/second-windows.log");
            var process = new ProcessBuilder(command(classes)).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            try {
                assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("they end").isTrue();
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            var lines = Files.readAllLines(said);
            assertThat(process.exitValue()).as(() -> String.join("\n", lines)).isZero();
            assertThat(lines.getLast()).matches("\\d{3,} run, 0 failed");
            System.out.println("In the second process: " + lines.getLast());
        }
    }

    /// As this process was started, which only a module that Onehot does not need can say.
    private static List<String> command(List<String> classes) throws ReflectiveOperationException {
        var running = Class.forName("java.lang.management.ManagementFactory").getMethod("getRuntimeMXBean").invoke(null);
        var options = (List<?>) Class.forName("java.lang.management.RuntimeMXBean").getMethod("getInputArguments").invoke(running);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        options.forEach(it -> command.add(it.toString()));
        classes.stream().map(it -> it.substring(0, it.lastIndexOf('.'))).distinct().forEach(it -> command.addAll(List.of("--add-opens", "dev.onehot/" + it + "=ALL-UNNAMED")));
        command.addAll(List.of("--class-path", System.getProperty("java.class.path"), "--module", "dev.onehot/dev.onehot.testing.SecondWindows"));
        command.addAll(classes);
        return command;
    }
}
