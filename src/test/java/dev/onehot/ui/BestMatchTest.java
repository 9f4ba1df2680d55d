package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class BestMatchTest {
    @Test
    void justSoThenBeginningsThenBeginningsOfWordsThenTheRestAsTheyStood() {
        var found = Stream.of("Fauxopenai", "Azure OpenAI", "OpenAI-compatible", "Work (openai)", "OpenAI", "Groq")
                .sorted(BestMatch.first(" openai ", Function.identity()))
                .toList();
        assertThat(found)
                .containsExactly("OpenAI", "OpenAI-compatible", "Azure OpenAI", "Work (openai)", "Fauxopenai", "Groq");
    }
}
