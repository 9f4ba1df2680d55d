package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FoundProgramsTest {
    private static final String NAME = "onehot-tried-one";

    @TempDir
    private Path home;

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void byItsCommandWhereAShellWouldFindIt() throws IOException {
        var bin = Files.createDirectories(home.resolve("bin"));
        var command = Files.writeString(bin.resolve(NAME), "");
        assertThat(on(bin).has(List.of(NAME), List.of())).as("nobody may start it").isFalse();
        assertThat(command.toFile().setExecutable(true)).isTrue();
        assertThat(on(bin).has(List.of("other", NAME), List.of())).isTrue();
        assertThat(on(home).has(List.of(NAME), List.of())).isFalse();
    }

    /// The desktop's own PATH does not have it.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void byItsCommandWhereItsInstallerPutsIt() throws IOException {
        var command = Files.writeString(Files.createDirectories(home.resolve(".local/bin")).resolve(NAME), "");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        assertThat(new FoundPrograms(Map.of(), home).has(List.of(NAME), List.of())).isTrue();
    }

    @Test
    void byAFileOfIts() throws IOException {
        var file = home.resolve("settings.json");
        assertThat(on(home).has(List.of(NAME), List.of(file))).isFalse();
        Files.writeString(file, "{}");
        assertThat(on(home).has(List.of(NAME), List.of(home.resolve("none"), file))).isTrue();
    }

    private FoundPrograms on(Path folder) {
        return new FoundPrograms(Map.of("PATH", folder.toString()), home);
    }
}
