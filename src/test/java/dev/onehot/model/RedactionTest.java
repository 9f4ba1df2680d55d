package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What others say of a key that they were sent is not shown: neither it, nor pieces of it, nor what looks like another one.
class RedactionTest {
    @ParameterizedTest
    @CsvSource({
        "'key abcdefghij is bad', 'key •••• is bad'", "'ends in efghij', 'ends in ••••'", "'abcdef', '••••'", "'abcde', 'abcde'", "'xabcdefx', 'x••••x'",
        "'abcdefghijabcdefghij', '••••••••'", "'abcdefZ', '••••Z'", "'cdefgh abcde ghij', '•••• abcde ghij'", "'', ''", "'abcdefghi', '••••'",
    })
    void piecesOfAKey(String said, String shown) {
        assertThat(Redaction.of(said, List.of(ApiKey.of("abcdefghij")))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"abcde, 'abcde abcd xabcdex', '•••• abcd x••••x'", "abcdef, 'abcdef abcde', '•••• abcde'", "ollama, 'try ollama serve', 'try ollama serve'",
        "OLLAMA, 'try OLLAMA', 'try OLLAMA'", "'', 'nothing', 'nothing'"})
    void shortKeysAndWordsThatAreNone(String key, String said, String shown) {
        assertThat(Redaction.of(said, List.of(ApiKey.of(key)))).isEqualTo(shown);
    }

    @Test
    void severalSecretsAndStrangers() {
        assertThat(Redaction.of("one1one two2two sk-proj-abcdefgh1234", List.of(ApiKey.of("one1one"), ApiKey.of("two2two")))).isEqualTo("•••• •••• ••••");
        assertThat(Redaction.of("Bearer 0123456789", List.of())).isEqualTo("••••");
        assertThat(Redaction.of("an ordinary sentence", List.of())).isEqualTo("an ordinary sentence");
    }
}
