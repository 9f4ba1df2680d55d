package dev.onehot.ui.switcher;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a few letters find, how well, and which letters are marked.
class FuzzyMatchTest {
    @ParameterizedTest
    @CsvSource({
        "fake two, Fake Two, 0, FAKE TWO",
        "fak, Fake Two, 1, FAKe two",
        "two, Fake Two, 2, fake TWO",
        "ft, Fake Two, 3, Fake Two",
        "ake, Fake Two, 4, fAKE two",
        "fto, Fake Two, 5, Fake TwO",
        // A word's beginning before a place within an earlier one.
        "o, Groq Ollama, 2, groq Ollama",
        "tok, Token stock, 1, TOKen stock",
        "open ai, OpenRouter AI, 5, OPENrouter AI",
    })
    void lettersFindNames(String typed, String name, int rank, String marked) {
        assertThat(FuzzyMatch.rank(typed, FuzzyMatch.folded(name))).isEqualTo(rank);
        var shown = new StringBuilder(FuzzyMatch.folded(name));
        FuzzyMatch.marks(typed, shown.toString()).stream().forEach(it -> shown.setCharAt(it, Character.toUpperCase(shown.charAt(it))));
        assertThat(shown.toString()).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tf", "xyz", "ee"})
    void whatIsNotThereIsNotFound(String typed) {
        assertThat(FuzzyMatch.rank(typed, "fake two")).as("begins a word, and in this order").isEqualTo(FuzzyMatch.NONE);
        assertThat(FuzzyMatch.marks(typed, "fake two").stream()).isEmpty();
    }

    /// Places stay the same, whatever a letter becomes when it is small.
    @Test
    void foldingKeepsPlaces() {
        assertThat(FuzzyMatch.folded("İX")).hasSize(2);
        assertThat(FuzzyMatch.marks("x", FuzzyMatch.folded("İX")).stream()).containsExactly(1);
    }
}
