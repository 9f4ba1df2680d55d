package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void whatSteersIsASignAndTheRestStays() {
        assertThat(Visible.line("a\u001b[31m\tb\u007f\u0085")).isEqualTo("a\u241b[31m\u2409b\ufffd\ufffd");
        assertThat(Visible.line("\u202a\u202e\u2066\u2069\u2028\u2029")).isEqualTo("\ufffd".repeat(6));
        assertThat(Visible.line("日本 🔥 עברית é")).isEqualTo("日本 🔥 עברית é");
    }
}
