package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.Test;

/// What `cmd` makes of the lines for it, by a model of how it reads a batch file: percent signs, then quotes and carets, then `set`.
class CmdQuotingTest {
    @Test
    void everyCharacterArrives() {
        IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).forEach(c -> {
            check(c + c);
            check("a" + c + "b");
            check(c);
        });
        for (var value : List.of("a\"b&c|d", "\"", "\"\"", "%PATH%", "100%", "^", "^\"^", "ü 漢 🔥", " lead and trail ", "a=b", "(x)", "!x!")) {
            check(value);
        }
    }

    @Test
    void anyMixtureArrives() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            check(random.ints(1 + random.nextInt(12), ' ', 0x7f)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
    }

    @Test
    void aLineEndIsRefused() {
        assertThatThrownBy(() -> Shell.CMD.set("A", "a\nb")).isInstanceOf(Refusal.class);
    }

    private static void check(String value) {
        var line = Shell.CMD.line(new Variable("NAME", Optional.of(value)));
        assertThat(stored(line)).as(line).isEqualTo(value);
    }

    private static String stored(String line) {
        var percents = line.replace("%%", "\0");
        assertThat(percents).doesNotContain("%");
        var read = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < percents.length(); i++) {
            char c = percents.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '^' && !quoted) {
                i++;
                read.append(percents.charAt(i));
                continue;
            } else if (!quoted) {
                assertThat("&|<>").as("ends the command").doesNotContain(String.valueOf(c));
            }
            read.append(c);
        }
        var rest = read.substring("set ".length()).replace('\0', '%');
        // Extended syntax: from an opening quote to the last one.
        var assignment = rest.startsWith("\"") ? rest.substring(1, rest.lastIndexOf('"')) : rest;
        return assignment.substring(assignment.indexOf('=') + 1);
    }
}
