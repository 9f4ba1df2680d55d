package dev.onehot.tools.programs;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.tools.programs.StartedProgram.Known;
import dev.onehot.tools.programs.StartedProgram.OpenShell;
import dev.onehot.tools.programs.StartedProgram.Unclear;
import dev.onehot.tools.programs.StartedProgram.Unknown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Which program a command line starts, and where its arguments begin. `WrappedProgramRunTest` runs such lines.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class ProgramSearchTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    private Set<String> held = Set.of();

    /// As an installation has them: `bin` is in PATH.
    @BeforeEach
    void install() throws IOException {
        for (var name : List.of("codex", "claude", "pi", "firejail")) {
            file("bin/" + name, "#!/usr/bin/env node\n");
        }
        module("@openai/codex", "{\"name\":\"@openai/codex\",\"bin\":{\"codex\":\"bin/codex.js\"}}", "bin/codex.js");
        file("lib/node_modules/@openai/codex/vendor/rg", "\0");
        file("lib/node_modules/@openai/codex/dist/package.json", "{\"type\":\"module\"}");
        file("lib/node_modules/@openai/codex/dist/main.js", "#!/usr/bin/env node\n");
        module("claudette", "{\"name\":\"claudette\",\"bin\":\"cli.js\"}", "cli.js");
        link("bin/cx", "lib/node_modules/@openai/codex/bin/codex.js");
        link("bin/rg", "lib/node_modules/@openai/codex/vendor/rg");
        link("bin/other", "lib/node_modules/claudette/cli.js");
        file("share/claude/versions/2.1.328", "\0");
        link("bin/cc", "share/claude/versions/2.1.328");
        file("casks/codex-aarch64-apple-darwin", "\0");
        link("bin/cask", "casks/codex-aarch64-apple-darwin");
        link("bin/cl", "bin/claude");
        link("bin/cll", "bin/cl");
        file("bin/starts-codex", "#!/bin/bash\n# claude is nice\nset -e\nX=1 exec codex \"$@\"\n");
        file("bin/shim", "#!/bin/sh\nbasedir=$(dirname \"$0\")\nexec node \"$basedir/5/node_modules/@openai/codex/bin/codex.js\" \"$@\"\n");
        file("bin/starts-script", "starts-codex\n");
        file("bin/circle", "#!/bin/sh\ncircle\n");
        file("bin/asks-version", "#!/bin/sh\ncodex --version\necho claude\n");
        file("bin/python-one", "#!/usr/bin/python3\ncodex\n");
        file("bin/mise", "\0");
        link("bin/gemini", "bin/mise");
    }

    /// `id | words up to it | its arguments`, `unclear | id | how`, `named | id`, `nothing`; idle where it asks nobody.
    @ParameterizedTest
    @CsvFileSource(resources = "command-lines.tsv", delimiter = '\t', quoteCharacter = '"')
    void aProgramIsFoundThroughWhatStartsIt(String line, String found) {
        assertThat(told(find(line))).as(line).isEqualTo(found);
    }

    /// What is found by its name in the PATH of the run is held wherever it is started; nothing else is.
    @ParameterizedTest
    @CsvFileSource(resources = "held-lines.tsv", delimiter = '\t', quoteCharacter = '"')
    void whatIsHeldNeedsNoRefusal(String line, String found) throws IOException {
        held = Set.of("codex", "claude", "pi");
        file("bin/starts-path", "#!/bin/sh\nPATH=/opt/x:$PATH\ncodex\n");
        file("bin/starts-file", "#!/bin/sh\nexec DIR/bin/codex\n".replace("DIR", folder.toString()));
        file("bin/starts-zsh", "#!/usr/bin/env zsh\ncodex\n");
        file("bin/starts-login", "#!/bin/bash -l\ncodex\n");
        file("project/node_modules/.bin/codex", "#!/usr/bin/env node\n");
        file("bin/tmux", "\0");
        assertThat(told(find(line))).as(line).isEqualTo(found);
    }

    @Test
    void whatAShimWouldSetIsKeptFromIt() {
        assertThat(((Known) find("gemini -p hi")).variables()).isEqualTo(Map.of("MISE_NO_ENV", "1"));
        assertThat(((Known) find("codex")).variables()).isEmpty();
    }

    @Test
    void aFileThatIsNoneEndsNothing() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("bin").resolve("pipe").toString()).start().waitFor()).isZero();
        link("bin/round", "bin/about");
        link("bin/about", "bin/round");
        assertThat(find("pipe")).isEqualTo(Unknown.NOTHING);
        assertThat(find("./bin/pipe")).isEqualTo(Unknown.NOTHING);
        assertThat(find("sh bin/pipe")).isEqualTo(Unknown.NOTHING);
        assertThat(find("round")).isEqualTo(Unknown.NOTHING);
        assertThat(find("env")).isEqualTo(Unknown.NOTHING);
        assertThat(ProgramSearch.find(List.of("env", "-S", " ", "a\0b"), Map.of("PATH", "\0:"), folder, Set.of())).isEqualTo(Unknown.NOTHING);
    }

    private StartedProgram find(String line) {
        var words = new ArrayList<String>();
        var word = WORD.matcher(line.replace("DIR", folder.toString()));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return ProgramSearch.find(words, Map.of("PATH", folder.resolve("bin") + ":" + folder.resolve("none")), folder, held);
    }

    private String told(StartedProgram started) {
        return switch (started) {
            case Known known -> {
                var lost = known.lost(java.util.Set.of("SET"), java.util.Set.of("UNSET"));
                yield lost.map(this::told).orElseGet(() -> String.join(" | ", (known.isIdle() ? "idle " : "") + known.program().id(), String.join(" ", known.front()), String.join(" ", known.rest()))
                        .replace(folder.toString(), "DIR")
                        .strip());
            }
            case Unclear unclear -> "unclear | " + unclear.program().id() + " | " + unclear.how();
            case Unknown(var named) -> named.map(it -> "named | " + it.id()).orElse("nothing");
            case OpenShell _ -> "shell";
        };
    }

    private void module(String name, String described, String started) throws IOException {
        var place = "lib/node_modules/" + name + "/";
        file(place + "package.json", described);
        file(place + started, "#!/usr/bin/env node\n");
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), folder.resolve(target));
    }
}
