package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Shells;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `mvn -Preal verify`: a folder in which no memory can be shared, as `bindfs -o direct_io` makes one. Without bindfs and `/dev/fuse` it is skipped.
@Tag("real")
@Execution(ExecutionMode.SAME_THREAD)
class RealFoldersTest {
    @TempDir
    private Path folder;

    private Path source = Path.of("");
    private Path mounted = Path.of("");
    private boolean isMounted;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/fuse")), "There is no /dev/fuse");
        assumeTrue(Shells.find("bindfs").isPresent(), "bindfs is not installed: apt-get install bindfs");
        source = Files.createDirectory(folder.resolve("source"));
        mounted = Files.createDirectory(folder.resolve("mounted"));
        int code = run("bindfs", "-o", "direct_io", source.toString(), mounted.toString());
        assumeTrue(code == 0, "Nothing can be mounted here: bindfs ended with " + code);
        isMounted = true;
    }

    @AfterEach
    void unmount() throws Exception {
        if (isMounted) {
            assertThat(run("fusermount", "-u", mounted.toString())).isZero();
        }
    }

    @Test
    void anotherProgramsFileStaysAsItIs() throws Exception {
        var file = mounted.resolve("original.db");
        Original.createdAt(file);
        var copy = Files.copy(file, folder.resolve("copy.db"));

        var ran = RealProgram.in(folder).run("--db", file.toString(), "status");
        assertThat(ran.code()).isEqualTo(Exit.DATABASE);
        assertThat(ran.errors()).contains("SQLite can keep no log beside " + file, "Copy it to a local disk");

        assertThat(Files.mismatch(copy, file)).isEqualTo(-1);
        assertThat(beside()).containsExactly("original.db");
        try (var outside = Outside.on(file)) {
            assertThat(outside.setting("MONTHLY_BUDGET_LIMIT")).isEqualTo("1500.0");
            outside.run("UPDATE settings SET value = '2' WHERE key = 'MONTHLY_BUDGET_LIMIT'");
        }
    }

    @Test
    void aNewFileIsNotMade() throws Exception {
        var ran = RealProgram.in(folder).run("--db", mounted.resolve("new.db").toString(), "setting", "set", "mine", "1");
        assertThat(ran.code()).isEqualTo(Exit.DATABASE);
        assertThat(ran.errors()).contains("can keep no log");
        assertThat(beside()).isEmpty();
    }

    @Test
    void oneThatOnehotHasAdoptedIsOnlyRead() throws Exception {
        var program = RealProgram.in(folder);
        var file = mounted.resolve("adopted.db");
        program.prepare("", "--db", source.resolve("adopted.db").toString(), "setting", "set", "mine", "1");
        try (var outside = Outside.on(source.resolve("adopted.db"))) {
            assertThat(outside.text("PRAGMA journal_mode=DELETE")).isEqualTo("delete");
        }
        var copy = Files.copy(file, folder.resolve("copy.db"));

        assertThat(program.run("--db", file.toString(), "setting", "get", "mine").out()).isEqualTo("1\n");
        var refused = program.run("--db", file.toString(), "setting", "set", "mine", "2");
        assertThat(refused.code()).isEqualTo(Exit.DATABASE);
        assertThat(refused.errors()).contains("can keep no log");
        assertThat(Files.mismatch(copy, file)).isEqualTo(-1);
        assertThat(beside()).containsExactly("adopted.db");
    }

    @Test
    void soIsOneThatHasALogAlready() throws Exception {
        var program = RealProgram.in(folder);
        var file = mounted.resolve("adopted.db");
        program.prepare("", "--db", source.resolve("adopted.db").toString(), "setting", "set", "mine", "1");
        var copy = Files.copy(file, folder.resolve("copy.db"));
        assertThat(program.run("--db", file.toString(), "setting", "get", "mine").out()).isEqualTo("1\n");
        assertThat(program.run("--db", file.toString(), "setting", "set", "mine", "2").errors()).contains("can keep no log");
        assertThat(Files.mismatch(copy, file)).isEqualTo(-1);
    }

    private List<String> beside() throws IOException {
        try (var all = Files.list(source)) {
            return all.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private static int run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
