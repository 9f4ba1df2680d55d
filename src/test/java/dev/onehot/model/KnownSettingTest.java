package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.KnownSetting.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A setting of which a schema says what it is.
class KnownSettingTest {
    /// A number or a choice is no secret, whatever it is called.
    @ParameterizedTest
    @EnumSource
    void secrets(Type type) {
        assertThat(known("MAX_TOKENS", type, "").isSecret()).isEqualTo(type == Type.SECRET || type == Type.TEXT || type == Type.JSON);
        assertThat(known("theme", type, "").isSecret()).isEqualTo(type == Type.SECRET);
        assertThat(known("theme", type, "").asText().type()).isEqualTo(type == Type.SECRET ? Type.SECRET : Type.TEXT);
        assertThat(known("theme", type, "").asText().choices()).isEmpty();
    }

    @Test
    void whoseItIs() {
        assertThat(known("k", Type.TEXT, "").isOriginals()).isTrue();
        var onehots = new KnownSetting("k", Type.TEXT, Optional.empty(), "", "", List.of(), "", "", "", "", "", 0, false, "s", true, "");
        var others = new KnownSetting("k", Type.TEXT, Optional.empty(), "", "", List.of(), "", "", "", "", "", 0, false, "s", false, "p");
        assertThat(onehots.isOriginals()).isFalse();
        assertThat(others.isOriginals()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', https://a, ''", "'', ws://a, url.scheme", "'', '', field.blank", "'', a b, url.broken", "wss://x, wss://a, ''", "ws://x, https://a, url.scheme", "https://x, http://a, ''"})
    void addresses(String usual, String value, String code) {
        assertThat(known("k", Type.URL, usual).urlProblem(value).map(it -> it.message().code()).orElse("")).isEqualTo(code);
    }

    private static KnownSetting known(String key, Type type, String usual) {
        return new KnownSetting(
                key, type, Optional.of(usual).filter(it -> !it.isEmpty()), "1", "9", List.of(new KnownSetting.Choice("a", "A")), "", "", "", "", "", 0, false, "s", true, "p");
    }
}
