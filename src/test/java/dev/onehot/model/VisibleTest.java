package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void whatSteersIsASignAndTheRestStays() {
        assertThat(Visible.line("a\u001b[31m\tb\u007f\u0085")).isEqualTo("a\u241b[31m\u2409b\ufffd\ufffd");
        assertThat(Visible.line("\u202a\u202e\u2066\u2069\u2028\u2029")).isEqualTo("\ufffd".repeat(6));
        assertThat(Visible.line("日本 🔥 עברית é")).isEqualTo("日本 🔥 עברית é");
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(Visible.brief("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Visible.brief("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Visible.brief("abc  fg", 6)).isEqualTo("abc…");
        assertThat(Visible.brief("🔥🔥🔥", 3)).isEqualTo("🔥🔥🔥");
        assertThat(Visible.brief("🔥🔥🔥", 2)).isEqualTo("🔥…");
        assertThat(Visible.line("\u001f\u0000\u0080")).isEqualTo("\u241f\u2400\ufffd");
    }
}
