package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;
import dev.onehot.model.SettingKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A setting is called in the window as it is called among the settings, in every language; in messages, too.
class ChangeWordsTest {
    private static PastGesture set(String key, String before, String after) {
        var change = new Change.SettingChange(key, SettingAction.SET);
        var was = Optional.of(Map.of(PastChange.VALUE, before));
        return new PastGesture(1, List.of(new PastChange(1, 1, 1, "", Origin.CLI, change, key, was, Optional.of(Map.of(PastChange.VALUE, after)), false)), PastGesture.Kind.CHANGE, false);
    }

    @ParameterizedTest
    @CsvSource({"en, Log level", "de, Protokollstufe", "zh-CN, 日志级别"})
    void aSettingIsCalledByItsTitle(String language, String title) {
        var texts = new Texts(Locale.forLanguageTag(language));
        var words = new ChangeWords(texts, Optional.empty());
        assertThat(words.summary(set("LOG_LEVEL", "INFO", "DEBUG"))).contains(title, "INFO", "DEBUG").doesNotContain("LOG_LEVEL");
        assertThat(words.lines(List.of(new Change.SettingChange("LOG_LEVEL", SettingAction.SET)), List.of()).getFirst()).contains(title);
        assertThat(words.summary(set("theirs", "1", "2"))).contains("theirs");
        assertThat(words.keys(title.substring(1).toUpperCase(texts.locale()))).contains("LOG_LEVEL").doesNotContain("CHECK_INTERVAL");
        for (var code : List.of("undo.conflict", "undo.asBefore", "undo.secret", "setting.unkept", "conflict")) {
            assertThat(texts.message(Message.of(code, new SettingKey("LOG_LEVEL"), 3))).contains(title).doesNotContain("LOG_LEVEL");
        }
        assertThat(texts.message(Message.of("undo.did", List.of(new SettingKey("LOG_LEVEL"), "Relay")))).contains(title + ", Relay");
        assertThat(Message.of("undo.did", List.of(new SettingKey("LOG_LEVEL"), "Relay")).text(texts.locale())).as("a command line needs the key").contains("LOG_LEVEL, Relay");
    }

    /// As in its editor.
    @ParameterizedTest
    @CsvSource({"en, Appearance: Dark → Light, Endpoint: off → on", "de, Erscheinungsbild: Dunkel → Hell, Endpunkt: aus → ein", "zh-CN, 外观：深色 → 浅色, 端点：关 → 开"})
    void aValueIsCalledAsItsChoice(String language, String appearance, String endpoint) {
        var words = new ChangeWords(new Texts(Locale.forLanguageTag(language)), Optional.empty());
        assertThat(words.summary(set("ONEHOT_APPEARANCE", "dark", "light"))).isEqualTo(appearance);
        assertThat(words.summary(set("ONEHOT_ENDPOINT", "false", "true"))).isEqualTo(endpoint);
        assertThat(words.summary(set("theirs", "false", "true"))).as("nobody knows what it means").contains("false → true");
    }

    /// The window speaks to more people than the command line, which keeps its words.
    @ParameterizedTest
    @CsvSource({"en", "de", "zh-CN"})
    void theWindowSaysItPlainly(String language) {
        var texts = new Texts(Locale.forLanguageTag(language));
        for (var code : List.of("keys.locked.vault.advice", "keys.fresh.advice", "keychain.bus.none")) {
            assertThat(texts.message(Message.of(code))).isNotEqualTo(Message.of(code).text(texts.locale())).doesNotContain("ONEHOT_PASSPHRASE", "session bus");
        }
        assertThat(texts.message(Message.of("program.remark.wins", List.of("--settings", "--model")))).contains("--settings, --model");
    }
}
