package dev.onehot.tools.lossless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is refused, and the edges of each format.
@Execution(ExecutionMode.CONCURRENT)
class LosslessTextTest {
    @Test
    void aFileThatIsAllOursIsOneValue() {
        var text = of(DocumentFormat.WHOLE, "");
        assertThat(text.isEmpty()).isTrue();
        var written = text.with(KeyPath.ROOT, "\"export A=1\\nÜ 🔥\"").text();
        assertThat(Round.text(written)).isEqualTo("export A=1\nÜ 🔥");
        assertThat(written.get(KeyPath.ROOT)).contains("\"export A=1\\nÜ 🔥\"");
        assertThat(written.withRaw(KeyPath.ROOT, text.raw(KeyPath.ROOT).orElseThrow()).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "JSON | {\\n \"a\": 1, // no\\n} | 2 | 10",
        "JSON | {\"a\": 1,} | 1 | 8",
        "JSON | {\"a\": 'x'} | 1 | 7",
        "JSON | {\"a\": 01} | 1 | 8",
        "JSON | {\"a\": 1} {} | 1 | 10",
        "JSON | {\"é🔥\": x} | 1 | 8",
        "JSONC | {\"a\": /* 1} | 1 | 7",
        "TOML | a = 1\\na = 2 | 2 | 1",
        "TOML | a = 1\\n[a] | 2 | 1",
        "TOML | [a]\\nb = [1\\n | 3 | 1",
        "TOML | a = tru | 1 | 5",
        "TOML | a = \"\\ud800\" | 1 | 6",
    })
    void whatIsBrokenIsToldWithItsPlace(DocumentFormat format, String text, int line, int column) {
        var lines = text.replace("\\n", "\n");
        assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> of(format, lines)).satisfies(it -> {
            assertThat(List.of(it.line(), it.column())).isEqualTo(List.of(line, column));
            assertThat(it.what().text(Locale.ENGLISH)).contains("ine " + line + ", column " + column);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoTextIsToldToo(DocumentFormat format) {
        for (var bytes : List.of(new byte[] {'a', '\n', (byte) 0xff}, new byte[] {'a', '\n', 0}, "a\n".getBytes(StandardCharsets.UTF_16BE))) {
            assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> LosslessText.of(format, bytes));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"JSON|[|]", "JSONC|{\"a\":|}", "TOML|a=[|]", "TOML|a={b=|}", "YAML|[|]"})
    void deepNestingEndsInWords(DocumentFormat format, String open, String close) {
        var start = open.endsWith("[") ? "[" : open.substring(open.indexOf('{') < 0 ? 0 : open.indexOf('{'));
        var head = open.substring(0, open.length() - start.length());
        var inner = format == DocumentFormat.TOML && !start.equals("[") ? "1" : format == DocumentFormat.JSONC ? "1" : "";
        assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> of(format, head + start.repeat(100_000) + inner + close.repeat(100_000)));
        assertThat(of(format, head + start.repeat(400) + inner + close.repeat(400)).content()).isNotEmpty();
    }

    /// What is long is gone through once: if that were done again for each member, the limit of a test would be reached first.
    @ParameterizedTest
    @EnumSource(names = {"JSONC", "TOML", "DOTENV"})
    void longOnesAreGoneThroughOnce(DocumentFormat format) {
        int many = 300_000;
        var text = switch (format) {
            case TOML -> IntStream.range(0, many).mapToObj(it -> "k" + it + ".x=1").collect(Collectors.joining(", ", "a = {", "}"));
            case DOTENV -> "A=x" + " ".repeat(many) + "y\nB=" + "#x".repeat(many) + "\n" + "C='".repeat(many);
            default -> "{" + "/* */\"a\": {},".repeat(many) + "}";
        };
        assertThat(of(format, text).get(KeyPath.of("ONEHOT"))).isEmpty();
    }

