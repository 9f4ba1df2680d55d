package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Loopback;
import dev.onehot.testing.PlainFile;
import dev.onehot.tools.programs.FakeVendor;
import dev.onehot.tools.programs.OtherHomes;
import dev.onehot.tools.programs.RealProgramRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// `mvn -Preal verify`: the programs themselves, as npm has them, in the versions that `programs.ini` names. Everything that they ask is on this machine:
/// the provider, another one, and a proxy through which nobody gets anywhere. Writes what was seen to `target/real/seen.tsv`. With `-Dreal.only=codex,pi`
/// only some of them.
@Tag("real")
@Execution(ExecutionMode.SAME_THREAD)
class RealProgramsTest {
    private static final Path PLACE = Path.of("target", "real").toAbsolutePath();
    private static final String KEY = "key-of-this-one";
    private static final String OTHER_KEY = "key-of-another";
    private static final String MODEL = "m-onehot";

    enum Home {
        EMPTY,
        OF_ANOTHER,
        CONFLICTING
    }

    static Stream<Arguments> runs() {
        var only = System.getProperty("real.only", "");
        return RealProgramRow.all().stream()
                .filter(it -> only.isEmpty() || List.of(only.split(",")).contains(it.id()))
                .flatMap(row -> Stream.of(Home.values()).map(home -> Arguments.of(row, home)));
    }

    @BeforeAll
    static void begin() throws Exception {
        Files.createDirectories(PLACE);
        Files.writeString(PLACE.resolve("seen.tsv"), "# program\thome\tasked\tpath\theaders with the key\tmodel\n");
    }

    @ParameterizedTest(name = "{0}, home {1}")
    @MethodSource("runs")
    void theProviderIsUsedAndNoKeyGoesElsewhere(RealProgramRow row, Home home) throws Exception {
        var binaries = NpmPackage.install(row.program().tried()).resolve(".bin");
        var root = Files.createDirectories(PLACE.resolve("homes"));
        // Under no folder that others may write in: Gemini CLI would leave its file of the system out.
        var folder = Files.createTempDirectory(root, row.id());
        try (var vendor = FakeVendor.start(); var other = FakeVendor.start(); var proxy = FakeVendor.deadEnd()) {
            var person = Files.createDirectory(folder.resolve("home"));
            var work = Files.createDirectory(folder.resolve("work"));
            var environment = RealStart.environment(person, binaries, proxy);
            if (home == Home.OF_ANOTHER) {
                OtherHomes.prepare(row.id(), person, other.url(""));
            } else if (home == Home.CONFLICTING) {
                environment.putAll(OtherHomes.conflicting(other.url("")));
            }
            // Nobody but root is believed; see its section in programs.ini.
            if (row.program().choice().isPresent() && !System.getProperty("user.name", "").equals("root")) {
                var settings = person.resolve(row.program().choice().get().file());
                Files.createDirectories(settings.getParent());
                Files.writeString(settings, "{\"security\":{\"auth\":{\"selectedType\":\"gemini-api-key\"}}}");
            }
            var program = RealProgram.in(folder);
            PlainFile.at(folder.resolve("onehot.db"));
            program.withInput(KEY, "provider", "add", "This", "--kind", row.kind(), "--base-url", row.address(vendor.url("")), "--model", MODEL,
                    "--key-stdin").done();
            var command = new ArrayList<>(List.of("env", "-i"));
            environment.forEach((name, value) -> command.add(name + "=" + value));
            command.addAll(List.of(program.script().toString(), "run", "--", row.program().commands().getFirst()));
            command.addAll(row.arguments());
            var ended = RealStart.run(command, work, folder.resolve("said"));

            record(row, home, vendor, other);
            var prompts = vendor.requests().stream().filter(FakeVendor::isPrompt).toList();
            assertThat(prompts).as("prompts at the provider; it said: %s", Files.readString(folder.resolve("said"))).isNotEmpty();
            assertThat(ended).as("it ends").isTrue();
            for (var prompt : prompts) {
                assertThat(prompt.path()).startsWith(row.path().replace("{model}", MODEL));
                assertThat(FakeVendor.model(prompt)).isEqualTo(MODEL);
                assertThat(RealStart.keyHeaders(prompt, KEY)).containsExactlyInAnyOrderElementsOf(row.headers().stream().map(it -> it.replace("{key}", KEY)).toList());
            }
            assertThat(vendor.requests()).allSatisfy(it -> assertThat(it.everything()).doesNotContain(OTHER_KEY));
            assertThat(other.requests()).as("requests at the other provider").isEmpty();
            assertThat(proxy.requests()).allSatisfy(it -> assertThat(it.everything()).doesNotContain(KEY).doesNotContain(OTHER_KEY));
            assertThat(RealStart.filesWith(KEY, person)).as("files with the key").isEmpty();
        }
    }

    private static void record(RealProgramRow row, Home home, Loopback vendor, Loopback other) throws IOException {
        var lines = new ArrayList<String>();
        for (var each : Map.of("the provider", vendor, "the other", other).entrySet()) {
            each.getValue().requests().stream()
                    .filter(FakeVendor::isPrompt)
                    .map(it -> String.join("\t", row.toString(), home.name(), each.getKey(), it.path(),
                            RealStart.keyHeaders(it, KEY) + " " + RealStart.keyHeaders(it, OTHER_KEY), FakeVendor.model(it)))
                    .distinct()
                    .forEach(lines::add);
        }
        Files.write(PLACE.resolve("seen.tsv"), lines, StandardOpenOption.APPEND);
    }
}
