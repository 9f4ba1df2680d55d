package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The build rehearses wherever a checkout is, also where a socket's name would be longer than systems take.
@Execution(ExecutionMode.CONCURRENT)
class CommandLineRehearsalTest {
    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLongPathIsNoObstacle() throws IOException {
        var deep = Files.createDirectories(folder.resolve("a checkout far down in the folders of somebody".repeat(3)));
        var temporary = Files.createDirectory(folder.resolve("t"));

        try (var child = Child.start(CommandLineRehearsal.class, temporary, deep.toString())) {
            child.drain();
            assertThat(child.awaitExit()).isZero();
        }
        // What writes programs' files has been rehearsed too.
        assertThat(deep.resolve("home/.codex/config.toml")).content().contains("https://rehearsal.example/v1");
        try (var left = Files.list(temporary)) {
            assertThat(left.filter(it -> it.getFileName().toString().contains("onehot"))).isEmpty();
        }
    }
}
