package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.Message;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which language the texts are in, on a machine that is set to yet another one.
@Isolated
class LanguageTest {
    private final Locale machine = Locale.getDefault();

    @BeforeEach
    void standOnAnotherMachine() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void returnToThisMachine() {
        Locale.setDefault(machine);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Save, Fill this in.",
        "en-GB, Save, Fill this in.",
        "fr-FR, Save, Fill this in.",
        "de, Speichern, Dieses Feld ausfüllen.",
        "de-AT, Speichern, Dieses Feld ausfüllen.",
        "zh-CN, 保存, 请填写此项。",
        "zh-Hans-SG, 保存, 请填写此项。",
        "zh-SG, 保存, 请填写此项。",
        "zh, 保存, 请填写此项。",
        "zh-TW, Save, Fill this in.",
        "zh-Hant-HK, Save, Fill this in.",
    })
    void isTheOneAskedForAndElseEnglish(String wanted, String button, String sentence) {
        var locale = Locale.forLanguageTag(wanted);
        assertThat(new Texts(locale).get("editor.save")).isEqualTo(button);
        assertThat(Message.of("field.blank").text(locale)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({"en, '1,234'", "fr, '1,234'", "de, 1.234"})
    void numbersAreWrittenLikeTheWords(String wanted, String number) {
        var locale = Locale.forLanguageTag(wanted);
        assertThat(new Texts(locale).get("settings.tooLong", 1234)).contains(number);
        assertThat(Message.of("field.long", 1234, 7).text(locale)).contains(number);
    }
}
