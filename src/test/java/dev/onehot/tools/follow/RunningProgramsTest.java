package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.RunningProgram;
import dev.onehot.testing.Await;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Real processes: a shell that is called as the program is, and waits for its standard input to end.
@EnabledOnOs({OS.LINUX, OS.MAC})
class RunningProgramsTest {
    private static final String WAITS = "read line";

    /// Names that nothing else on this machine has.
    private static final RunningPrograms PROGRAMS = new RunningPrograms(Map.of(
            "one", List.of("onehot-tried-one", "@onehot-tried/one"),
            "two", List.of("onehot-tried-two", "onehot-tried-two/versions")), Map.of("one", List.of("serve-others")), (_, _) -> true);

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path shell;

    @BeforeEach
    void findShell() throws IOException {
        shell = Path.of("/bin/sh").toRealPath();
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (var each : started) {
            each.descendants().forEach(ProcessHandle::destroyForcibly);
            each.destroyForcibly();
            assertThat(each.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aCommandIsKnownByItsNameWhateverSystemItWasBuiltFor() throws IOException {
        var plain = start(copied("bin/onehot-tried-one"), "-c", WAITS);
        var built = start(copied("lib/onehot-tried-one-x86_64-unknown-linux-musl"), "-c", WAITS);
        await("one", plain, built);
    }

    @Test
    void aScriptIsKnownByItsNameItsPackageOrNotAtAll() throws IOException {
        var node = copied("bin/node");
        var named = start(node, script("bin/onehot-tried-one").toString(), "--verbose");
        var packaged = start(node, script("lib/node_modules/@onehot-tried/one/dist/cli.js").toString());
        start(node, script("lib/node_modules/@onehot-tried/one/node_modules/ripgrep/cli.js").toString());
        start(copied("bin/editor"), script("lib/node_modules/@onehot-tried/one/dist/other.js").toString());
        await("one", named, packaged);
    }

    @Test
    void aVersionIsKnownByTheFolderThatItsInstallerPutsItIn() throws IOException {
        var version = start(copied("share/onehot-tried-two/versions/2.1.0"), "-c", WAITS);
        start(copied("share/other/versions/2.1.0"), "-c", WAITS);
        await("two", version);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anUpdateThatTookTheFileAwayChangesNothing() throws IOException {
        var file = copied("bin/onehot-tried-one");
        var gone = start(file, "-c", WAITS);
        await("one", gone);
        Files.delete(file);
        await("one", gone);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTitleOverTheArgumentsIsAName() throws IOException {
        var titled = start(copied("bin/node"));
        var input = titled.outputWriter();
        input.write("printf onehot-tried-on > /proc/$$/comm; " + WAITS + "\n");
        input.flush();
        var cut = new RunningPrograms(Map.of("cut", List.of("onehot-tried-on")), Map.of(), (_, _) -> true);
        Await.until("it is known by its title", () -> pids(cut, "cut").contains(titled.pid()));
    }

    @Test
    void whatASessionStartsOfItsOwnKindIsNoSession() throws IOException {
        var command = copied("bin/onehot-tried-one");
        var outer = start(command, "-c", command + " -c '" + WAITS + "'; :");
        Await.until("the inner one runs", () -> outer.children().findAny().isPresent());
        await("one", outer);
    }

    /// Some leave a server behind when they end, which asks nobody.
    @Test
    void whatIsNoSessionIsNone() throws IOException {
        var command = copied("bin/onehot-tried-one");
        start(command, "-c", WAITS, "serve-others", "--quiet");
        start(copied("bin/node"), script("lib/node_modules/@onehot-tried/one/dist/cli.js").toString(), "serve-others");
        var session = start(command, "-c", WAITS, "serve others");
        await("one", session);
    }

    /// One that was started in another home, or with a variable that moves its files, has other files.
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatHasOtherFilesIsNoSessionOfOurs() throws IOException {
        var codex = copied("bin/codex");
        var files = new FollowedFiles(new Whereabouts(folder.resolve("home"), Map.of()));
        var link = Files.createSymbolicLink(folder.resolve("way home"), Files.createDirectories(folder.resolve("home/.codex")).getParent());
        var ours = Stream.of(
                start(codex, Map.of("HOME", folder.resolve("home").toString())),
                start(codex, Map.of("HOME", link.toString())),
                start(codex, Map.of("HOME", "/elsewhere", "CODEX_HOME", folder.resolve("home/.codex").toString())));
        start(codex, Map.of("HOME", folder.resolve("another").toString()));
        start(codex, Map.of("HOME", folder.resolve("home").toString(), "CODEX_HOME", folder.resolve("moved").toString()));
        var expected = ours.map(Process::pid).collect(Collectors.toCollection(TreeSet::new));
        Await.until("exactly these run", () -> running(files).equals(expected));
    }

    private static SortedSet<Long> running(FollowedFiles files) {
        return files.running(List.of("codex"), Instant.MAX).stream().map(RunningProgram::pid).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void onlyThoseThatBeganBefore() throws IOException {
        var process = start(copied("bin/onehot-tried-one"), "-c", WAITS);
        await("one", process);
        var start = PROGRAMS.before(List.of("one"), Instant.MAX).getFirst().start();
        assertThat(PROGRAMS.before(List.of("one"), start)).isEmpty();
        assertThat(PROGRAMS.before(List.of("one"), start.plusMillis(1))).containsExactly(new RunningProgram("one", process.pid(), start));
        assertThat(PROGRAMS.before(List.of("two"), Instant.MAX)).isEmpty();
    }

    private static void await(String id, Process... expected) {
        var pids = Stream.of(expected).map(Process::pid).toList();
        Await.until("exactly these run", () -> pids(PROGRAMS, id).equals(new TreeSet<>(pids)));
    }

    private static SortedSet<Long> pids(RunningPrograms programs, String id) {
        return programs.before(List.of(id), Instant.MAX).stream().map(RunningProgram::pid).collect(Collectors.toCollection(TreeSet::new));
    }

    private Path copied(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.copy(shell, file);
    }

    private Path script(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, WAITS + "\n");
    }

    private Process start(Path file, String... arguments) throws IOException {
        return start(new ProcessBuilder(Stream.concat(Stream.of(file.toString()), Stream.of(arguments)).toList()));
    }

    private Process start(Path file, Map<String, String> variables) throws IOException {
        var builder = new ProcessBuilder(file.toString(), "-c", WAITS);
        builder.environment().keySet().removeIf(it -> it.equals("CODEX_HOME"));
        builder.environment().putAll(variables);
        return start(builder);
    }

    private Process start(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        started.add(process);
        return process;
    }
}
