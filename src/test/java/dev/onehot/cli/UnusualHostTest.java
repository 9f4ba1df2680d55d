package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A server in a network of containers, whose name has an underscore, is checked by that name.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class UnusualHostTest {
    @TempDir
    private Path folder;

    @Test
    void aHostWithAnUnderscoreIsAskedByItsName() throws IOException {
        var program = RealProgram.in(folder);
        var hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 ai_ollama\n");
        try (var server = Loopback.answering(request -> Loopback.json(200, "{\"models\":[{\"name\":\"tiny\"}]}"))) {
            var there = "ai_ollama:" + server.port();
            program.run("provider", "add", "O", "--kind", "ollama", "--base-url", "http://" + there).done();
            var options = "-Djdk.net.hosts.file=" + hosts + " -Djava.io.tmpdir=" + folder.resolve("tmp");
            var command = List.of(program.script().toString(), "provider", "models", "O");
            assertThat(RealProgram.finish(program.start(command, Map.of("JDK_JAVA_OPTIONS", options)), "").done().out()).isEqualTo("tiny\n");
            assertThat(server.requests()).isNotEmpty().allMatch(it -> it.header("Host").equals(there));
        }
    }
}
