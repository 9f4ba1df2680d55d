package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the system refuses to write is told as that, with a way on that helps.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class RefusedWritesTest {
    @TempDir
    private Path folder;

    @Test
    void aLimitOnTheSizeOfFilesIsNoReasonToRestoreABackup() throws Exception {
        var program = RealProgram.in(folder);
        program.prepare("", "setting", "set", "mine", "1");
        for (int i = 0; i < 6; i++) {
            program.prepare("x".repeat(900_000), "setting", "set", "large" + i, "--stdin");
        }
        program.prepare("", "export", folder.resolve("large.json").toString());
        Files.delete(folder.resolve("onehot.db"));
        program.prepare("", "setting", "set", "mine", "2");

        var limited = program.start(List.of("sh", "-c", "ulimit -f 4500; exec ./onehotctl import large.json"), Map.of());
        var errors = new String(limited.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(limited.waitFor()).as(errors).isEqualTo(Exit.DATABASE);
        assertThat(errors).contains("could not be written", "Nothing was changed", "ulimit -f").doesNotContain("backup");
        assertThat(program.run("setting", "get", "mine").out()).isEqualTo("2\n");
        assertThat(program.run("setting", "get", "large0").code()).isEqualTo(Exit.MISSING);
    }
}
