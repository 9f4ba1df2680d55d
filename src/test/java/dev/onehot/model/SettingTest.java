package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys and values, whatever they mean.
class SettingTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "nul\0", "\u001b[31m", "half \ud83d", "\udd25 half"})
    void badKeys(String key) {
        assertThat(Setting.problems(key, "v")).extracting(Problem::field).containsExactly("key");
    }

    @Test
    void sizes() {
        assertThat(Setting.problems("k".repeat(1_000_000), "v")).extracting(Problem::field).containsExactly("key");
        assertThat(Setting.problems("k".repeat(255), "v".repeat(1_000_000))).isEmpty();
        assertThat(Setting.problems("k", "v".repeat(1_000_001))).extracting(Problem::field).containsExactly("value");
        assertThat(Setting.problems("k", "a\0b")).hasSize(1);
        assertThat(Setting.problems("k", "a\ud83db")).hasSize(1);
        assertThat(Setting.problems("🔥 \u202eעברית", "🔥\n\t\u0007")).isEmpty();
    }

    @Test
    void theValueOfASecretIsNotPrinted() {
        assertThat(Setting.of("FINNHUB_API_KEY", "sk-1", "", 1).toString()).contains("FINNHUB_API_KEY").doesNotContain("sk-1");
        assertThat(Setting.of("theme", "dark", "", 1).toString()).contains("dark");
        assertThat(Setting.isSecret("monkey")).isFalse();
        assertThat(Setting.isSecret("KEYBOARD")).isFalse();
    }
}
