package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Our presets against public catalogs that npm carries: mvn -Preal verify. What differs is in target/catalog-differences.txt.
@Tag("real")
class RealCatalogsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/onehot/model");
    private static final Path INSTALLED = Path.of("target/real-catalogs").toAbsolutePath();
    private static final Path DIFFERENCES = Path.of("target/catalog-differences.txt");
    private static final Path SAID = Path.of("target/real-programs.log").toAbsolutePath();
    private static final int LIMIT_SECONDS = 300;
    private static List<String[]> lines = List.of();

    @BeforeAll
    static void ask() throws Exception {
        Files.createDirectories(INSTALLED);
        var install = new ArrayList<>(List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--legacy-peer-deps", "--prefix", INSTALLED.toString()));
        install.addAll(List.of("@mastra/core@1.71.0", "@earendil-works/pi-ai@1.6.0", "@pydantic/genai-prices@0.1.8"));
        run(new ProcessBuilder(install));
        var presets = Files.writeString(INSTALLED.resolve("presets.tsv"), Presets.all().stream()
                .filter(it -> it.speech().needsKey())
                .map(it -> String.join("\t", it.id(), it.baseUrl(), String.join(",", it.environment()), String.join(",", it.models())))
                .collect(Collectors.joining("\n", "", "\n")));
        run(new ProcessBuilder("node", FOLDER.resolve("catalogs.mjs").toString(), INSTALLED.resolve("node_modules").toString(), FOLDER.resolve("catalogs.tsv").toString())
                .redirectInput(presets.toFile())
                .redirectOutput(DIFFERENCES.toFile())
                );
        lines = Files.readAllLines(DIFFERENCES).stream().map(it -> it.split("\t", -1)).toList();
    }

    @Test
    void aModelToBeginWithIsKnown() throws IOException {
        var models = lines.stream().filter(it -> it[0].equals("model")).toList();
        assertThat(models).isNotEmpty().allSatisfy(it -> assertThat(it[3]).as("who knows %s of %s", it[2], it[1]).isNotEmpty());
        // What the ordinary tests believe is what the catalogs say.
        assertThat(Files.readAllLines(FOLDER.resolve("known-models.tsv")).stream().filter(it -> !it.startsWith("#")))
                .containsExactlyInAnyOrderElementsOf(models.stream().map(it -> String.join("\t", it[1], it[2], it[3])).toList());
    }

    @Test
    void whatDiffersIsKnownAndHasAReason() throws IOException {
        var excused = Files.readAllLines(FOLDER.resolve("catalog-differences.tsv")).stream()
                .filter(it -> !it.startsWith("#"))
                .map(it -> it.split("\t", -1))
                .toList();
        assertThat(excused).allSatisfy(it -> assertThat(it[2]).isNotBlank());
        assertThat(lines.stream().filter(it -> it[0].equals("differs")).map(it -> it[1] + ": " + it[2]))
                .containsExactlyInAnyOrderElementsOf(excused.stream().map(it -> it[0] + ": " + it[1]).toList());
    }

    private static void run(ProcessBuilder builder) throws IOException, InterruptedException {
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
