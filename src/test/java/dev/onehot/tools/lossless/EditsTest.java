package dev.onehot.tools.lossless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.UnreadableFileException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/// Where in a text a value goes and how it is written there, in each format; and that taking it out leaves what was there.
class EditsTest {
    /// `\n` and `\r` are line ends, `␂` is a byte order mark.
    ///
    /// @param edit `PATH = JSON`
    @ParameterizedTest
    @CsvFileSource(resources = "edits.tsv", delimiter = '\t', quoteCharacter = '\u0001', ignoreLeadingAndTrailingWhitespace = false, nullValues = "∅")
    void aValueGoesWhereAPersonWouldPutIt(DocumentFormat format, String before, String edit, String after) {
        int equals = edit.indexOf(" = ");
        var path = KeyPath.of(edit.substring(0, equals));
        var value = edit.substring(equals + 3);
        var text = of(format, before);
        var edited = text.with(path, value);
        assertThat(shown(Round.text(edited.text()))).isEqualTo(after);
        assertThat(edited.text().get(path)).contains(LosslessText.canonical(value));
        var back = edited.insertion().isPresent() ? edited.text().without(path, edited.insertion()) : edited.text().withRaw(path, text.raw(path).orElseThrow());
        assertThat(shown(Round.text(back))).isEqualTo(Objects.requireNonNullElse(before, ""));
    }

    /// A program wrote the file anew, or a person changed it, before it is taken out: nothing goes that is not ours.
    ///
    /// @param moved the text by then
    @ParameterizedTest
    @CsvFileSource(resources = "moved.tsv", delimiter = '\t', quoteCharacter = '\u0001', ignoreLeadingAndTrailingWhitespace = false, nullValues = "∅")
    void whatWasMovedIsTakenOutToo(DocumentFormat format, String before, String edit, String moved, String left) {
        int equals = edit.indexOf(" = ");
        var path = KeyPath.of(edit.substring(0, equals));
        var text = of(format, before);
        var insertion = text.with(path, edit.substring(equals + 3)).insertion();
        var now = of(format, moved);
        var back = insertion.isPresent() ? now.without(path, insertion) : now.withRaw(path, text.raw(path).orElseThrow());
        assertThat(shown(Round.text(back))).isEqualTo(Objects.requireNonNullElse(left, ""));
    }

    /// Signs after a backslash are as in Java; `✗ LINE:COLUMN` where it cannot be read.
    @ParameterizedTest
    @CsvFileSource(resources = "values.tsv", delimiter = '\t', quoteCharacter = '\u0001', ignoreLeadingAndTrailingWhitespace = false, nullValues = "∅")
    void aValueSaysWhatItsFormatSays(DocumentFormat format, String text, String path, String value) {
        String said;
        try {
            said = of(format, text).get(KeyPath.of(Objects.requireNonNullElse(path, "").strip())).orElse("none");
        } catch (UnreadableFileException wrong) {
            said = "✗ " + wrong.line() + ":" + wrong.column();
        }
        assertThat(said).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JSON  | [      | ]  | ''   | 501
            JSONC | {"a":  | }  | 1    | 500
            TOML  | [      | ]  | ''   | 501
            TOML  | {b=    | }  | 1    | 500
            YAML  | [      | ]  | ''   | 501
            """)
    void nothingIsDeeperThanItMayBe(DocumentFormat format, String open, String close, String inner, int deepest) {
        var head = format == DocumentFormat.TOML ? "a = " : "";
        assertThat(of(format, head + open.repeat(deepest) + inner + close.repeat(deepest)).content()).isNotEmpty();
        assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> of(format, head + open.repeat(deepest + 1) + inner + close.repeat(deepest + 1)));
    }

    private static LosslessText of(DocumentFormat format, String shown) {
        return LosslessText.of(format, plain(shown).getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String shown) {
        return Objects.requireNonNullElse(shown, "").replace("\\\\", "␛").replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\u0001", "\u0001").replace('␂', '\ufeff').replace('␛', '\\');
    }

    private static String shown(String plain) {
        return plain.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t").replace('\ufeff', '␂');
    }
}
