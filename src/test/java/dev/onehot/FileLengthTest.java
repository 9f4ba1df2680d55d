package dev.onehot;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/// Small files: a file that grows does more than one thing.
class FileLengthTest {
    private static final int LONGEST = 350;
    private static final int LONGEST_TEST = 400;
    private static final int LONGEST_MEDIAN = 70;

    @Test
    void noFileIsLongAndMostAreShort() throws IOException {
        var lengths = lengths(Path.of("src/main/java"));
        var sorted = lengths.values().stream().sorted().toList();
        var median = sorted.get(sorted.size() / 2);

        assertThat(lengths).allSatisfy((file, length) -> assertThat(length).as(file).isLessThanOrEqualTo(LONGEST));
        assertThat(median).as("median of %s files", sorted.size()).isLessThanOrEqualTo(LONGEST_MEDIAN);
    }

    @Test
    void testsAreFilesTooAndNoneIsLong() throws IOException {
        assertThat(lengths(Path.of("src/test/java")))
                .allSatisfy((file, length) -> assertThat(length).as(file).isLessThanOrEqualTo(LONGEST_TEST));
    }

    private static Map<String, Integer> lengths(Path root) throws IOException {
        var lengths = new TreeMap<String, Integer>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                lengths.put(file.toString(), Files.readAllLines(file).size());
            }
        }
        assertThat(lengths).isNotEmpty();
        return lengths;
    }
}
