package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.Shells;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lines as real shells take them, with an `onehotctl` that says what it was asked.
class UseLinesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"SH, sh, -c", "SH, bash, -c", "SH, zsh, -c", "FISH, fish, -c", "POWERSHELL, pwsh, -Command"})
    void theVariableHasWhatTheCommandPrints(UseLines.Shell kind, String shell, String option) throws IOException, InterruptedException {
        commandThatPrints("echo \"the key, $*\"");
        assertThat(run(shell, option, kind.variable("ONEHOT_KEY_3", 3) + "\nprintenv ONEHOT_KEY_3")).isEqualTo("the key, key 3");
    }

    @ParameterizedTest
    @CsvSource({
        "SH, sh, -c, export ONEHOT_TRIED=yes",
        "SH, bash, -c, export ONEHOT_TRIED=yes",
        "SH, zsh, -c, export ONEHOT_TRIED=yes",
        "FISH, fish, -c, set -gx ONEHOT_TRIED yes",
        "POWERSHELL, pwsh, -Command, $env:ONEHOT_TRIED = 'yes'"
    })
    void theEnvironmentHasWhatTheCommandSets(UseLines.Shell kind, String shell, String option, String printed) throws IOException, InterruptedException {
        commandThatPrints("test \"$1\" = env && cat <<'END'\n" + printed + "\nEND");
        assertThat(run(shell, option, kind.environment() + "\nprintenv ONEHOT_TRIED")).isEqualTo("yes");
    }

    @Test
    void eachProgramThatCanBeRunHasALine() throws IOException, InterruptedException {
        commandThatPrints("echo \"$@\"");
        assertThat(UseLines.programs()).hasSizeGreaterThan(9).noneMatch(it -> it.id().equals("crush"));
        var claude = UseLines.programs().stream().filter(it -> it.id().equals("claude-code")).findFirst().orElseThrow();
        assertThat(run("sh", "-c", UseLines.run(claude))).isEqualTo("run -- claude");
    }

    private void commandThatPrints(String script) throws IOException {
        var command = Files.writeString(folder.resolve("onehotctl"), "#!/bin/sh\n" + script + "\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
    }

    private String run(String shell, String option, String line) throws IOException, InterruptedException {
        var found = Shells.find(shell);
        assumeTrue(found.isPresent(), shell + " is not installed, so its line was not tried.");
        var builder = new ProcessBuilder(found.get().toString(), option, line).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + File.pathSeparator + path);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }
}
