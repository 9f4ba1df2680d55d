package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.Shells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `env` prints means the same to the real shells, whatever the characters.
@Execution(ExecutionMode.CONCURRENT)
class ShellQuotingTest {
    @TempDir
    private Path folder;

    /// Every ASCII character, alone and beside others; quotes of all kinds; line ends; letters of other scripts; then chance.
    private static List<String> values() {
        var values = new ArrayList<String>();
        IntStream.rangeClosed(1, 0x7f).mapToObj(Character::toString).forEach(c -> {
            values.add(c);
            values.add("a" + c + "b");
            values.add(c + c + "x" + c);
        });
        values.addAll(List.of(
                "'", "''", "'''", "\\'", "'\\''", "\\", "\\\\", "a\\", "\"\"", "$HOME", "${HOME}", "$(id)", "`id`", "%PATH%", "%%", "!x",
                "!!", "a b  c", " lead", "trail ", "\ttab", "#x", "~", "*", "?", "[a]", "{a,b}", "a=b", "-n", "--", "line\nline", "line\n",
                "\n", "a\r\nb", "\r", "“”„‘’‚‛", "‘a’", "ü", "漢字", "🔥", "e\u0301", "\u00a0", "\u202e", "\ufeff", "\u2028", "x;y&z|w<v>u^t"));
        var random = new Random(6);
        for (int i = 0; i < 200; i++) {
            var value = random.ints(1 + random.nextInt(30), 1, 0x2_0000)
                    .map(c -> random.nextInt(3) > 0 ? 1 + c % 0x7f : c)
                    .filter(c -> Character.getType(c) != Character.SURROGATE && Character.isDefined(c))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            values.add("v" + value);
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "zsh", "sh"})
    void aPosixShellReadsEveryCharacter(String shell) throws Exception {
        check(shell, Shell.SH, ".", "");
    }

    @Test
    void interactiveHabitsOfZshAndBashChangeNothing() throws Exception {
        check("zsh", Shell.SH, ".", "setopt RC_QUOTES BANG_HIST\n");
        check("bash", Shell.SH, ".", "set -o history; set -o histexpand\n");
    }

    @Test
    void fishReadsEveryCharacter() throws Exception {
        check("fish", Shell.FISH, "source", "");
    }

    @Test
    void powershellReadsEveryCharacter() throws Exception {
        check("pwsh", Shell.POWERSHELL, "Get-Content -Raw", "");
    }

    @Test
    void aShellReadsDotenvFilesToo() throws Exception {
        check("dash", Shell.DOTENV, ".", "set -a\n");
    }

    /// Sets every value, and has `env -0` tell what arrived.
    private void check(String name, Shell shell, String source, String before) throws Exception {
        var found = Shells.find(name);
        assumeTrue(found.isPresent(), name + " is not installed, so what it would read was not tested.");
        var values = values();
        var script = new StringBuilder(before);
        for (int i = 0; i < values.size(); i++) {
            script.append(shell.line(new Variable("V" + i, Optional.of(values.get(i))))).append('\n');
        }
        script.append(shell.line(new Variable("GONE", Optional.empty()))).append('\n');
        script.append(shell == Shell.POWERSHELL ? "& env -0" : "env -0").append('\n');
        var arrived = arrived(found.get(), name, script.toString());
        for (int i = 0; i < values.size(); i++) {
            assertThat(arrived).contains("V" + i + "=" + values.get(i));
        }
        assertThat(arrived).noneMatch(it -> it.startsWith("GONE=") && shell != Shell.DOTENV && it.length() > 5);
    }

    private List<String> arrived(Path shell, String name, String script) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve(name.equals("pwsh") ? "script.ps1" : "script"), script);
        var command = new ArrayList<>(List.of(shell.toString()));
        if (name.equals("pwsh")) {
            command.addAll(List.of("-NoProfile", "-File"));
        }
        command.add(file.toString());
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("GONE", "here");
        var process = builder.start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Stream.of(out.split("\0")).toList();
    }
}
