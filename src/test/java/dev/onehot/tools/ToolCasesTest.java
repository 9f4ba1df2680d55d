package dev.onehot.tools;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What other programs keep, in the shapes of public reports and published files: the tables `*.cases`, and what they rely on in `behaviour.tsv`.
class ToolCasesTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyFileGivesWhatItsProgramUses() {
        var cases = ToolCase.all();
        assertThat(cases).hasSizeGreaterThan(40);
        return IntStream.range(0, cases.size()).mapToObj(it -> DynamicTest.dynamicTest(cases.get(it).title(), () -> check(cases.get(it), it)));
    }

    private void check(ToolCase each, int number) throws IOException {
        var found = each.found(Files.createDirectories(folder.resolve("home-" + number)));
        assertThat(found).hasSameSizeAs(each.expected());
        for (int i = 0; i < found.size(); i++) {
            // A star stands for the model that the catalog begins with.
            assertThat(found.get(i)).matches(Arrays.stream(each.expected().get(i).split("\\*", -1))
                    .map(java.util.regex.Pattern::quote)
                    .reduce((one, other) -> one + "[^,]*" + other)
                    .orElseThrow());
        }
    }

    /// A sentence about another program that no case holds is only an opinion.
    @Test
    void whatTheImportReliesOnIsDatedAndHeldByACase() throws IOException {
        var ids = new TreeSet<String>();
        for (var line : Files.readAllLines(ToolCase.folder().resolve("behaviour.tsv"))) {
            if (!line.startsWith("#")) {
                var columns = List.of(line.split("\t"));
                assertThat(columns).as(line).hasSize(6);
                assertThat(columns.get(3)).matches("20\\d\\d-\\d\\d-\\d\\d");
                assertThat(columns.get(4)).isIn("ran", "source", "docs");
                assertThat(Arrays.stream(Tool.values()).map(Tool::label)).contains(columns.get(1));
                assertThat(ids.add(columns.getFirst())).as(line).isTrue();
            }
        }
        assertThat(ToolCase.all().stream().flatMap(it -> it.reliesOn().stream())).isSubsetOf(ids).containsAll(ids);
    }

    @Test
    void noRemarkRepeatsAKey() throws IOException {
        for (var each : ToolCase.all()) {
            var home = Files.createTempDirectory(folder, "home");
            each.found(home);
            var tools = new ToolFiles(new Whereabouts(home, java.util.Map.of(), "Linux"), file -> List.of());
            for (var contents : tools.all()) {
                var said = contents.providers().stream().flatMap(it -> it.remarks().stream()).map(it -> it.text(Locale.ROOT)).toList();
                assertThat(String.join(" ", said)).doesNotContain("sk-", "s3cr3t", "of-the-file", "PROXY_MANAGED");
            }
            assertThat(tools.all().toString()).doesNotContain("sk-", "of-the-file", "s3cr3t");
        }
    }
}
