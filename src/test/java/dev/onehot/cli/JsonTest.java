package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What is written reads back the same, whatever the characters.
class JsonTest {
    @Test
    void everyCharacterReadsBack() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
            var text = "a" + Character.toString(c) + "z";
            assertThat(JsonDocument.parse(JsonOutput.write(text)).value()).isEqualTo(text);
        }
    }

    @Test
    void halfCharactersAreEscapedSoThatTheDocumentIsUtf8() {
        assertThat(JsonOutput.write("\ud83d")).isEqualTo("\"\\ud83d\"");
        assertThat(JsonOutput.write("\udd25\ud83d\ud83d\udd25\udd25")).isEqualTo("\"\\udd25\\ud83d🔥\\udd25\"");
    }

    @Test
    void itIsOneLine() {
        assertThat(JsonOutput.write("\r\n\u0085\u2028\u2029\t")).doesNotContainAnyWhitespaces();
    }

    @Test
    void everyKindOfValueIsUnderstood() {
        var document = JsonOutput.object(
                "none", null,
                "absent", Optional.empty(),
                "number", OptionalLong.of(5),
                "no number", OptionalLong.empty(),
                "truth", true,
                "list", List.of(),
                "object", Map.of());
        assertThat(JsonOutput.write(document))
                .isEqualTo("{\"none\":null,\"absent\":null,\"number\":5,\"no number\":null,\"truth\":true,\"list\":[],\"object\":{}}");
    }

    @RepeatedTest(50)
    void anyTreeReadsBack(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var tree = tree(random, 4);
        assertThat(JsonDocument.parse(JsonOutput.write(tree)).value()).isEqualTo(tree);
    }

    private static Object tree(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            case 2 -> null;
            case 3 -> text(random);
            case 4 -> new ArrayList<>(Arrays.asList(tree(random, depth - 1), tree(random, depth - 1)));
            default -> {
                var object = new HashMap<String, Object>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.put(text(random), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(20), 0, 0x11_0000)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
