package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.TakenOver;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.lossless.LosslessText;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a person changes in a file of whatever program: what leads a key, or keeps another one away, never becomes theirs.
class TakingOverTest {
    @TempDir
    private Path home;

    static Stream<FollowCase> everyProgram() {
        return FollowCase.all();
    }

    @ParameterizedTest
    @MethodSource("everyProgram")
    void onlyWhatNamesAModelBecomesThePersons(FollowCase each) throws IOException {
        var files = new FollowedFiles(new Whereabouts(home.toRealPath(), Map.of(), "Linux"));
        int models = 0;
        for (var wanted : files.wanted(each.program(), each.first(), FollowCase.HELPER)) {
            var patch = files.patch(wanted, List.of(), Optional.empty(), each.clear(), false);
            var keys = patch.keys().stream().map(OwnedKey::asWritten).toList();
            var file = new FollowedFile(wanted.path().toString(), wanted.format(), false, OptionalLong.of(3), "2026-11-29 12:00:00", keys);
            var before = LosslessText.of(wanted.format(), patch.content().orElseThrow());
            assertThat(files.takeOver(each.program(), each.first(), wanted, file, before.content())).as("nothing was changed").satisfiesAnyOf(
                    it -> assertThat(it).isEqualTo(TakenOver.NOTHING), it -> assertThat(wanted.format()).isEqualTo(DocumentFormat.WHOLE));
            for (var value : wanted.values().entrySet()) {
                models += changed(files, each, wanted, file, before, value) ? 1 : 0;
            }
        }
        assertThat(models).isLessThanOrEqualTo(5);
    }

    private static boolean changed(FollowedFiles files, FollowCase each, WantedFile wanted, FollowedFile file, LosslessText before, Map.Entry<String, String> value) {
        if (wanted.format() == DocumentFormat.WHOLE || OwnedValues.isOnce(value.getKey())) {
            return false;
        }
        var after = before.with(OwnedValues.path(value.getKey()), "\"theirs\"").text();
        var taken = files.takeOver(each.program(), each.first(), wanted, file, after.content());
        boolean leads = !value.getValue().contains("vendor/one") && !value.getKey().toLowerCase(Locale.ROOT).endsWith("model");
        boolean more = value.getValue().contains("one.example") || value.getValue().contains("onehotctl") || value.getValue().contains("ONEHOT_");
        if (leads || more) {
            assertThat(taken.left()).as(value.getKey()).isEmpty();
            assertThat(taken.model()).as(value.getKey()).isEmpty();
            assertThat(taken.refused()).as(value.getKey()).isNotEmpty();
            return false;
        }
        return taken.model().isPresent() || !taken.left().isEmpty();
    }
}
