package dev.onehot.tools.lossless;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read by lines is read as the library of YAML reads it, place by place, and nothing is read that it refuses.
///
/// With `-Donehot.lossless=10000` so many documents, and a hundred times as many short ones.
@Timeout(1_800)
@Execution(ExecutionMode.CONCURRENT)
class YamlLinesTest {
    private static final int DOCUMENTS = Integer.getInteger("onehot.lossless", 200);
    private static final String[] PIECES = {
        "a", "b", "c d", "1", ":", ": ", " :", "-", "- ", " ", "  ", "\n", "\n", "\n  ", "\n- ", "\n  - ", "#", " # x", "\"", "\"q\"", "'", "'q'", "''", "\\", "\\n", "{", "}", "[", "]", ",", ", ",
        "{a: 1}", "[x, y]", "&x ", "*x", "!t ", "|", ">", "?", "? ", "%", "@", "`", "~", "---", "...", "\r\n", "\t", "é", "🔥", "a: b", "a: ", "b:\n", "-1", ".", "=", "<<", "\u00a0", "\ufeff", "\u2028", "/", "//"
    };

    /// Whether it is read at all.
    private static boolean compare(String text) {
        var lines = YamlLines.read(text);
        if (lines.isEmpty()) {
            return false;
        }
        try {
            assertThat(lines.get().equals(new YamlScanner(text).tree())).as("read as the library does: %s", JsonWords.quoted(text)).isTrue();
        } catch (UnreadableFileException refused) {
            throw new AssertionError("read what the library refuses: " + JsonWords.quoted(text), refused);
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a: 1\n", "a: b\nc:\n  d: 'e'\n  f: [g, \"h\", {i: j}]\n", "# x\na:\n- b\n-\n- c: d\n  e: f\n-   - g\n    - h # i\nj :\n", "\ufeffa: b", "a: b # c\r\n\r\n  # d\r\ne: \"f\\\"\\\\ g\"\r\n", "- a\n- - b\n  - c\n",
        "\"a b\": c\n'it''s': d\n", "models:\n  - name: x\n    roles: [chat, edit]\n    apiBase: https://h/v1?a=b#c\n    apiKey: ${{ secrets.V }}\n", "a: {}\nb: []\n", "a: -y\nb: c -\n", "é: 🔥 é\n"
    })
    void mostAreRead(String text) {
        assertThat(compare(text)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "# nothing\n", "a: b\n c\n", "a: \"b\nc\"\nd: e\n", "a: 'b\n", "a: |\n  b\n", "a: &x b\nc: *x\n", "a: !!str 1\n", "---\na: b\n", "a: b\n...\n", "%YAML 1.2\n---\na: b\n", "a: b: c\n", "a: b\na: c\n", "{a: b}\n", "a: [b\n  ]\n",
        "a: b\n  c: d\n", "  a: b\nc: d\n", "a:\tb\n", "a: b\r c: d\n", "? a\n: b\n", "a\n", "a: b#c: d\ne\n", "a:\n  - b\n  c: d\n", "- a\nb: c\n", "a: \"b\" c\n", "a: \"b\"#c\n", "a: - b\n", "a: \"\\u00e9\"\n", "a: b\u0085c: d\n"
    })
    void whatIsUnusualIsNot(String text) {
        assertThat(YamlLines.read(text)).as(text).isEmpty();
    }

    @Test
    void documentsAreReadAsTheLibraryReadsThem() {
        var documents = new YamlDocuments();
        int read = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            var random = new Random(seed);
            var text = documents.document(random);
            read += compare(text) ? 1 : 0;
            compare(documents.rewritten(documents.read(text), random));
            var changed = new StringBuilder(text);
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                int at = random.nextInt(changed.length() + 1);
                changed.replace(at, Math.min(changed.length(), at + random.nextInt(3)), Chance.one(random, PIECES));
            }
            // Half of a character does not come out of a file.
            compare(new String(changed.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
        assertThat(read).as("of %s", DOCUMENTS).isGreaterThan(DOCUMENTS / 10);
    }

    @Test
    void soAreShortOnes() {
        int read = 0;
        for (long seed = 0; seed < 100L * DOCUMENTS; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder(random.nextBoolean() ? "a:" : "");
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                text.append(Chance.one(random, PIECES));
            }
            read += compare(text.toString()) ? 1 : 0;
        }
        assertThat(read).as("of %s", 100 * DOCUMENTS).isGreaterThan(DOCUMENTS);
    }
}
