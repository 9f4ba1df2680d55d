package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.LightPlaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The short way and picocli's say the same of every command line, to the byte: output, complaints and exit code.
@Execution(ExecutionMode.CONCURRENT)
class PlainLineTest extends CliFixture {
    static final List<String> USUAL = List.of(
            "key", "key Relay", "key 1", "key rel", "key Nobody", "key Bare", "key key", "key status", "key provider", "key Ünï", "key --json", "--json key",
            "--quiet key", "key --quiet Relay", "key --for https://relay.example", "key 1 --for https://other.example --json", "key --by codex", "key --by key",
            "key --by provider 1", "key Relay --for https://relay.example/v1 --by claude-code", "key --wait 0", "--wait 5 key Relay", "key --wait 0001", "key man",
            "key --for status", "key completion", "status", "status --json", "--json status --quiet", "--quiet status", "env", "env Relay", "env Bare --json",
            "env --shell fish", "env --shell dotenv Relay", "--json env --shell cmd", "env --shell powershell --quiet", "env Nobody --json", "env Al", "env env", "env @file");

    /// Which picocli reads, and mostly refuses.
    static final List<String> UNUSUAL = List.of(
            "", "key --help", "status -h", "status Relay", "status --for x", "key 1 2", "key --json --json", "--quiet status --quiet", "key --for", "key --for a --for b",
            "key --for --json", "key --wait", "key --wait x", "key --wait -1", "key --wait=3", "key --wait 99999999999", "--for x key", "--by x key", "--shell sh env", "env --shell",
            "env --shell bash", "env --shell FISH", "env --shell=fish", "key --shell sh", "env --for x", "env --by x", "key -- Relay", "key --", "-x key", "key -", "key --verbose",
            "status --version", "--version", "key --db", "key --db=x.db", "key --wait 1 --wait 2", "keys", "ke", "Key", "provider list", "provider key list Relay", "env a b");

    /// None of these becomes another program: each is refused before. Whoever answers for another process must not become one either.
    private static final List<String> RUN = List.of(
            "run Nobody -- codex hi", "run Relay -- claude -p hi", "run -- bash -lc codex", "run Alpha -- codex", "run Bare -- codex --json", "run Al -- claude", "run 99 -- x --help",
            "--quiet run Nobody --json -- x --db y", "run --again 77 -- codex", "run --wait 1 Relay -- claude", "run --", "run Relay --", "run --json --");

    private static final List<String> UNUSUAL_RUN = List.of(
            "run", "run Relay", "run claude -p hi", "run Relay Bare -- claude", "run --again x -- codex", "run --again=77 -- codex", "run --help -- codex", "run -h", "run --for x -- codex",
            "run --db -- codex", "run --wait 1 --wait 2 -- codex", "--again 77 run -- codex", "run -x -- codex", "key -- codex", "status run -- codex");

    @BeforeEach
    void fill() {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        environment.put("VARIABLE", "sk-of-a-variable");
        onehotctl("provider", "add", "Relay", "--base-url", "https://relay.example/v1", "--model", "m", "--key-env", "VARIABLE", "--no-activate").done();
        onehotctl("provider", "add", "Alpha", "--kind", "anthropic", "--key-env", "VARIABLE", "--header", "X-One=two three", "--activate").done();
        onehotctl("provider", "add", "Alpine", "--kind", "openai", "--no-activate").done();
        onehotctl("provider", "add", "Ünï", "--key-env", "VARIABLE", "--no-activate").done();
        onehotctl("provider", "add", "Bare", "--model", "m", "--no-activate").done();
    }

    /// Both ways, on this database.
    private List<Ran> both(List<String> words) {
        return List.of(ran(Program::run, words), ran(Program::runParsed, words));
    }

    private Ran ran(BiFunction<Program, String[], Integer> way, List<String> words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var program = new Program(environment, LightPlaces::ofThisComputer, folder, InputStream.nullInputStream(), false, out, errors);
        int code = way.apply(program, words.toArray(String[]::new));
        return new Ran(code, out.toString(), errors.toString());
    }

    private void assertSame(List<String> words) {
        var both = both(words);
        assertThat(both.getFirst()).as(words.toString()).isEqualTo(both.getLast());
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }

    private void assertSameInEveryPlace(List<String> words) {
        assertSame(Stream.concat(Stream.of("--db", file.toString()), words.stream()).toList());
        environment.put("ONEHOT_DB", file.toString());
        assertSame(words);
        environment.remove("ONEHOT_DB");
    }

    @Test
    void whatIsUsualIsReadTheShortWayAndSaysTheSame() {
        for (var line : USUAL) {
            assertThat(PlainLine.read(words(line).toArray(String[]::new))).as(line).isPresent();
            assertSame(Stream.concat(words(line).stream(), Stream.of("--db", file.toString())).toList());
        }
        for (var line : List.of("key", "status --json", "env --shell fish", "--quiet key Nobody")) {
            assertSameInEveryPlace(words(line));
        }
    }

    @Test
    void whatIsUnusualIsPicoclis() {
        environment.put("ONEHOT_DB", file.toString());
        for (var line : UNUSUAL) {
            assertSame(words(line));
        }
        environment.remove("ONEHOT_DB");
        for (var words : List.of(List.of("key", ""), List.of("env", "--shell", ""), List.of("", "status"), List.of("key", "--for", " "), List.of("key", " "), List.of("key", "\"Relay\""))) {
            assertSameInEveryPlace(words);
        }
        // A file that is called as a command.
        for (var name : List.of("status", "key", "provider", "nowhere", "postgresql://nobody@127.0.0.1:1/none", "./x.db", "mysql://x")) {
            assertSame(List.of("--db", name, "key"));
            assertSame(List.of("status", "--db", name));
        }
    }

    @Test
    void whatIsRunIsReadTheShortWayByItsOwnProcessAlone() {
        for (var line : RUN) {
            var words = words(line).toArray(String[]::new);
            assertThat(PlainLine.readOwn(words)).as(line).isPresent();
            assertThat(PlainLine.read(words)).as(line).isEmpty();
            assertSameInEveryPlace(words(line));
        }
        for (var line : UNUSUAL_RUN) {
            assertThat(PlainLine.readOwn(words(line).toArray(String[]::new))).as(line).isEmpty();
            assertSameInEveryPlace(words(line));
        }
    }

    @Test
    void aDatabaseThatIsDamagedOrAbsentIsToldInTheSameWords() throws IOException {
        outside("UPDATE ai_providers SET is_active = 1");
        Files.writeString(folder.resolve(".onehot"), "Alpine\n");
        for (var line : List.of("status", "status --json", "key", "env", "key --quiet", "env --json --quiet")) {
            assertSameInEveryPlace(words(line));
        }
        Files.writeString(file, "This is no database, and long enough to be looked at as one would be.");
        Files.writeString(folder.resolve(".onehot"), "Nobody\n");
        for (var line : List.of("status", "status --json", "key", "env")) {
            assertSameInEveryPlace(words(line));
        }
        file = folder.resolve("absent.db");
        assertSameInEveryPlace(List.of("status"));
        assertThat(file).doesNotExist();
    }
}
