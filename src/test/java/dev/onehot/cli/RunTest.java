package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl run`: the command behaves as it would without us, and sees the provider.
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class RunTest {
    private static final String SECRET = "sk-marked-9876543210";

    @TempDir
    private Path folder;

    private RealProgram program;

    @BeforeEach
    void addProvider() {
        program = RealProgram.in(folder);
        PlainFile.at(folder.resolve("onehot.db"));
        program.prepare(SECRET, "provider", "add", "OpenAI", "--key-stdin", "--model", "m ü");
    }

    @Test
    void theCommandSeesTheProviderAndItsArgumentsAsTheyAre() {
        var ran = program.run("run", "--", "sh", "-c", "printf '%s|' \"$OPENAI_API_KEY\" \"$ONEHOT_MODEL\" \"$@\"", "x", "", "a  b", "--json", "ü\n", "--", "*");
        assertThat(ran.done().out()).isEqualTo(SECRET + "|m ü||a  b|--json|ü\n|--|*|");
    }

    @Test
    void whatBelongsToAnotherProviderDoesNotReachThisOne() {
        program.prepare("", "provider", "add", "Elsewhere", "--kind", "openai-compatible", "--base-url", "http://localhost:1/v1");
        var ran = RealProgram.finish(
                program.start(
                        List.of(program.script().toString(), "run", "Elsewhere", "--", "sh", "-c", "echo ${OPENAI_API_KEY-unset} ${ONEHOT_PASSPHRASE-unset} $OPENAI_BASE_URL $ANTHROPIC_API_KEY"),
                        Map.of("OPENAI_API_KEY", "sk-of-the-person", "ONEHOT_PASSPHRASE", "four words or more", "ANTHROPIC_API_KEY", "sk-of-another-kind")),
                "");
        assertThat(ran.done().out()).isEqualTo("unset unset http://localhost:1/v1 sk-of-another-kind\n");
    }

    /// An installed Onehot may stand in the folder for temporary files, or be started with another one.
    @Test
    @EnabledOnOs(OS.LINUX)
    void theLibraryOfAnInstalledOnehotStays() throws IOException {
        var installed = Files.createDirectory(folder.resolve("tmp").resolve("app"));
        var machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        var library = installed.resolve("libsqlitejdbc.so");
        try (var packed = org.sqlite.JDBC.class.getResourceAsStream("/org/sqlite/native/Linux/" + machine + "/libsqlitejdbc.so")) {
            Files.copy(java.util.Objects.requireNonNull(packed), library);
        }
        var options = "-Djava.io.tmpdir=" + installed.getParent() + " -Dorg.sqlite.lib.path=" + installed;
        var command = List.of(program.script().toString(), "run", "--", "true");
        RealProgram.finish(program.start(command, Map.of("JDK_JAVA_OPTIONS", options)), "").done();
        assertThat(library).exists();
    }

    @Test
    void itsExitCodeIsOurs() {
        assertThat(program.run("run", "--", "sh", "-c", "exit 42").code()).isEqualTo(42);
        assertThat(program.run("run", "--", "sh", "-c", "kill -TERM $$").code()).isEqualTo(128 + 15);
        program.run("run", "--", "no-such-command-here").failed(127);
        program.run("run", "--", folder.toString()).failed(126);
        assertThat(program.run("run", "--", "/etc/passwd").failed(126).errors()).contains("permission denied");
        assertThat(program.run("run", "--", "/etc/passwd/x").failed(126).errors()).contains("no folder");
        assertThat(program.run("run", "--", "./no-such-file").failed(127).errors()).contains("no such file");
    }

    @Test
    void signalsReachIt() throws Exception {
        RealProgram.assumeSignalsAreHeard();
        var signals = List.of("TERM", "INT", "HUP", "QUIT", "USR1");
        var traps = signals.stream().map(it -> "trap 'echo " + it + "' " + it).collect(Collectors.joining("; "));
        var process = program.start("run", "--", "sh", "-c", traps + "; trap 'exit 9' USR2; echo ready; while :; do sleep 0.02; done");
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            for (var signal : signals) {
                signal(process, signal);
                assertThat(out.readLine()).isEqualTo(signal);
            }
            signal(process, "USR2");
            assertThat(process.waitFor()).isEqualTo(9);
        }
    }

    @Test
    void aCommandThatASignalEndsEndsUsWithTheSame() throws Exception {
        RealProgram.assumeSignalsAreHeard();
        for (var signal : Map.of("TERM", 15, "INT", 2).entrySet()) {
            var process = program.start("run", "--", "sh", "-c", "echo ready; exec sleep 60");
            try (var out = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine()).isEqualTo("ready");
                signal(process, signal.getKey());
                assertThat(process.waitFor()).isEqualTo(128 + signal.getValue());
            }
        }
    }

    @Test
    void standardInputIsItsOwn() {
        assertThat(program.withInput("over\nto you\n", "run", "--", "cat").done().out()).isEqualTo("over\nto you\n");
    }

    /// Neither while we run nor while the command does.
    @Test
    @EnabledOnOs(OS.LINUX)
    void theProcessListNeverShowsTheKey() throws Exception {
        var process = program.start("run", "--", "sh", "-c", "echo ready; exec sleep 60");
        try {
            while (process.isAlive() && !process.inputReader().ready()) {
                assertThat(commandLines()).doesNotContain(SECRET);
            }
            assertThat(process.inputReader().readLine()).isEqualTo("ready");
            assertThat(commandLines()).contains("sleep").doesNotContain(SECRET);
            Await.until("it has become the command", () -> commandLine(process.pid()).startsWith("sleep"));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingOfOursIsLeftOpenInTheCommand() {
        // Read by the shell itself: while it starts another program it blocks all signals.
        var ran = program.shell("bash", "exec 7</dev/null; \"$ONEHOTCTL\" run -- sh -c 'ls -l /proc/$$/fd;"
                + " while read -r name value; do [ $name = SigBlk: ] && echo $value; done </proc/$$/status; true'");
        // Where programs that are known are installed, the folder of the run has its lock.
        var own = ran.done().out().lines().filter(it -> it.contains("->") && !it.contains("/.onehot-work-")).map(it -> it.replaceFirst(".* (\\d+) ->.*", "$1")).toList();
        assertThat(own).contains("0", "1", "2", "7").isSubsetOf("0", "1", "2", "7");
        assertThat(ran.out()).contains("0000000000000000");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    /// In the locale C, Java loses every letter beyond ASCII; the command must not.
    @Test
    @EnabledOnOs(OS.LINUX)
    void lettersSurviveTheLocaleC() {
        var ran = program.shell("bash", "LC_ALL=C \"$ONEHOTCTL\" run -- printf '%s' 'ü漢'; LC_ALL=C \"$ONEHOTCTL\" setting set größe 'ü漢'; LC_ALL=C \"$ONEHOTCTL\" setting get größe");
        assertThat(ran.done().out()).isEqualTo("ü漢größe is stored.\nü漢\n");
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start().waitFor()).isZero();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    private static String commandLines() throws IOException {
        var all = new StringBuilder();
        try (var processes = Files.list(Path.of("/proc"))) {
            processes.map(it -> it.getFileName().toString())
                    .filter(it -> it.matches("\\d+"))
                    .forEach(it -> all.append(commandLine(Long.parseLong(it))).append('\n'));
        }
        return all.toString();
    }
}
