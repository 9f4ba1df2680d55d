package dev.onehot.ui.json;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is in a line of JSON, and what can be written where the caret stands: `|`, with `/` for the end of a line.
class CompletionPlaceTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
        // A key, at the beginning, in between, half written, and before a colon that is there.
        "'{|}', 'key  '",
        "'{/  |/  \"a\" : \"1\"/}', 'key  ,'",
        "'{/  \"a\" : \"1\",/  LO|/}', 'key LO '",
        "'{/  \"LO|\"/}', 'key LO '",
        "'{/  \"LO|/}', 'key LO '",
        "'{ \"LO|\" : \"1\" }', 'key LO named'",
        // After a value without its comma, in the line before and in the same one.
        "'{/  \"a\" : \"1\"/  \"b|\"/}', 'key b missing 1:11'",
        "'{ \"a\" : true b| }', 'key b missing 0:12'",
        // A value: none yet, within quotes, bare, and before the next key.
        "'{ \"a\" : |}', 'value of a  '",
        "'{ \"a\" : \"inf|o\", \"b\" : 1 }', 'value of a inf '",
        "'{ \"a\" : tr| }', 'value of a tr '",
        "'{/  \"a\" :/  |/  \"b\" : 1/}', 'value of a  ,'",
        // What looks like marks within a text is none.
        "'{ \"a{,:\" : \"x, y|\" }', 'value of a{,: x, y '",
        "'{ \"a\\\"b\" : \"|\" }', 'value of a\\\"b  '",
        // Nothing can stand before the beginning, nor behind the end.
        "'| {}', none",
        "'{}|', none",
    })
    void whatCanBeWritten(String text, String expected) {
        var before = text.substring(0, text.indexOf('|')).split("/", -1);
        var lines = List.of(text.replace("|", "").split("/", -1));
        var place = CompletionPlace.at(lines, before.length - 1, before[before.length - 1].length());
        assertThat(place.map(CompletionPlaceTest::told).orElse("none")).isEqualTo(expected);
    }

    /// What is chosen takes the place of the word, or of what there is of it: all that stands behind a quote whose other one is missing may be meant otherwise.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
        "'{ \"LO| }', '\"LO'",
        "'{ \"LO|G\" }', '\"LOG\"'",
        "'{ \"| }', '\"'",
        "'{ LO|G }', 'LOG'",
        "'{ \"a\" : \"x\\\"|y', '\"x\\\"'",
        "'{ | }', ''",
    })
    void whatIsReplaced(String text, String expected) {
        var line = text.replace("|", "");
        var place = CompletionPlace.at(List.of(line), 0, text.indexOf('|')).orElseThrow();
        assertThat(line.substring(place.start(), place.end())).isEqualTo(expected);
    }

    private static String told(CompletionPlace place) {
        return place.key().map(it -> "value of " + it).orElse("key") + " " + place.typed() + " "
                + (place.named() ? "named" : place.last() ? "" : ",")
                + place.missing().map(it -> "missing " + it.line() + ":" + it.letter()).orElse("");
    }

    @Test
    void aLineIsWhollyDivided() {
        assertThat(told("  \"a\\\"b\" : \"x\", -1.5e3, nul, true,\"half"))
                .containsExactly("blank   ", "key \"a\\\"b\"", "blank  ", "mark :", "blank  ", "text \"x\"", "mark ,", "blank  ", "number -1.5e3", "mark ,",
                        "blank  ", "wrong nul", "mark ,", "blank  ", "literal true", "mark ,", "text \"half");
        assertThat(told("\"\\")).containsExactly("text \"\\");
        assertThat(told("")).isEmpty();
        // As long as a value may be, and as deep as nobody writes.
        assertThat(JsonToken.of("\"" + "\\\"".repeat(200_000) + "[".repeat(1_000))).hasSize(1);
    }

    private static List<String> told(String line) {
        return JsonToken.of(line).stream().map(it -> it.kind().name().toLowerCase(Locale.ROOT) + " " + line.substring(it.start(), it.end())).toList();
    }

    @Test
    void whatIsOfferedIsJson() {
        assertThat(Completion.quoted("a\"b\\c\n\td\u0001")).isEqualTo("\"a\\\"b\\\\c\\n\\td\\u0001\"");
    }
}
