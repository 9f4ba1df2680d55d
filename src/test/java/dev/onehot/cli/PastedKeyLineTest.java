package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A key from standard input, as people have it: `onehotctl provider add NAME --key-stdin < FILE`. All forms are in the table of `PastedKeyTest`.
class PastedKeyLineTest extends CliFixture {
    private static final String SECRET = "sk-marked-0123456789abcdef";

    @BeforeEach
    void vault() {
        environment.put("ONEHOT_PASSPHRASE", "four words of this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Authorization: Bearer @", "x-api-key: @", "export OPENAI_API_KEY=@", "\"@\",", "{\"key\":\"@\"}", "# mine\nOPENAI_API_KEY=@\nOPENAI_BASE_URL=https://gw.example.com\n"
    })
    void aWrappedKeyIsTakenOutWithAWordAboutIt(String text) {
        var added = withInput(text.replace("@", SECRET), "provider", "add", "p", "--kind", "openai", "--key-stdin");
        assertThat(added.code()).as(added.errors()).isZero();
        assertThat(added.errors()).isEqualTo("onehotctl: Only the key was taken: what stood around it, such as a name or quotation marks, is no part of it.\n");
        assertThat(added.out()).doesNotContain(SECRET);
        assertThat(onehotctl("key", "p").done().out()).isEqualTo(SECRET + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sk-ant-****1234                          | Copy the whole key
            your-api-key                             | Enter the key itself
            https://gw.example.com/v1/marked         | It belongs in the base URL
            {"a_key":"marked-1","b_key":"marked-2"}  | Paste the key alone
            $(pass show marked)                      | Paste what it prints
            OPENAI_API_KEY                           | Write env:OPENAI_API_KEY
            """)
    void whatIsNoKeyIsRefusedWithWhatToDo(String text, String said) {
        var refused = withInput(text, "provider", "add", "p", "--kind", "openai", "--key-stdin").failed(Exit.USAGE);
        assertThat(refused.errors()).contains(said).doesNotContain("marked", "****", "your-api");
        assertThat(file).doesNotExist();
    }

    @Test
    void anOddKeyIsKeptAsItIs() {
        for (var key : List.of("p#w!d,", "team:secret", "changeme", "{3F2504E0-4F89}")) {
            var added = withInput(key, "provider", "add", "p", "--kind", "openai-compatible", "--base-url", "https://gw.example.com/v1", "--key-stdin");
            assertThat(added.code()).as(added.errors()).isZero();
            assertThat(added.errors()).isEmpty();
            assertThat(onehotctl("key", "p").done().out()).isEqualTo(key + "\n");
        }
    }

    @Test
    void aFurtherKeyIsReadInTheSameWay() {
        withInput(SECRET, "provider", "add", "p", "--kind", "openai", "--key-stdin").done();
        withInput("sk-***", "provider", "key", "add", "p", "second", "--key-stdin").failed(Exit.USAGE);
        assertThat(withInput("Bearer sk-second", "provider", "key", "add", "p", "second", "--key-stdin").errors()).contains("Only the key was taken");
    }
}
