package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which language texts, numbers and dates are in.
class LanguagesTest {
    private static final String BUNDLE = "dev.onehot.model.messages";

    /// The texts, and how numbers are written beside them.
    @ParameterizedTest
    @CsvSource({
        "en-GB, '', en-GB", "de-AT, de, de-AT", "zh-CN, zh-CN, zh-CN", "zh, zh-CN, zh", "zh-SG, zh-CN, zh-SG", "zh-Hans-TW, zh-CN, zh-Hans-TW", "zh-Hans, zh-CN, zh-Hans",
        "zh-TW, '', en", "zh-HK, '', en", "zh-Hant, '', en", "fr-FR, '', en", "fr-CN, '', en"
    })
    void texts(String wanted, String found, String beside) {
        var locale = Locale.forLanguageTag(wanted);
        var bundle = Languages.bundle(BUNDLE, locale);
        assertThat(bundle.getLocale()).isEqualTo(Locale.forLanguageTag(found));
        assertThat(Languages.beside(bundle, locale)).isEqualTo(Locale.forLanguageTag(beside));
    }

    @ParameterizedTest
    @CsvSource({"de, de-AT, de-AT", "en, de-AT, en", "system, de-AT, de-AT", "fr, de-AT, de-AT", "zh-CN, zh-TW, zh-CN", "en, en-GB, en-GB"})
    void chosen(String choice, String system, String becomes) {
        assertThat(Languages.chosen(choice, Locale.forLanguageTag(system))).isEqualTo(Locale.forLanguageTag(becomes));
    }
}
