package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.sqlite.SQLiteJDBCLoader;

/// Where nothing can be written, because there is no room or it is not allowed, everything can still be read, and writing is refused in words.
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class OnlyReadingTest {
    private static final String KEY = "sk-marked-0123456789abcdef";
    private static final Map<String, String> PASSPHRASE = Map.of("ONEHOT_PASSPHRASE", "four words or more");

    @TempDir
    private Path folder;

    private RealProgram program;

    @BeforeEach
    void fill() {
        program = RealProgram.in(folder);
        program.prepare(PASSPHRASE, KEY, "provider", "add", "OpenAI", "--model", "m-1", "--key-stdin");
        program.prepare("", "setting", "set", "mine", "1");
    }

    @AfterEach
    void allow() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /// A limit on files is what a test can set; to SQLite a full disk is the same: it cannot make the index of its log.
    @Test
    void withoutAnyRoomEverythingCanBeRead() throws IOException {
        everythingCanBeRead("ulimit -f 16; ");
        var refused = ran("ulimit -f 16; exec ./onehotctl setting set mine 2");
        assertThat(refused.code()).isEqualTo(Exit.DATABASE);
        assertThat(refused.errors()).contains("could not be written").doesNotContain("backup");
        var doctor = ran("ulimit -f 16; exec ./onehotctl doctor");
        assertThat(doctor.code()).isEqualTo(Exit.FAILED);
        assertThat(doctor.out()).contains("It can only be read");
        assertThat(program.run("setting", "set", "mine", "3").code()).isZero();
        assertThat(program.run("setting", "get", "mine").out()).isEqualTo("3\n");
    }

    @Test
    void inAFolderThatIsNotOursEverythingCanBeRead() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("onehot.db"), PosixFilePermissions.fromString("r--------"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        assumeFalse(Files.isWritable(folder), "This user may write everywhere.");
        everythingCanBeRead("");
        var refused = program.run("provider", "use", "OpenAI");
        assertThat(refused.code()).isEqualTo(Exit.DATABASE);
        assertThat(refused.errors()).contains("cannot be written", "Allow writing");
    }

    @Test
    void aFileThatMayOnlyBeReadGetsNothingBesideIt() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("onehot.db"), PosixFilePermissions.fromString("r--------"));
        assumeFalse(Files.isWritable(folder.resolve("onehot.db")), "This user may write everywhere.");
        var beside = beside();
        everythingCanBeRead("");
        assertThat(beside()).isEqualTo(beside);
    }

    private List<String> beside() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(it -> it.getFileName().toString()).filter(it -> it.startsWith("onehot.db")).sorted().toList();
        }
    }

    private void everythingCanBeRead(String limit) throws IOException {
        var before = Files.readAllBytes(folder.resolve("onehot.db"));
        assertThat(ran(limit + "exec ./onehotctl status").out()).contains("OpenAI · m-1", "Settings:  1", "Writing:   not possible: ");
        assertThat(ran(limit + "exec ./onehotctl status --json").out()).contains("\"onlyReading\":true");
        assertThat(ran(limit + "exec ./onehotctl key").out()).isEqualTo(KEY + "\n");
        assertThat(ran(limit + "exec ./onehotctl env").out()).contains(KEY);
        assertThat(ran(limit + "exec ./onehotctl run -- sh -c 'echo $OPENAI_API_KEY'").out()).isEqualTo(KEY + "\n");
        assertThat(ran(limit + "exec ./onehotctl setting get mine").out()).isEqualTo("1\n");
        assertThat(ran(limit + "exec ./onehotctl export").out()).contains("m-1");
        assertThat(ran(limit + "exec ./onehotctl history").out()).contains("OpenAI added", "mine set");
        assertThat(Files.readAllBytes(folder.resolve("onehot.db"))).isEqualTo(before);
    }

    private Ran ran(String line) throws IOException {
        var more = new java.util.HashMap<>(PASSPHRASE);
        more.put("JDK_JAVA_OPTIONS", "-Dorg.sqlite.lib.path=" + library());
        var process = program.start(List.of("sh", "-c", line), more);
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ran(process.waitFor(), out, errors);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /// Unpacked before, because that takes room too.
    private Path library() throws IOException {
        var place = folder.resolve("tmp");
        var library = place.resolve("libsqlitejdbc.so");
        if (Files.notExists(library)) {
            var machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
            try (var in = SQLiteJDBCLoader.class.getResourceAsStream("/org/sqlite/native/Linux/" + machine + "/libsqlitejdbc.so")) {
                assumeTrue(in != null, "The library for this machine is elsewhere.");
                Files.copy(in, library);
            }
        }
        return place;
    }
}
