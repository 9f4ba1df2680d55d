package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.PastedKeys.Row;
import dev.onehot.testing.PastedKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is pasted as a key: out of its wrapping when it surely has one, refused when it surely is none, and otherwise left alone.
@Execution(ExecutionMode.CONCURRENT)
class PastedKeyTest {
    static Stream<Row> rows() {
        return PastedKeys.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itIsTakenKeptOrRefused(Row row) {
        var pasted = PastedKey.of(row.pasted());
        if (row.isRefused()) {
            assertThat(pasted.problems()).extracting(it -> it.message().code()).containsExactly(row.becomes());
            return;
        }
        assertThat(pasted.problems()).isEmpty();
        assertThat(pasted.key().reveal()).isEqualTo(row.key());
        assertThat(pasted.remarks()).extracting(Message::code).isEqualTo(row.becomes().equals("taken") ? List.of("key.unwrapped") : List.of());
        assertThat(PastedKey.of(row.key())).as("what came out of it is left alone").isEqualTo(new PastedKey(pasted.key(), List.of(), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void nothingOfItIsRepeated(Row row) {
        var pasted = PastedKey.of(row.pasted());
        for (var locale : new Locale[] {Locale.ROOT, Locale.GERMAN, Locale.SIMPLIFIED_CHINESE}) {
            var said = Stream.concat(pasted.remarks().stream(), pasted.problems().stream().map(Problem::message)).map(it -> it.text(locale)).toList();
            assertThat(said.toString() + pasted).doesNotContain(PastedKeys.KEY, "one-key", "another", "wxyz", "1234", "gw.example.com", "pass show");
        }
    }

    /// Signs that nobody sees stand around a key as white space does.
    @ParameterizedTest
    @ValueSource(strings = {"\u200b@", "@\u200b", "\ufeff@", "\u00a0@\u00a0", "@\u2060", "@\r\n"})
    void signsThatNobodySeesAreNoPartOfIt(String text) {
        var pasted = PastedKey.of(text.replace("@", PastedKeys.KEY));
        assertThat(pasted.key().reveal()).isEqualTo(PastedKeys.KEY);
        assertThat(pasted.problems()).isEmpty();
        assertThat(PastedKey.of("\ufeff\"\u200b" + PastedKeys.KEY + "\"\r\n").key().reveal()).isEqualTo(PastedKeys.KEY);
    }

    /// Whatever a gateway makes up out of the signs of a key is one; only what is surely something else is not.
    @Test
    void whatARandomGeneratorMakesIsKept() {
        var signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/:#!?$%&*@^|";
        var random = new java.util.Random(14);
        for (int n = 0; n < 20_000; n++) {
            var key = new StringBuilder();
            for (int i = 0; i < 12 + n % 40; i++) {
                key.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(PastedKey.of(key.toString())).isEqualTo(new PastedKey(ApiKey.of(key.toString()), List.of(), List.of()));
        }
    }

    @Test
    void aLongTextIsOneSentenceAndNoWait() {
        for (var text : new String[] {"k", "\"", "{\"key\":", "a=", "OPENAI_API_KEY=", "-H ", "* ", "your-", "A_", "key ", "x."}) {
            assertThat(PastedKey.of("{\"" + text.repeat(200_000)).problems()).hasSize(1);
            assertThat(PastedKey.of(text.repeat(8_000 / text.length())).problems()).hasSizeLessThan(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'# api_key = \"old\";api_key = \"new\"', new", "'my secret thoughts;OPENAI_API_KEY=sk-new', sk-new", "'BASE=\"x\";OPENAI_API_KEY=sk-new', sk-new",
        "\"\"\"\"\"\"k\"\"\"\"\"\", k", "'\"\"\"\"\"\"\"k\"\"\"\"\"\"\"', '\"k\"'"
    })
    void ofSeveralLinesTheOneThatIsAKey(String lines, String key) {
        assertThat(PastedKey.of(lines.replace(';', '\n')).key().reveal()).isEqualTo(key);
    }

    @Test
    void aLongOneIsNotLookedAt() {
        assertThat(PastedKey.of('"' + "k".repeat(ApiKey.MAXIMUM_LENGTH - 2) + '"').key().reveal()).hasSize(ApiKey.MAXIMUM_LENGTH - 2);
        assertThat(PastedKey.of('"' + "k".repeat(ApiKey.MAXIMUM_LENGTH - 1) + '"').key().reveal()).hasSize(ApiKey.MAXIMUM_LENGTH + 1);
    }
}
