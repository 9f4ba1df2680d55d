package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

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

    /// What is large is left where it is.
    @Test
    void largeOnes() {
        assertThat(Setting.of("k", "v".repeat(Setting.LARGE), "", 1).isLarge()).isFalse();
        var large = Setting.of("k", "v".repeat(Setting.LARGE + 1), "then", 1);
        assertThat(large).isEqualTo(new Setting("k", "", "then", 1, Setting.LARGE + 1)).hasToString("Setting[k=1000001 bytes, version 1]");
        assertThat(Setting.of("k", "\u20ac".repeat(333_333), "", 1).isLarge()).isFalse();
        assertThat(Setting.of("k", "\u20ac".repeat(333_334), "", 1).largeBytes()).isEqualTo(1_000_002);
        assertThat(large.holds("")).isFalse();
        assertThat(Setting.of("k", "v", "", 1).holds("v")).isTrue();
        assertThat(Setting.of("k", "v", "", 1).holds("w")).isFalse();
        assertThat(large.withVersion(3).version()).isEqualTo(3);
    }

    @Test
    void theSameValue() {
        var small = Setting.of("k", "v", "then", 1);
        assertThat(small.isSameValue(Setting.of("k", "v", "later", 2))).isTrue();
        assertThat(small.isSameValue(Setting.of("k", "w", "then", 1))).isFalse();
        var large = new Setting("k", "", "then", 1, 9_000_000);
        assertThat(large.isSameValue(new Setting("k", "", "then", 2, 9_000_000))).isTrue();
        assertThat(large.isSameValue(new Setting("k", "", "later", 2, 9_000_000))).isFalse();
        assertThat(large.isSameValue(new Setting("k", "", "then", 2, 9_000_001))).isFalse();
    }
}
