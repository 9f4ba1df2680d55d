package dev.onehot.tools.lossless;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.UnreadableFileException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents by chance, followed, switched, written anew by their program, released: our values are there, and nothing else ever differs.
///
/// With `-Donehot.lossless=10000` it is so many of each format; a failure names its seed.
@Timeout(1_800)
@Execution(ExecutionMode.CONCURRENT)
class LosslessPropertyTest {
    private static final int DOCUMENTS = Integer.getInteger("onehot.lossless", 200);

    static Stream<Documents> formats() {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void nothingDiffersButOurValues(Documents documents) {
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            Round.run(documents, seed);
        }
    }

    /// What is broken is told, and nothing is thrown but that.
    @ParameterizedTest
    @MethodSource("formats")
    void brokenOnesAreLeftAlone(Documents documents) {
        int read = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            var random = new Random(seed);
            var content = documents.document(random).getBytes(StandardCharsets.UTF_8);
            for (int n = 0; content.length > 0 && n <= random.nextInt(3); n++) {
                content[random.nextInt(content.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[]\",:=#'\n\r\\/-.&*|>! ".charAt(random.nextInt(22)));
            }
            try {
                var text = LosslessText.of(documents.format(), content);
                read++;
                assertThat(text.content()).isEqualTo(content);
                var path = KeyPath.of(documents.format() == DocumentFormat.DOTENV ? "API_KEY" : Chance.one(random, "a", "env.API_KEY", "models[name=x].b"));
                text.without(path, Optional.empty());
                var edited = text.with(path, "\"v\"");
                assertThat(edited.text().get(path)).contains("\"v\"");
                var back = edited.insertion().isPresent() ? edited.text().without(path, edited.insertion()) : edited.text().withRaw(path, text.raw(path).orElseThrow());
                assertThat(back.content()).as("seed %s", seed).isEqualTo(content);
            } catch (UnreadableFileException told) {
                assertThat(told.line()).isPositive();
                assertThat(told.column()).isPositive();
            }
        }
        assertThat(read).isPositive().isLessThan(DOCUMENTS);
    }
}
