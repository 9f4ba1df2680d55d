package dev.onehot.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import module java.base;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.KnownSetting.Choice;
import dev.onehot.model.KnownSetting.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The settings of a program that is not Onehot's: aider, a pair programmer for the terminal, as its manual describes them.
class ForeignSchemaTest {
    private SettingSchemas schemas;

    @BeforeEach
    void read() throws URISyntaxException {
        var file = Path.of(Objects.requireNonNull(getClass().getResource("aider.schema.json")).toURI());
        schemas = SettingSchemas.read(List.of(file));
        assertThat(schemas.faults()).isEmpty();
    }

    @Test
    void eachIsEditedByItsType() {
        assertThat(schemas.all().stream().filter(it -> !it.own()))
                .extracting(KnownSetting::key, KnownSetting::type)
                .contains(
                        tuple("AIDER_MODEL", Type.TEXT),
                        tuple("AIDER_EDIT_FORMAT", Type.CHOICE),
                        tuple("AIDER_AUTO_COMMITS", Type.SWITCH),
                        tuple("AIDER_MAP_TOKENS", Type.INTEGER),
                        tuple("AIDER_CACHE_KEEPALIVE", Type.DURATION),
                        tuple("AIDER_USER_INPUT_COLOR", Type.COLOUR),
                        tuple("AIDER_INPUT_HISTORY_FILE", Type.PATH),
                        tuple("AIDER_OPENAI_API_BASE", Type.URL),
                        tuple("AIDER_PIN", Type.SECRET),
                        tuple("AIDER_LINT_CMD", Type.JSON));
        var format = schemas.find("AIDER_EDIT_FORMAT").orElseThrow();
        assertThat(format.choices()).contains(new Choice("diff", "Search and replace blocks"));
        assertThat(format.category()).isEqualTo("Model");
        assertThat(schemas.find("AIDER_STREAM").orElseThrow().deprecated()).isTrue();
        assertThat(schemas.find("AIDER_MAP_TOKENS").orElseThrow().maximum()).isEqualTo("32768");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "AIDER_EDIT_FORMAT | diff | ''",
        "AIDER_EDIT_FORMAT | patch | value.choice",
        "AIDER_MAP_TOKENS | 2048 | ''",
        "AIDER_MAP_TOKENS | 40000 | value.bounds",
        "AIDER_MAP_TOKENS | many | value.integer",
        "AIDER_CACHE_KEEPALIVE | PT5M | ''",
        "AIDER_CACHE_KEEPALIVE | P1D | ''",
        "AIDER_CACHE_KEEPALIVE | 5 minutes | value.duration",
        "AIDER_USER_INPUT_COLOR | #00cc00 | ''",
        "AIDER_USER_INPUT_COLOR | green | value.colour",
        "AIDER_OPENAI_API_BASE | https://api.example.com/v1 | ''",
        "AIDER_OPENAI_API_BASE | api.example.com | url.scheme",
        "AIDER_MODEL | gpt-5 | ''",
        "AIDER_MODEL | has spaces in it | value.schema",
        "AIDER_LINT_CMD | {\"python\":\"ruff check\"} | ''",
        "AIDER_LINT_CMD | {\"python\":7} | value.schema",
        "AIDER_LINT_CMD | {\"python\": | json.broken",
    })
    void valuesAreChecked(String key, String value, String code) {
        var problems = schemas.problems(key, value);
        if (code.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).extracting(it -> it.message().code()).containsExactly(code);
        }
    }
}