    /// As deep as names go: what goes down does not overflow a thread's stack.
    @Test
    void deepTablesAreReadAndTakenOut() {
        var path = new KeyPath(Collections.nCopies(400, new KeyPath.Name("a")));
        for (var format : List.of(DocumentFormat.JSONC, DocumentFormat.TOML, DocumentFormat.YAML)) {
            var text = of(format, "");
            var edited = text.with(path, "\"v\"");
            assertThat(edited.text().get(path)).contains("\"v\"");
            assertThat(edited.text().get(KeyPath.of("a")).orElseThrow()).endsWith("}");
            assertThat(edited.text().without(path, edited.insertion()).content()).isEmpty();
            assertThat(Round.text(edited.text().without(path, Optional.empty()))).doesNotContain("\"v\"");
        }
    }

    /// Neither is anything of it lost, nor is half of it ours.
    @Test
    void whatStandsInTheWayIsLeftAlone() {
        refused(DocumentFormat.JSON, "{\"env\": \"text\"}", "env.A");
        refused(DocumentFormat.JSON, "{\"env\": null}", "env.A");
        refused(DocumentFormat.JSON, "[]", "env");
        refused(DocumentFormat.JSONC, "{\"models\": {}}", "models[name=x]");
        refused(DocumentFormat.TOML, "model_providers = \"text\"", "model_providers.onehot.name");
        refused(DocumentFormat.TOML, "[a.http_headers]\nx = \"1\"\n", "a.http_headers");
        refused(DocumentFormat.TOML, "[[models]]\nname = \"a\"\n", "models[name=b]");
        refused(DocumentFormat.YAML, "a: &x\n  b: 1\nc: *x\n", "a.d");
        refused(DocumentFormat.YAML, "a: &x 1\nc: *x\n", "a");
        refused(DocumentFormat.YAML, "a: &x 1\nc: *x\n", "c");
        refused(DocumentFormat.YAML, "models:\n", "models[name=b]");
        refused(DocumentFormat.YAML, "a: |\n  prompt", "b");
        refused(DocumentFormat.DOTENV, "A=1\nB=\"never closed\n", "C", "\"it's\"");
    }

    private static void refused(DocumentFormat format, String text, String path) {
        refused(format, text, path, "{\"name\":\"b\"}");
    }

    private static void refused(DocumentFormat format, String text, String path, String value) {
        assertThatExceptionOfType(UnreadableFileException.class).as(text).isThrownBy(() -> of(format, text).with(KeyPath.of(path), value));
    }

    @Test
    void whatAFormatCannotSayIsToldInWords() {
        refused(DocumentFormat.TOML, "", "a", "null");
        refused(DocumentFormat.TOML, "a = 1", "a", "\"\\ud800\"");
        refused(DocumentFormat.YAML, "", "a", "\"\\udc00\"");
        refused(DocumentFormat.DOTENV, "", "A", "{}");
        refused(DocumentFormat.DOTENV, "A=1", "A", "\"it's $HOME\"");
        refused(DocumentFormat.DOTENV, "", "A.B", "\"\"");
        refused(DocumentFormat.WHOLE, "", "", "1");
        refused(DocumentFormat.WHOLE, "", "a", "\"\"");
        assertThatIllegalArgumentException().isThrownBy(() -> of(DocumentFormat.JSON, "").with(KeyPath.of("a"), "{"));
    }

    @Test
    void whatAProgramMovedIsStillTakenOut() {
        var edited = of(DocumentFormat.JSON, "{\"a\": 1}").with(KeyPath.of("env.X"), "\"v\"");
        var moved = of(DocumentFormat.JSON, "{\n  \"env\": {\"X\": \"v\"},\n  \"a\": 1, \"b\": 2\n}\n");
        assertThat(Round.text(moved.without(KeyPath.of("env.X"), edited.insertion()))).isEqualTo("{\n  \"a\": 1, \"b\": 2\n}\n");
        var kept = of(DocumentFormat.JSON, "{\"env\": {\"X\": \"v\", \"Y\": 1}}");
        assertThat(Round.text(kept.without(KeyPath.of("env.X"), edited.insertion()))).isEqualTo("{\"env\": {\"Y\": 1}}");
        var gone = of(DocumentFormat.JSON, "{\"a\": 1, \"env\": {}}");
        assertThat(Round.text(gone.without(KeyPath.of("env.X"), edited.insertion()))).isEqualTo("{\"a\": 1}");
    }

    private static LosslessText of(DocumentFormat format, String text) {
        return LosslessText.of(format, text.getBytes(StandardCharsets.UTF_8));
    }
}
