package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How Windows finds a command by its first word: over the folders of PATH, by the endings of PATHEXT.
class WindowsCommandTest {
    @TempDir
    private Path folder;

    private Path first;
    private Path second;
    private WindowsCommand commands;

    @BeforeEach
    void create() throws IOException {
        first = Files.createDirectory(folder.resolve("first"));
        second = Files.createDirectory(folder.resolve("second"));
        commands = new WindowsCommand(
                Map.of("Path", first + File.pathSeparator + "\"" + second + "\"" + File.pathSeparator + folder.resolve("none"), "PATHEXT", ".COM;.EXE;.BAT;.CMD"),
                folder,
                File.pathSeparator);
    }

    @Test
    void aCommandOfNpmIsFoundByItsEnding() throws IOException {
        // npm puts a script for Unix beside it, which Windows cannot run.
        Files.createFile(second.resolve("claude"));
        var script = Files.createFile(second.resolve("claude.cmd"));
        assertThat(commands.resolved(List.of("claude", "-p", "a b"))).containsExactly(script.toString(), "-p", "a b");
    }

    @Test
    void theFirstFolderAndThereTheFirstEndingWins() throws IOException {
        Files.createFile(second.resolve("tool.exe"));
        var script = Files.createFile(first.resolve("tool.cmd"));
        assertThat(commands.resolved(List.of("tool"))).containsExactly(script.toString());
        var program = Files.createFile(first.resolve("tool.exe"));
        assertThat(commands.resolved(List.of("tool"))).containsExactly(program.toString());
    }

    @Test
    void anEndingThatIsGivenIsKept() throws IOException {
        var script = Files.createFile(first.resolve("tool.cmd"));
        Files.createFile(first.resolve("tool.exe"));
        assertThat(commands.resolved(List.of("tool.cmd"))).containsExactly(script.toString());
        var dotted = Files.createFile(first.resolve("node.18.cmd"));
        assertThat(commands.resolved(List.of("node.18"))).containsExactly(dotted.toString());
    }

    @Test
    void aPathIsNotSoughtElsewhere() throws IOException {
        var script = Files.createFile(second.resolve("tool.cmd"));
        Files.createFile(first.resolve("other.cmd"));
        assertThat(commands.resolved(List.of(second.resolve("tool").toString()))).containsExactly(script.toString());
        assertThat(commands.resolved(List.of("second/tool"))).containsExactly(folder.resolve("second/tool.cmd").toString());
        assertThat(commands.resolved(List.of("second/other"))).containsExactly("second/other");
    }

    @Test
    void whatIsNotThereStaysAsItIsForTheSystemToRefuse() throws IOException {
        assertThat(commands.resolved(List.of("nothing", "x"))).containsExactly("nothing", "x");
        Files.createDirectory(first.resolve("folder.exe"));
        assertThat(commands.resolved(List.of("folder"))).containsExactly("folder");
        assertThat(commands.resolved(List.of("a\0b"))).containsExactly("a\0b");
    }

    @Test
    void withoutPathextThereAreTheUsualEndings() throws IOException {
        var script = Files.createFile(first.resolve("tool.cmd"));
        assertThat(new WindowsCommand(Map.of("PATH", first.toString()), folder, File.pathSeparator).resolved(List.of("tool")))
                .containsExactly(script.toString());
    }
}
