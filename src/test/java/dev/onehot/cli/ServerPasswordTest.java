package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The password of a server is where somebody put it, and nowhere else: not in what is printed, kept, stored there or handed to another process.
class ServerPasswordTest extends CliFixture {
    private static final String PASSWORD = "s3cret-of-the-server";

    private final String database = Server.database();

    @BeforeEach
    void nameTheServer() {
        environment.put("ONEHOT_DB", Server.address(database).replace("postgres@", "postgres:" + PASSWORD + "@"));
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
    }

    private String said(String line) {
        var words = line.split(" ");
        var ran = bare("", words);
        var documented = bare("", Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
        return String.join("\n", ran.out(), ran.errors(), documented.out(), documented.errors());
    }

    private void assertNowhere() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1)).as(each.toString()).doesNotContain(PASSWORD);
            }
        }
        try (var outside = Outside.onServer(database)) {
            for (var table : outside.texts("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'onehot'::regnamespace")) {
                assertThat(String.join("\n", outside.texts("SELECT CAST(t AS TEXT) FROM " + table + " t"))).as(table).doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void noCommandPrintsOrKeepsIt() throws IOException {
        for (var line : List.of(
                "provider add OpenAI --kind openai --model m-1 --key-env OPENAI_API_KEY", "setting set LOG_LEVEL DEBUG", "status", "provider list", "setting list",
                "keys status", "env", "history", "undo", "export " + folder.resolve("all.onehot"), "import " + folder.resolve("all.onehot") + " --dry-run", "backup", "backup --list",
                "restore none", "release", "repair", "doctor", "bind OpenAI", "program list", "program diff claude-code", "usage", "keys forget", "keys renew", "key OpenAI",
                "completion bash", "man", "nothing", "serve --at-login status")) {
            assertThat(said(line)).as(line).isNotBlank().doesNotContain(PASSWORD);
        }
        // Also where it does not get in, or understands nothing.
        for (var other : List.of("postgresql://me:" + PASSWORD + "@localhost:1/none", "postgresql://me:" + PASSWORD + "@localhost:1/none?nothing=1", "mysql://me:" + PASSWORD + "@h/x")) {
            environment.put("ONEHOT_DB", other);
            assertThat(said("status") + said("doctor") + said("--db " + other + " provider list")).as(other.replace(PASSWORD, "…")).doesNotContain(PASSWORD);
        }
        assertNowhere();
    }

    /// Whoever lists processes would see it there.
    @Test
    @EnabledOnOs(OS.LINUX)
    void noProcessThatIsStartedHasItAmongItsArguments() throws IOException {
        bare("", "provider", "add", "OpenAI", "--kind", "openai", "--key-env", "HOME").done();
        var program = RealProgram.in(folder);
        // What looks for it has it in another way among its own.
        var counted = "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n' | grep -c ";
        var command = List.of(program.script().toString(), "run", "--", "sh", "-c", counted + "'s3cre[t]-of-the-server'; " + counted + "'mar[k]ed-argument'", "marked-argument");
        var ran = RealProgram.finish(program.start(command, Map.of("ONEHOT_DB", environment.get("ONEHOT_DB"))), "").done();
        assertThat(ran.out().lines().toList()).hasSize(2).first().isEqualTo("0");
        assertThat(ran.out().lines().toList().getLast()).as("arguments are seen").isNotEqualTo("0");
        assertNowhere();
    }
}
