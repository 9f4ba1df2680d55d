package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.KeyDelivery;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is known of the files of programs that follow is whole.
class FollowSectionsTest {
    private static final Pattern UNFILLED = Pattern.compile("\\{(?:sh:|fish:|ps:)?(?:base|host|model|ref|id|name|helper|key-env|headers|header-|call)[^\"]*}");

    @TempDir
    private Path home;

    static List<FollowSection> all() {
        return FollowSections.all();
    }

    @Test
    void theProgramsOfTheIssueAreThere() {
        assertThat(all()).extracting(FollowSection::id).contains(
                "claude-code", "codex", "gemini-cli", "opencode", "qwen-code", "crush", "pi", "continue", "cline", "kilo", "copilot-cli", "vs-code", "zed", "aider");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySectionIsWhole(FollowSection section) {
        assertThat(section.name()).isNotBlank();
        assertThat(section.commands()).isNotEmpty();
        assertThat(section.words()).isNotEmpty().noneMatch(it -> it.matches(".+@.*"));
        assertThat(section.deliveries()).isNotEmpty();
        assertThat(section.ways()).isNotEmpty();
        assertThat(section.tried()).matches("(\\d\\S*, 2026-\\d\\d-\\d\\d)?");
        assertThat(section.deliveries().getFirst() != KeyDelivery.CLEAR || section.deliveries().size() == 1).as("in clear only where nothing else is left").isTrue();
        for (var way : section.ways().values()) {
            assertThat(way.lines()).isNotEmpty();
            assertThat(way.lines()).extracting(FollowLine::file).isSubsetOf(section.places().stream().map(FilePlace::number).toList());
        }
        assertThat(section.sources().keySet()).isSubsetOf(section.places().stream().map(FilePlace::number).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyRemarkIsWhole(FollowSection section) {
        assertThat(section.remarks()).allSatisfy(it -> assertThat(it.text(Locale.ENGLISH)).endsWith(".").doesNotEndWith(": .").doesNotContain("{", "  "));
    }

    /// With a key in it a value stands in the file only after somebody has said so.
    @ParameterizedTest
    @MethodSource("all")
    void aKeyStandsOnlyWhereItIsGivenInClear(FollowSection section) {
        for (var way : section.ways().values()) {
            assertThat(way.lines()).filteredOn(it -> it.text().contains("{key}")).allSatisfy(it -> assertThat(it.when()).containsExactly("clear"));
            assertThat(way.lines().stream().anyMatch(it -> it.when().contains("clear"))).isEqualTo(section.deliveries().contains(KeyDelivery.CLEAR));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyLineIsAPathWithAValue(FollowSection section) throws IOException {
        var files = new FollowedFiles(new Whereabouts(home, Map.of(), "Linux"));
        section.ways().values().forEach(way -> way.lines().forEach(FollowLine::check));
        for (var each : FollowCase.of(section).toList()) {
            var wanted = files.wanted(each.program(), each.first(), FollowCase.HELPER);
            var real = home.toRealPath();
            assertThat(wanted).isNotEmpty().allSatisfy(file -> {
                assertThat(file.values()).isNotEmpty();
                file.values().keySet().forEach(it -> assertThat(file.format() == DocumentFormat.WHOLE || !OwnedValues.path(it).steps().isEmpty()).as(it).isTrue());
                assertThat(file.values().toString()).doesNotContainPattern(UNFILLED);
                assertThat(file.path()).startsWithRaw(real);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "~/.claude/settings.json; ''; /home/me/.claude/settings.json",
        "$MOVED/a.json | ~/.x/a.json; ''; /home/me/.x/a.json",
        "$MOVED/a.json | ~/.x/a.json; /moved; /moved/a.json",
        "$MOVED | ~/.x/a.json; /moved/own.json; /moved/own.json",
        "$MOVED/a.json | ~/.x/a.json; moved; /home/me/.x/a.json",
        "~/none.json, ~/other.json; ''; /home/me/other.json"
    })
    void aVariableMovesAFileWhereItLeadsSomewhere(String text, String moved, String path) {
        var place = new FilePlace(1, DocumentFormat.JSON, Map.of("", text, "windows", "-"));
        assertThat(place.path(new Whereabouts(Path.of("/home/me"), Map.of("MOVED", moved), "Linux"))).contains(Path.of(path));
        assertThat(place.path(new Whereabouts(Path.of("/home/me"), Map.of("MOVED", moved), "Windows 11"))).isEmpty();
    }

    @Test
    void theFirstFileThatIsThereIsTheOne() throws IOException {
        var place = new FilePlace(1, DocumentFormat.JSON, Map.of("", "~/b.json, ~/a.json, ~/c.json"));
        var here = new Whereabouts(home, Map.of(), "Linux");
        assertThat(place.path(here)).contains(home.resolve("c.json"));
        Files.createFile(home.resolve("a.json"));
        assertThat(place.path(here)).contains(home.resolve("a.json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "format = json\\nspeaks = openai\\nown = a = \"{base}\"; file",
        "file = /a\\nspeaks = openai\\nown = a = \"{base}\"; format",
        "file = /a\\nformat = xml\\nown = a = \"{base}\"; xml",
        "file = /a\\nformat = json\\nspeaks = openai\\nown = a; “a”",
        "file = /a\\nformat = json\\nspeaks = openai\\nown = a. = \"{base}\"; “a.”",
        "file = /a\\nformat = json\\nspeaks = openai\\nown = a = {base}; “a”",
        "file = /a\\nformat = json\\nspeaks = openai\\nown = a = \"{key}\"; “a”",
        "file = /a\\nformat = json\\nspeaks = openai\\nown.ever = a = \"{base}\"; own.ever"
    })
    void aDefinitionThatIsWrongSaysWhere(String definition, String where) {
        var files = new FollowedFiles(new Whereabouts(home, Map.of(), "Linux"));
        assertThatThrownBy(() -> files.of("file-1", definition.replace("\\n", "\n")))
                .isInstanceOf(FollowDefinitionException.class)
                .hasMessageContaining(where);
    }
}
