package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// How `-Dargs` is parted.
class WordsTest {
    @Test
    void quotesKeepTogetherAndAnEmptyWordIsAWord() {
        assertThat(Words.of("provider list")).containsExactly("provider", "list");
        assertThat(Words.of("  a\t 'b  c' \"d 'e'\" f\\ g ")).containsExactly("a", "b  c", "d 'e'", "f g");
        assertThat(Words.of("set k ''")).containsExactly("set", "k", "");
        assertThat(Words.of("\"\" x")).containsExactly("", "x");
        assertThat(Words.of("a'b'\"c\"d")).containsExactly("abcd");
        assertThat(Words.of("'a\\b' \"a\\\"b\\n\\\\\"")).containsExactly("a\\b", "a\"b\\n\\");
        assertThat(Words.of("")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Words.of("a 'b"));
    }

    @Test
    void argumentsOfTheSystemEndWithANul() {
        assertThat(RawArguments.parts("a\0\0ü\0\0".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .extracting(it -> new String(it, java.nio.charset.StandardCharsets.UTF_8))
                .containsExactly("a", "", "ü", "");
    }
}
