package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.UnreadableFileException;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.lossless.Documents;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every program with files by chance, whatever they say: followed, switched and released, they are byte for byte what they were, or nothing is written.
///
/// With `-Donehot.follow=500` it is so many files of each; a failure names its seed.
@Execution(ExecutionMode.CONCURRENT)
class FollowChanceTest {
    private static final int FILES = Integer.getInteger("onehot.follow", 8);

    @TempDir
    private Path home;

    static Stream<FollowCase> all() {
        return FollowCase.all().filter(it -> it.section().places().stream().anyMatch(place -> place.format() != DocumentFormat.WHOLE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whateverAFileSaysItIsAsBefore(FollowCase each) {
        var files = new FollowedFiles(new Whereabouts(home, Map.of(), "Linux"));
        int written = 0;
        for (long seed = 0; seed < FILES; seed++) {
            for (var first : files.wanted(each.program(), each.first(), FollowCase.HELPER)) {
                if (first.format() != DocumentFormat.WHOLE) {
                    var documents = Documents.all().filter(it -> it.format() == first.format()).findFirst().orElseThrow();
                    var document = documents.document(new Random(seed));
                    written += round(files, each, first, isList(first) ? list(document) : document) ? 1 : 0;
                }
            }
        }
        assertThat(written).as("of %s", FILES).isGreaterThan(FILES / 4);
    }

    private static boolean isList(WantedFile file) {
        return file.values().firstEntry().getKey().startsWith("[");
    }

    private static String list(String document) {
        int start = document.startsWith("\ufeff") ? 1 : 0;
        return document.substring(0, start) + "[\n" + document.substring(start) + "\n]";
    }

    private static boolean round(FollowedFiles files, FollowCase each, WantedFile first, String document) {
        var before = document.getBytes(StandardCharsets.UTF_8);
        var content = before;
        List<OwnedKey> keys = List.of();
        for (var provider : List.of(each.first(), each.second(), each.keyless(), each.first())) {
            var row = new FollowedFile(first.path().toString(), first.format(), true, OptionalLong.empty(), "", keys);
            for (var wanted : files.wanted(each.program(List.of(row)), provider, FollowCase.HELPER)) {
                if (wanted.path().equals(first.path())) {
                    try {
                        var patch = files.patch(wanted, keys, Optional.of(content), each.clear(), false);
                        assertThat(patch.drifted()).as("%s\n%s", document, new String(content, StandardCharsets.UTF_8)).isEmpty();
                        content = patch.content().orElse(content);
                        keys = patch.keys().stream().map(OwnedKey::asWritten).toList();
                    } catch (UnreadableFileException refused) {
                        // What another provider needs beside may be in the way of something; then it stays as it is.
                        if (keys.isEmpty()) {
                            return false;
                        }
                    }
                }
            }
        }
        var released = files.release(new FollowedFile(first.path().toString(), first.format(), true, OptionalLong.empty(), "", keys), content, false);
        assertThat(new String(released.content().orElse(content), StandardCharsets.UTF_8)).as(new String(content, StandardCharsets.UTF_8)).isEqualTo(document);
        return true;
    }
}
