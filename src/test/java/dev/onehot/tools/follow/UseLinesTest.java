package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.model.EndpointProvider;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.testing.Shells;
import dev.onehot.tools.Whereabouts;
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
        assertThat(run(shell, option, kind.variable("ONEHOT_KEY_3", "key 3") + "\nprintenv ONEHOT_KEY_3")).isEqualTo("the key, key 3");
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

    @Test
    void aProgramThatFollowsSaysWhatItWantsFromTheShell() {
        var here = new Whereabouts(folder, Map.of(), "Linux");
        var now = List.of(followed("qwen-code", KeyDelivery.VARIABLE), followed("copilot-cli", KeyDelivery.HELPER), followed("vs-code", KeyDelivery.VARIABLE));

        var sh = UseLines.of(UseLines.Shell.SH, now, here);
        assertThat(sh).startsWith(
                new UseLine(UseLine.Purpose.VARIABLE, "Qwen Code", "export ONEHOT_KEY_3=\"$(onehotctl key 3)\""),
                new UseLine(UseLine.Purpose.SOURCED, "Copilot CLI", "[ -r " + file("sh") + " ] && . " + file("sh")),
                new UseLine(UseLine.Purpose.ENVIRONMENT, "", "eval \"$(onehotctl env)\""));
        assertThat(UseLines.of(UseLines.Shell.FISH, now, here)).contains(
                new UseLine(UseLine.Purpose.SOURCED, "Copilot CLI", "test -r " + file("fish") + "; and source " + file("fish")));
        assertThat(UseLines.of(UseLines.Shell.SH, List.of(), here)).hasSize(1 + UseLines.programs().size());
    }

    /// An id with a sign before it would be no name of a variable, and a token is each program's own.
    @Test
    void aProgramThatAsksTheEndpointIsGivenItsOwnToken() {
        var here = new Whereabouts(folder, Map.of(), "Linux");
        var asking = List.of(followed("qwen-code", KeyDelivery.VARIABLE, EndpointProvider.ID), followed("opencode", KeyDelivery.VARIABLE, EndpointProvider.ID));
        assertThat(UseLines.of(UseLines.Shell.SH, asking, here)).startsWith(
                new UseLine(UseLine.Purpose.VARIABLE, "Qwen Code", "export ONEHOT_TOKEN_QWEN_CODE=\"$(onehotctl program token qwen-code --known)\""),
                new UseLine(UseLine.Purpose.VARIABLE, "OpenCode", "export ONEHOT_TOKEN_OPENCODE=\"$(onehotctl program token opencode --known)\""));
    }

    private String file(String ending) {
        return folder.resolve(".config/onehot/copilot." + ending).toString();
    }

    private static ProgramState followed(String id, KeyDelivery delivery) {
        return followed(id, delivery, 3);
    }

    private static ProgramState followed(String id, KeyDelivery delivery, long provider) {
        var program = FollowSections.all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow().program();
        var row = new FollowedProgram("here", id, program.name(), OptionalLong.empty(), delivery, "", false, List.of());
        return new ProgramState(program, true, Optional.of(row), ProgramStanding.FOLLOWS, List.of(), OptionalLong.of(provider), List.of(), Optional.empty());
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
