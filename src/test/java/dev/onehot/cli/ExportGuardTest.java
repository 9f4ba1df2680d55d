package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.disk.OwnFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl export` and `import` destroy nothing: neither the database, nor a stranger's file, nor a pipe.
@Execution(ExecutionMode.CONCURRENT)
class ExportGuardTest extends CliFixture {
    private static final List<String> OWN = List.of("", "-wal", "-shm", "-journal", ".key", ".key.new");

    @BeforeEach
    void fill() {
        onehotctl("provider", "add", "OpenAI").done();
    }

    @Test
    void theDatabaseAndWhatIsBesideItAreNeverWrittenTo() {
        for (var suffix : OWN) {
            for (var more : List.of("--quiet", "--force")) {
                var told = onehotctl("export", file + suffix, more.equals("--force") ? more : "--json").failed(Exit.USAGE).errors();
                assertThat(told).contains(file.getFileName() + suffix);
            }
        }
        onehotctl("status").done();
        onehotctl("provider", "show", "OpenAI").done();
    }

    @Test
    void theMasterKeyIsNoPlaceForAnExport() throws IOException {
        var key = Files.writeString(folder.resolve(file.getFileName() + ".key"), "id 00\n");
        for (var command : List.of(List.of("export", "--force"), List.of("backup", "--force"))) {
            onehotctl(command.getFirst(), command.getLast(), key.toString()).failed(Exit.USAGE);
            onehotctl(command.getFirst(), command.getLast(), folder.resolve("./" + key.getFileName()).toString()).failed(Exit.USAGE);
        }
        onehotctl("import", key.toString()).failed(Exit.USAGE);
        assertThat(key).content().isEqualTo("id 00\n");
    }

    @Test
    void whatIsTypedInAWindowAndNotSavedIsNoPlaceForAnExport() throws IOException {
        var state = Files.createDirectories(folder.resolve("state/onehot"));
        var drafts = Files.writeString(state.resolve(OwnFiles.drafts(file)), "[]");
        for (var command : List.of("export", "backup")) {
            onehotctl(command, "--force", drafts.toString()).failed(Exit.USAGE);
        }
        assertThat(onehotctl("import", drafts.toString(), "--json").failed(Exit.USAGE).error().at("error/class")).isEqualTo("own-file");
        assertThat(drafts).content().isEqualTo("[]");
    }

    /// The number may be that of a part of this program.
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsOpenIsNotReplacedByItsNumber() throws IOException {
        var mine = Files.writeString(folder.resolve("mine.txt"), "mine");
        try (var open = FileChannel.open(mine); var all = Files.list(Path.of("/proc/self/fd"))) {
            var number = all.filter(it -> leadsTo(it, mine)).findFirst().orElseThrow();
            var link = Files.createSymbolicLink(folder.resolve("link"), number);
            for (var path : List.of(number, Path.of("/dev/fd").resolve(number.getFileName()), link)) {
                onehotctl("export", "--force", path.toString()).failed(Exit.USAGE);
                onehotctl("backup", "--force", path.toString()).failed(Exit.USAGE);
            }
            assertThat(open.size()).isEqualTo(4);
        }
        assertThat(mine).content().isEqualTo("mine");
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file.toRealPath());
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noLinkLeadsToTheDatabase() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        var hard = Files.createLink(folder.resolve("hard.json"), file);
        var open = Files.createSymbolicLink(folder.resolve("open.json"), Path.of(file.getFileName() + "-journal"));
        for (var path : List.of(link, hard, open)) {
            onehotctl("export", path.toString(), "--force").failed(Exit.USAGE);
        }
        assertThat(link).isSymbolicLink();
        Files.delete(hard);
        onehotctl("status").done();
    }

    @Test
    void aStrangersFileIsReplacedByForceOnly() throws IOException {
        var other = Files.writeString(folder.resolve("letter.json"), "{\"format\": \"letter\", \"text\": \"onehot-export\"}");
        assertThat(onehotctl("export", other.toString()).failed(Exit.CONFLICT).errors()).contains("letter.json exists", "--force");
        assertThat(onehotctl("export", other.toString(), "--json").failed(Exit.CONFLICT).error().at("error/class")).isEqualTo("exists");
        assertThat(other).content().contains("letter");
        onehotctl("export", other.toString(), "--force").done();
        assertThat(other).content().contains("OpenAI");
    }

    @Test
    void anEmptyFileAndAnExportAreReplaced() throws IOException {
        var nightly = Files.createFile(folder.resolve("nightly.onehot"));
        onehotctl("export", nightly.toString()).done();
        onehotctl("provider", "add", "Second").done();
        onehotctl("export", nightly.toString()).done();
        assertThat(nightly).content().contains("Second");
        // Sorted by another program, it is one still.
        Files.writeString(nightly, "{\"exported\": {\"a\": [1]}, \"format\": \"onehot-export\", \"x");
        onehotctl("export", nightly.toString()).done();
        onehotctl("export", folder.toString(), "--force").failed(Exit.FAILED);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkStaysAndItsFileIsReplaced() throws IOException {
        var real = Files.createFile(folder.resolve("real.json"));
        var link = Files.createSymbolicLink(folder.resolve("link.json"), real);
        var open = Files.createSymbolicLink(folder.resolve("open.json"), folder.resolve("later.json"));
        onehotctl("export", link.toString()).done();
        onehotctl("export", open.toString()).done();
        assertThat(link).isSymbolicLink();
        assertThat(open).isSymbolicLink();
        assertThat(real).content().contains("OpenAI");
        assertThat(folder.resolve("later.json")).content().contains("OpenAI");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsWrittenInto() throws Exception {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        // Held open by a process of its own, so that nobody waits for ever for somebody who never comes.
        var holder = new ProcessBuilder("sh", "-c", "exec 3<>\"$0\"; echo ready; exec cat >/dev/null", pipe.toString()).start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("ready");
            var reading = new FutureTask<>(() -> {
                try (var in = Files.newInputStream(pipe)) {
                    return new String(in.readNBytes(20), StandardCharsets.UTF_8);
                }
            });
            Thread.ofPlatform().daemon().start(reading);
            onehotctl("export", pipe.toString()).done();
            assertThat(Files.isRegularFile(pipe)).isFalse();
            assertThat(reading.get()).contains("format");
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void standardOutputByItsNameIsStandardOutput() {
        assertThat(onehotctl("export", "/dev/stdout").done().out()).startsWith("{").contains("OpenAI").endsWith("}\n");
    }

    @Test
    void theDatabaseIsNoFileToImport() {
        for (var suffix : OWN) {
            assertThat(onehotctl("import", file + suffix, "--json").failed(Exit.USAGE).error().at("error/class")).isEqualTo("own-file");
        }
    }
}
