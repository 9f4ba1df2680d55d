package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Loopback;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The vendors' libraries themselves, in the versions of the table, against a server on this machine: mvn -Preal verify.
@Tag("real")
class RealLibrariesTest extends CliFixture {
    private static final Path INSTALLED = Path.of("target/real-libraries").toAbsolutePath();
    private static final Path SAID = Path.of("target/real-programs.log").toAbsolutePath();
    private static final int LIMIT_SECONDS = 300;

    @BeforeEach
    void keepKeysInTheFile() {
        PlainFile.at(file);
    }

    static Stream<Libraries.Row> rows() {
        return Libraries.rows();
    }

    @BeforeAll
    static void install() throws Exception {
        Files.createDirectories(INSTALLED);
        var command = new ArrayList<>(List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix", INSTALLED.toString()));
        rows().map(it -> it.module() + "@" + it.version()).distinct().forEach(command::add);
        finish(new ProcessBuilder(command));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @SuppressWarnings("unchecked")
    void itAsksWhatTheTableSays(Libraries.Row row) throws Exception {
        try (var server = Loopback.answering(request -> Loopback.json(200, "{}"));
                var other = Loopback.answering(request -> Loopback.json(200, "{}"))) {
            var added = withInput(Libraries.KEY, row.line(server.url("")));
            assertThat(added.code()).as(added.errors()).isZero();
            var handed = (Map<String, Object>) onehotctl("env", "p", "--json").done().json().at("environment");
            var builder = new ProcessBuilder("node", Libraries.FOLDER.resolve("libraries.mjs").toAbsolutePath().toString(), row.library(), INSTALLED.resolve("node_modules").toString());
            builder.environment().keySet().removeIf(it -> !it.equals("PATH"));
            builder.environment().put("HOME", folder.toString());
            // What stood there before belongs to another provider.
            handed.keySet().stream().filter(it -> !it.startsWith("ONEHOT")).forEach(it ->
                    builder.environment().put(it, it.contains("URL") || it.contains("ENDPOINT") || it.contains("HOST") ? other.url("/other") : "other"));
            handed.forEach((name, value) -> {
                if (value == null) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value.toString());
                }
            });
            finish(builder);

            assertThat(other.requests()).isEmpty();
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.method() + " " + request.path()).isEqualTo(row.asked());
                var expected = new ArrayList<>(row.headers());
                if (!row.key().isEmpty()) {
                    expected.add(Libraries.Row.filled(row.key(), ""));
                }
                assertThat(expected).allSatisfy(it -> assertThat(request.header(it.replaceFirst(": .*", ""))).isEqualTo(it.replaceFirst("[^:]*: ", "")));
            });
        }
    }

    private static void finish(ProcessBuilder builder) throws IOException, InterruptedException {
        if (builder.redirectOutput().equals(ProcessBuilder.Redirect.PIPE)) {
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(SAID.toFile()));
        }
        builder.redirectError(ProcessBuilder.Redirect.appendTo(SAID.toFile()));
        var process = builder.start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
