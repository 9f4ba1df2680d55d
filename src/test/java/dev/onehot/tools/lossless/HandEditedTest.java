package dev.onehot.tools.lossless;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.DocumentFormat;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// A person changes a file by hand in which a value of ours is: comments, blank lines, a line set in. When ours goes, no value and no comment of theirs goes with it.
///
/// With `-Donehot.lossless=10000` so many documents of each format; a failure names its seed.
@Timeout(1_800)
@Execution(ExecutionMode.CONCURRENT)
class HandEditedTest {
    private static final int DOCUMENTS = Integer.getInteger("onehot.lossless", 150);
    private static final String MARK = "by hand";

    static Stream<Documents> formats() {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void nothingOfTheirsGoesWithOurs(Documents documents) {
        int tried = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            var random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
            var document = documents.document(random);
            var tree = documents.read(document);
            var path = documents.path(tree, random);
            if (Wanted.canBe(tree, path) && path.steps().getLast() instanceof KeyPath.Name) {
                tried += tries(documents, random, document, tree, path, "seed " + seed) ? 1 : 0;
            }
        }
        assertThat(tried).as("of %s", DOCUMENTS).isGreaterThan(documents.format() == DocumentFormat.JSON ? 0 : DOCUMENTS / 30);
    }

    /// Whether it came to that.
    private static boolean tries(Documents documents, Random random, String document, JsonNode tree, KeyPath path, String seed) {
        LosslessText now;
        LosslessText.Edited edited;
        var original = of(documents, document);
        String changed;
        JsonNode there;
        try {
            edited = original.with(path, "\"v\"");
            changed = Round.text(edited.text());
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                changed = changed(changed, documents.format(), random);
            }
            now = of(documents, changed);
            there = documents.read(changed);
        } catch (RuntimeException noFileAnyMore) {
            return false;
        }
        if (!documents.told(there).equals(documents.told(documents.read(Round.text(edited.text()))))) {
            return false;
        }
        var left = Round.text(edited.insertion().isPresent() ? now.without(path, edited.insertion()) : now.withRaw(path, original.raw(path).orElseThrow()));
        assertThat(left.split(MARK, -1)).as("%s of %s: %s\n--- left\n%s", seed, documents, changed, left).hasSameSizeAs(changed.split(MARK, -1));
        var wanted = edited.insertion().isPresent() ? Wanted.without(there, path, tree) : Wanted.with(there, path, Wanted.at(tree, path).orElseThrow());
        // A parent that was made for ours stays where a comment is in it, empty as it is.
        boolean leaves = edited.insertion().isPresent() && changed.contains(MARK);
        var told = documents.told(documents.read(left));
        assertThat(leaves ? values("", told).sorted().toList() : told).as("%s of %s: %s\n--- left\n%s", seed, documents, changed, left)
                .isEqualTo(leaves ? values("", documents.told(wanted)).sorted().toList() : documents.told(wanted));
        return true;
    }

    /// All but what an element of ours is named by.
    private static Stream<String> values(String name, JsonNode node) {
        return node.isObject() ? node.properties().stream().flatMap(it -> values(name + "/" + it.getKey(), it.getValue()))
                : node.isArray() ? node.values().stream().flatMap(it -> values(name + "/", it))
                : Stream.of(name + "=" + node).filter(it -> !it.endsWith("\"Onehot\"") && !it.endsWith("=null"));
    }

    private static String changed(String text, DocumentFormat format, Random random) {
        var comment = format == DocumentFormat.JSONC ? "// " + MARK : "# " + MARK;
        var lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
        int at = random.nextInt(lines.size());
        var line = lines.get(at);
        switch (random.nextInt(4)) {
            case 0 -> lines.set(at, line.isBlank() ? "" : line);
            case 1 -> lines.add(at, comment + "\n");
            case 2 -> lines.set(at, format == DocumentFormat.DOTENV ? "export " + line : line.replaceFirst("(?=\r?\n?$)", " " + comment));
            // Of YAML blanks are part of what they say.
            default -> lines.set(at, format == DocumentFormat.YAML ? line : "  " + line);
        }
        return String.join("", lines);
    }

    private static LosslessText of(Documents documents, String text) {
        return LosslessText.of(documents.format(), text.getBytes(StandardCharsets.UTF_8));
    }
}
