package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Which number says what, and in which shape.
@Execution(ExecutionMode.CONCURRENT)
class ExitCodeTest extends CliFixture {
    @Test
    void aDatabaseThatIsNamedMustBeThereToBeRead() {
        for (var command : List.of("status", "provider list", "provider use A", "setting list", "env", "key", "run -- true")) {
            onehotctl(command.split(" ")).failed(Exit.MISSING);
            assertThat(file).doesNotExist();
        }
        environment.put("ONEHOT_DB", file.toString());
        bare("", "status").failed(Exit.MISSING);
    }

    @Test
    void theOneInTheDataDirectoryIsMade() {
        environment.put("XDG_DATA_HOME", folder.toString());
        var status = bare("", "status", "--json").done().json();
        assertThat(status.names(""))
                .contains("active", "providers", "settings", "integrity", "revision", "database", "version");
        assertThat(status.at("integrity")).isEqualTo("ok");
        assertThat(status.at("active")).isNull();
    }

    @Test
    void wrongUsageIsTwoInTextAndInJson() {
        assertThat(onehotctl("provider", "us", "A").failed(Exit.USAGE).errors()).contains("provider use");
        assertThat(onehotctl().failed(Exit.USAGE).errors()).contains("Usage:");
        assertThat(onehotctl("provider").failed(Exit.USAGE).errors()).contains("Usage:");
        var error = onehotctl("status", "--nonsense", "--json").failed(Exit.USAGE).error();
        assertThat(error.at("error/code")).isEqualTo(2L);
        assertThat(error.at("error/class")).isEqualTo("usage");
    }

    @Test
    void runIsGivenACommandBehindTwoDashes() {
        onehotctl("provider", "add", "OpenAI").done();
        onehotctl("run").failed(Exit.USAGE);
        onehotctl("run", "--").failed(Exit.USAGE);
        onehotctl("run", "OpenAI", "sh").failed(Exit.USAGE);
        onehotctl("run", "OpenAI", "sh", "--", "true").failed(Exit.USAGE);
        onehotctl("run", "nobody", "--", "true").failed(Exit.MISSING);
    }

    @Test
    void aFileThatCannotBeUsedIsSix() throws IOException {
        Files.writeString(file, "This is no database, and long enough to be looked at as one would be.");
        var error = onehotctl("provider", "list", "--json").failed(Exit.DATABASE).error();
        assertThat(error.at("error/class")).isEqualTo("not-a-database");
        assertThat(error.at("error/message").toString()).contains(file.toString());
        var told = onehotctl("status").failed(Exit.DATABASE).errors();
        assertThat(told.lines()).hasSizeBetween(1, 2);
        assertThat(told).contains("onehotctl restore");

        file = folder.resolve("newer.db");
        onehotctl("provider", "add", "A").done();
        outside("UPDATE onehot_meta SET value = '9999' WHERE key = 'schema_version'");
        assertThat(onehotctl("status", "--json").failed(Exit.DATABASE).error().at("error/class")).isEqualTo("newer");
    }

    @Test
    void aDatabaseThatStaysBusyIsFour() {
        onehotctl("provider", "add", "A").done();
        try (var outside = Outside.on(file)) {
            outside.run("BEGIN IMMEDIATE");
            onehotctl("status").done();
            var error = onehotctl("setting", "set", "a", "1", "--json").failed(Exit.CONFLICT).error();
            assertThat(error.at("error/class")).isEqualTo("busy");
            outside.run("ROLLBACK");
        }
    }

    @Test
    void noneActiveThoughOneWasChosenIsBroken() {
        Original.createdAt(file);
        onehotctl("provider", "use", "1").done();
        outside("UPDATE ai_providers SET is_active = 0");
        var status = onehotctl("status", "--json");
        assertThat(status.code()).isEqualTo(Exit.FAILED);
        assertThat(status.json().at("integrity")).isEqualTo("none-active");
        onehotctl("repair").done();
        onehotctl("status").done();
    }

    @Test
    void quietPrintsDataOnly() {
        assertThat(onehotctl("--quiet", "provider", "add", "A").done().out()).isEmpty();
        assertThat(onehotctl("--quiet", "provider", "list").done().out()).contains("A");
        onehotctl("--quiet", "key").failed(Exit.KEYS);
    }

    /// Whether a command is a class or a method of its group.
    @Test
    void withoutMemoryACommandSaysSo() {
        onehotctl("provider", "add", "A").done();
        var full = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        for (var command : List.of("provider edit A --key-stdin", "provider key add A work --key-stdin")) {
            var errors = new StringWriter();
            var program = new Program(environment, full, false, Writer.nullWriter(), errors);
            assertThat(program.run(("--db " + file + " " + command).split(" "))).isEqualTo(Exit.FAILED);
            assertThat(errors.toString()).as(command).contains("There is not enough memory for this.");
        }
    }

    @Test
    void aReaderThatLeftIsNoFailureAndAFullDiskIsOne() {
        onehotctl("provider", "add", "A").done();
        assertThat(withOutput(new Failing("Broken pipe"))).isEqualTo(Exit.DONE);
        assertThat(withOutput(new Failing("No space left on device"))).isEqualTo(Exit.FAILED);
    }

    private int withOutput(Writer out) {
        var program = new Program(Map.of(), System.in, false, out, new java.io.StringWriter());
        return program.run("--db", file.toString(), "provider", "list");
    }

    private static final class Failing extends Writer {
        private final String reason;

        Failing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(char[] text, int from, int length) {
            // Kept until it is flushed, as in a buffer.
        }

        @Override
        public void flush() throws IOException {
            throw new IOException(reason);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
