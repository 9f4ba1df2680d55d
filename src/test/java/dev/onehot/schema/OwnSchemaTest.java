package dev.onehot.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Onehot's own schema says of the settings that it knows.
class OwnSchemaTest {
    private static final SettingSchemas SCHEMAS = SettingSchemas.read(List.of());

    @Test
    void theDefaultOfEveryKnownSettingIsGood() {
        assertThat(SCHEMAS.all()).hasSize(19).allSatisfy(known ->
                assertThat(SCHEMAS.problems(known.key(), known.defaultValue().orElseThrow())).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT_AGENT_FRAMEWORK, openclaw", "MONTHLY_BUDGET_LIMIT, 0", "MONTHLY_BUDGET_LIMIT, 1000000000",
        "DAILY_BUDGET_WARNING, 0.01", "MARKET_TIMEZONE, Europe/Berlin", "CHECK_INTERVAL, 1", "CHECK_INTERVAL, 86400",
        "LOG_LEVEL, CRITICAL", "OPENCLAW_ENABLED, true", "OPENCLAW_GATEWAY_URL, wss://gateway.example.com/x",
        "anything else, anything",
    })
    void goodValues(String key, String value) {
        assertThat(SCHEMAS.problems(key, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT_AGENT_FRAMEWORK, CrewAI, value.choice",
        "MONTHLY_BUDGET_LIMIT, -1, value.bounds",
        "MONTHLY_BUDGET_LIMIT, '1,5', value.number",
        "MONTHLY_BUDGET_LIMIT, 1e30, value.bounds",
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
        assertThat(SCHEMAS.problems(key, value)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("value");
            assertThat(problem.message().code()).isEqualTo(code);
        });
    }

    /// Where there is no other schema, nobody reads this one to know what is a secret.
    @Test
    void theNamesOfItsSettingsSayTheSameOfSecrets() {
        assertThat(SCHEMAS.all()).allSatisfy(known -> assertThat(known.isSecret()).isEqualTo(Setting.isSecret(known.key())));
    }

    @Test
    void itIsJsonSchemaThatOthersCanRead() {
        assertThat(SCHEMAS.document()).contains("https://json-schema.org/draft/2020-12/schema");
        assertThat(SCHEMAS.faults()).isEmpty();
    }
}
