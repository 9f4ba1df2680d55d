package dev.onehot.ui.switcher;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.ui.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a few letters find, how well, and which letters are marked.
class FuzzyMatchTest {
    /// People do not say what a button says.
    @ParameterizedTest
    @CsvSource({
        "en, palette.test, check", "en, palette.delete, remove", "en, verb.backUp, backup", "en, verb.scheme, theme", "en, verb.undo, revert",
        "de, palette.test, prüfen", "de, palette.delete, entfernen", "de, verb.backUp, Sicherung", "de, verb.backUp, backup", "de, verb.scheme, Erscheinung",
        "de, verb.scheme, Design", "de, verb.scheme, dunkel", "de, verb.restore, Wiederherst", "de, verb.undo, zurück",
        "zh-CN, palette.test, 检查", "zh-CN, palette.delete, 移除", "zh-CN, verb.backUp, 备份", "zh-CN, verb.restore, 还原", "zh-CN, verb.scheme, 外观", "zh-CN, verb.undo, 撤回"
    })
    void eachVerbIsFoundByOtherWordsForIt(String language, String verb, String typed) {
        var words = new Texts(Locale.forLanguageTag(language)).get(verb + ".words");
        assertThat(FuzzyMatch.beginsWord(FuzzyMatch.folded(typed), FuzzyMatch.folded(words))).as(words).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "fake two, Fake Two, 0, FAKE TWO",
        "fak, Fake Two, 1, FAKe two",
        "two, Fake Two, 2, fake TWO",
        "ft, Fake Two, 3, Fake Two",
        "ake, Fake Two, 4, fAKE two",
        "fatw, Fake Two, 3, FAke TWo",
        // A way that leads on from the o of copy is there for the first, and none for the second.
        "corun, Copy one run, 3, Copy One RUN",
        "cone, Copy one run, 3, Copy ONE run",
        "fke, Fake Two, 5, FaKE two",
        // A word's beginning before a place within an earlier one.
        "o, Groq Ollama, 2, groq Ollama",
        "tok, Token stock, 1, TOKen stock",
        "open ai, OpenRouter AI, 3, OPENrouter AI",
        "two fa, Fake Two, -1, FAke TWO",
        "检查, 全部检查, 2, 全部检查",
    })
    void lettersFindNames(String typed, String name, int rank, String marked) {
        assertThat(FuzzyMatch.rank(typed, FuzzyMatch.folded(name))).isEqualTo(rank);
        var shown = new StringBuilder(FuzzyMatch.folded(name));
        FuzzyMatch.marks(typed, shown.toString()).stream().forEach(it -> shown.setCharAt(it, Character.toUpperCase(shown.charAt(it))));
        assertThat(shown.toString()).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tf", "xyz", "ee", "fto", "connect", "test"})
    void whatIsNotThereIsNotFound(String typed) {
        for (var name : List.of("fake two", "copy onehotctl run for openai-compatible", "the east side")) {
            assertThat(FuzzyMatch.rank(typed, name)).as("begins a word, and in this order: %s", name).isEqualTo(FuzzyMatch.NONE);
            assertThat(FuzzyMatch.marks(typed, name).stream()).isEmpty();
        }
    }

    /// Places stay the same, whatever a letter becomes when it is small.
    @Test
    void foldingKeepsPlaces() {
        assertThat(FuzzyMatch.folded("İX")).hasSize(2);
        assertThat(FuzzyMatch.marks("x", FuzzyMatch.folded("İX")).stream()).containsExactly(1);
    }
}
