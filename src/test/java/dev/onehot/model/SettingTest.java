package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys and values, of known settings and of any.
class SettingTest {
    @Test
    void theDefaultOfEveryKnownSettingIsGood() {
        assertThat(KnownSettings.all()).hasSize(11).allSatisfy(known ->
                assertThat(Setting.problems(known.key(), known.defaultValue())).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT_AGENT_FRAMEWORK, openclaw", "MONTHLY_BUDGET_LIMIT, 0", "MONTHLY_BUDGET_LIMIT, 1000000000",
        "DAILY_BUDGET_WARNING, 0.01", "MARKET_TIMEZONE, Europe/Berlin", "CHECK_INTERVAL, 1", "CHECK_INTERVAL, 86400",
        "LOG_LEVEL, CRITICAL", "OPENCLAW_ENABLED, true", "OPENCLAW_GATEWAY_URL, wss://gateway.example.com/x",
        "anything else, anything",
    })
    void goodValues(String key, String value) {
        assertThat(Setting.problems(key, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT_AGENT_FRAMEWORK, CrewAI, value.choice",
        "MONTHLY_BUDGET_LIMIT, -1, value.bounds",
        "MONTHLY_BUDGET_LIMIT, '1,5', value.number",
        "MONTHLY_BUDGET_LIMIT, 1e3, value.number",
        "MONTHLY_BUDGET_LIMIT, NaN, value.number",
        "MONTHLY_BUDGET_LIMIT, ٣, value.number",
        "MONTHLY_BUDGET_LIMIT, 99999999999999999999999999999999999999999, value.number",
        "MARKET_TIMEZONE, Mars/Base, value.timezone",
        "MARKET_TIMEZONE, '', value.timezone",
        "CHECK_INTERVAL, 0, value.bounds",
        "CHECK_INTERVAL, 300.0, value.integer",
        "CHECK_INTERVAL, ' 300', value.integer",
        "LOG_LEVEL, info, value.choice",
        "OPENCLAW_ENABLED, yes, value.switch",
        "OPENCLAW_GATEWAY_URL, http://a.b, url.scheme",
        "OPENCLAW_GATEWAY_URL, '', field.blank",
    })
    void badValuesAreNamedAndNeverCoerced(String key, String value, String code) {
        assertThat(Setting.problems(key, value)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("value");
            assertThat(problem.message().code()).isEqualTo(code);
        });
    }

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
        assertThat(new Setting("FINNHUB_API_KEY", "sk-1", "", 1).toString()).contains("FINNHUB_API_KEY").doesNotContain("sk-1");
        assertThat(new Setting("theme", "dark", "", 1).toString()).contains("dark");
        assertThat(Setting.isSecret("monkey")).isFalse();
        assertThat(Setting.isSecret("KEYBOARD")).isFalse();
    }
}
