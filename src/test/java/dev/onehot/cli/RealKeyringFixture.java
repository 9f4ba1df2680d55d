package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.RealDesktop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The built program on a desktop of its own, beside keyrings as Debian has them. Writes what was said to `target/real/keyrings.tsv`.
abstract class RealKeyringFixture {
    static final String KEY = "key-of-this-one";
    private static final Path SEEN = Path.of("target/real/keyrings.tsv").toAbsolutePath();
    private static final List<String> MISSING = RealDesktop.missing(List.of("dbus-daemon", "gdbus", "Xvfb", "xdotool", "script", "keepassxc",
            "keepassxc-cli", "kwalletd5", "gnome-keyring-daemon", "secret-tool"));
    private static final String SKIPPED = "Skipped, because there are no real keyrings to test against. Missing programs: " + MISSING;
    private static boolean begun;

    @TempDir
    protected Path folder;

    protected RealDesktop desktop;
    protected RealProgram program;

    @BeforeAll
    static void beginTheTable() throws IOException {
        if (!MISSING.isEmpty()) {
            // Of an assumption only the report's file gives the reason.
            System.out.println(SKIPPED);
        } else if (!begun) {
            begun = true;
            Files.createDirectories(SEEN.getParent());
            Files.writeString(SEEN, "# keyring\tcase\tsaid\texit code\tseconds\n");
        }
    }

    @BeforeEach
    void open() throws Exception {
        assumeTrue(MISSING.isEmpty(), SKIPPED);
        desktop = RealDesktop.in(Files.createDirectory(folder.resolve("desktop")));
        program = RealProgram.in(Files.createDirectory(folder.resolve("onehot")));
    }

    @AfterEach
    void close() throws Exception {
        if (desktop != null) {
            desktop.close();
        }
    }

    /// On another database than the test's.
    protected RealProgram anotherDatabase() throws IOException {
        return RealProgram.in(Files.createTempDirectory(folder, "another"));
    }

    /// Begins to store a provider with a key, which makes the first master key.
    protected RunningCommand beginAdding(RealProgram of) {
        return new RunningCommand(
                of.start(line(of, "provider", "add", "OpenAI", "--kind", "openai", "--key-stdin"), surroundings(Map.of())), Optional.of(KEY));
    }

    /// The same, as something that a test needs.
    protected void stored() {
        var added = beginAdding(program).end();
        assertThat(added.code()).as(added.errors()).isZero();
    }

    /// The same, noted.
    protected void stored(String keyring, String row) {
        var added = seen(keyring, row, beginAdding(program));
        assertThat(added.code()).as(added.errors()).isZero();
    }

    /// Begins a command as a tool begins its helper: with no terminal, and nothing to read.
    protected RunningCommand begin(String... arguments) {
        return new RunningCommand(program.start(line(program, arguments), surroundings(Map.of())), Optional.of(""));
    }

    /// Begins a command at a terminal, which joins both its streams.
    protected RunningCommand atTerminal(String... arguments) {
        var line = program.script() + " " + String.join(" ", arguments);
        return new RunningCommand(program.start(List.of("script", "-qefc", line, "/dev/null"), surroundings(Map.of())), Optional.empty());
    }

    /// Begins a command that is to wait for nobody.
    protected RunningCommand withoutWaiting(String... arguments) {
        return withoutWaiting(program, "", arguments);
    }

    protected RunningCommand withoutWaiting(RealProgram of, String input, String... arguments) {
        return new RunningCommand(of.start(line(of, arguments), surroundings(Map.of("ONEHOT_WAIT", "0"))), Optional.of(input));
    }

    private static List<String> line(RealProgram of, String... arguments) {
        return Stream.concat(Stream.of(of.script().toString()), Stream.of(arguments)).toList();
    }

    private Map<String, String> surroundings(Map<String, String> more) {
        var all = new HashMap<>(desktop.environment());
        // As if it were not set: the keychain is this desktop's.
        all.put("ONEHOT_KEYCHAIN", "");
        all.putAll(more);
        return all;
    }

    /// Waits for its end and notes what it said, in one line.
    protected static Ran seen(String keyring, String row, RunningCommand command) {
        var ran = command.end();
        var said = (ran.out() + ran.errors()).strip().replaceAll("\\s*\\R\\s*", " / ").replace('\t', ' ');
        note(keyring, row, said, String.valueOf(ran.code()), "%.2f".formatted(command.seconds()));
        return ran;
    }

    /// Waits until a command says that it waits for a person.
    protected static RunningCommand waiting(String keyring, String row, RunningCommand command) {
        if (!command.says("waits for you")) {
            var ran = seen(keyring, row, command);
            throw new AssertionError(row + ": it did not wait: " + ran);
        }
        return command;
    }

    protected static void note(String... fields) {
        try {
            Files.writeString(SEEN, String.join("\t", fields) + "\n", StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
