package dev.onehot.ui.switcher;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        var match = FuzzyMatch.of(typed, FuzzyMatch.folded(name)).orElseThrow();
        assertThat(match.rank()).isEqualTo(rank);
        var shown = new StringBuilder(FuzzyMatch.folded(name));
        match.marks().stream().forEach(it -> shown.setCharAt(it, Character.toUpperCase(shown.charAt(it))));
        assertThat(shown.toString()).isEqualTo(marked);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(FuzzyMatch.of("tf", "fake two")).isEmpty();
        assertThat(FuzzyMatch.of("xyz", "fake two")).isEmpty();
        assertThat(FuzzyMatch.of("ee", "fake two")).as("does not begin a word").isEmpty();
    }

    /// Places stay the same, whatever a letter becomes when it is small.
    @Test
    void foldingKeepsPlaces() {
        assertThat(FuzzyMatch.folded("İX")).hasSize(2);
        assertThat(FuzzyMatch.of("x", FuzzyMatch.folded("İX"))).hasValueSatisfying(it -> assertThat(it.marks().stream()).containsExactly(1));
    }
}
