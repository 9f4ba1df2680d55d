package dev.onehot.tools.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FilePatch;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.ReleasedFile;
import dev.onehot.model.UnreadableFileException;
import dev.onehot.model.WantedFile;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.lossless.LosslessText;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the files of programs become when they follow, switch and are released: for every program, dialect and way of giving the key.
@Execution(ExecutionMode.CONCURRENT)
class FollowedFilesTest {
    private static final String SECRET = "another-secret-Zx81";

    @TempDir
    private Path home;

    private FollowedFiles files;

    static Stream<FollowCase> all() {
        return FollowCase.all();
    }

    @BeforeEach
    void here() {
        files = new FollowedFiles(new Whereabouts(home, Map.of(), "Linux"));
    }

    /// A program of which nothing was there.
    @ParameterizedTest
    @MethodSource("all")
    void aFileThatWasNotThereIsGoneAfterwards(FollowCase each) {
        for (var wanted : wanted(each, each.first(), List.of())) {
            var row = switched(each, wanted, Optional.empty());
            var released = files.release(row.file(), row.content(), false);
            assertThat(released.gone()).as(new String(row.content(), StandardCharsets.UTF_8)).isTrue();
            assertThat(released.content()).isEmpty();
        }
    }

    /// What was made for our keys goes with them, also where the program, or a person, has taken some of them out, or all.
    @ParameterizedTest
    @MethodSource("all")
    void whatWasMadeForKeysThatAreGoneGoes(FollowCase each) {
        for (var wanted : wanted(each, each.first(), List.of())) {
            var row = switched(each, wanted, Optional.empty());
            for (var some : List.of(row.keys(), row.keys().subList(0, 1), row.keys().subList(row.keys().size() / 2, row.keys().size()))) {
                var left = LosslessText.of(wanted.format(), row.content());
                for (var key : some.reversed()) {
                    left = left.without(OwnedValues.path(key.path()), Optional.empty());
                }
                var released = files.release(row.file(), left.content(), false);
                assertThat(released.gone()).as("%s without %s", new String(left.content(), StandardCharsets.UTF_8), some.size()).isTrue();
            }
        }
    }

    /// As people have them: with comments where the format has any, and with a provider of their own.
    @ParameterizedTest
    @MethodSource("all")
    void aFileThatWasThereIsAsBeforeAfterwardsByteForByte(FollowCase each) throws IOException {
        int number = 0;
        for (var wanted : wanted(each, each.first(), List.of())) {
            number++;
            if (wanted.format() == DocumentFormat.WHOLE) {
                continue;
            }
            var typical = typical(each.section().id() + "." + number);
            for (var content : List.of(typical, typical.replace("\n", "\r\n"), typical.stripTrailing(), "\ufeff" + typical, "", "\n")) {
                var before = content.getBytes(StandardCharsets.UTF_8);
                var row = switched(each, wanted, Optional.of(before));
                var released = files.release(row.file(), row.content(), false);
                assertThat(released.gone()).isFalse();
                assertThat(new String(released.content().orElse(row.content()), StandardCharsets.UTF_8)).isEqualTo(content);
            }
        }
    }

    /// Follows, is switched three times, to a provider without a key and back among them, each time as wanted.
    private Row switched(FollowCase each, WantedFile first, Optional<byte[]> before) {
        var row = new Row(first.format(), before.isPresent(), before.orElse(new byte[0]), List.of());
        for (var provider : List.of(each.first(), each.second(), each.keyless(), each.first())) {
            for (var wanted : wanted(each, provider, List.of(row.file(first.path())))) {
                if (wanted.path().equals(first.path())) {
                    row = row.patched(files.patch(wanted, row.keys(), before.isEmpty() && row.keys().isEmpty() ? Optional.empty() : Optional.of(row.content()), each.clear(), false));
                    var text = LosslessText.of(wanted.format(), row.content());
                    wanted.values().forEach((path, json) -> {
                        assertThat(text.get(OwnedValues.path(path))).as(path).isPresent();
                        assertThat(OwnedValues.isOnce(path) || text.get(OwnedValues.path(path)).get().equals(filled(json))).as(path + " " + text.get(OwnedValues.path(path))).isTrue();
                    });
                    assertThat(files.patch(wanted, row.keys(), Optional.of(row.content()), each.clear(), false).content()).isEmpty();
                }
            }
        }
        return row;
    }

    @ParameterizedTest
    @MethodSource("all")
    void noKeyIsAnywhereButInTheContentOfAFileThatMayHaveIt(FollowCase each) {
        for (var wanted : wanted(each, each.first(), List.of())) {
            var patch = files.patch(wanted, List.of(), Optional.empty(), each.clear(), false);
            assertThat(patch.toString() + patch.keys().stream().map(it -> it.written().toString() + it.intended() + it.original()).toList() + patch.diff() + wanted)
                    .doesNotContain("sk-marked", "9876543210");
            var content = new String(patch.content().orElse(new byte[0]), StandardCharsets.UTF_8);
            assertThat(content.contains("9876543210")).isEqualTo(wanted.values().toString().contains("{key}"));
            assertThat(each.delivery() == KeyDelivery.CLEAR || !content.contains("9876543210")).as("nobody has allowed it").isTrue();
        }
    }

    /// A key in the way of a helper goes where the helper is told, and nowhere else.
    @ParameterizedTest
    @MethodSource("all")
    void theHelperNamesAnAddressThatIsTheProviders(FollowCase each) {
        var texts = wanted(each, each.first(), List.of()).stream().map(it -> it.values().toString()).collect(Collectors.joining());
        assertThat(texts.contains("--for")).isEqualTo(each.delivery() == KeyDelivery.HELPER);
        Pattern.compile("(?:--for\\W+)(https?://[^'\"\\\\ ,)\\]]+)").matcher(texts).results().forEach(it -> assertThat(each.first().isAt(it.group(1))).as(it.group(1)).isTrue());
        var keyless = wanted(each, each.keyless(), List.of()).stream().map(it -> it.values().toString()).collect(Collectors.joining());
        assertThat(keyless).doesNotContain("--for").contains("three");
    }

    @Test
    void whatSomebodyElseChangedIsLeftAloneUntilSomebodySaysSo() {
        var each = only("opencode");
        var wanted = wanted(each, each.first(), List.of()).getFirst();
        var followed = new Row(wanted.format(), true, new byte[0], List.of()).patched(patch(wanted, List.of(), "{\"model\": \"old\", \"small_model\": \"old\"}"));
        var ours = Objects.requireNonNull(wanted.values().get("model"));
        var drifted = new String(followed.content(), StandardCharsets.UTF_8).replace("\"small_model\": " + ours, "\"small_model\": \"theirs\"");

        var other = wanted(each, each.second(), List.of()).getFirst();
        var left = patch(other, followed.keys(), drifted);
        assertThat(left.drifted()).containsExactly("small_model");
        assertThat(left.content()).isEmpty();

        var over = files.patch(other, followed.keys(), Optional.of(drifted.getBytes(StandardCharsets.UTF_8)), Optional.empty(), true);
        assertThat(over.drifted()).containsExactly("small_model");
        assertThat(LosslessText.of(other.format(), over.content().orElseThrow()).get(KeyPath.of("small_model"))).contains("\"onehot/two\"");
        var back = new Row(other.format(), true, over.content().orElseThrow(), over.keys().stream().map(OwnedKey::asWritten).toList());
        assertThat(files.release(back.file(), back.content(), false).content().map(it -> new String(it, StandardCharsets.UTF_8))).contains("{\"model\": \"old\", \"small_model\": \"old\"}");

        // Released without, the other's choice is theirs; what stood there before us is back.
        var released = files.release(followed.file(), drifted.getBytes(StandardCharsets.UTF_8), false);
        assertThat(released.content().map(it -> new String(it, StandardCharsets.UTF_8))).contains("{\"model\": \"old\", \"small_model\": \"theirs\"}");
    }

    @Test
    void aFileThatIsAllOursHasDriftedAltogether() {
        var each = FollowCase.all().filter(it -> it.toString().startsWith("copilot-cli OPENAI")).findFirst().orElseThrow();
        var wanted = wanted(each, each.first(), List.of()).getFirst();
        var followed = new Row(wanted.format(), false, new byte[0], List.of()).patched(files.patch(wanted, List.of(), Optional.empty(), Optional.empty(), false));
        var changed = new String(followed.content(), StandardCharsets.UTF_8) + "export MINE=1\n";
        assertThat(patch(wanted, followed.keys(), changed).drifted()).containsExactly("*");
        assertThat(files.release(followed.file(), changed.getBytes(StandardCharsets.UTF_8), false)).isEqualTo(new ReleasedFile(Optional.empty(), false, ""));
    }

    /// After a kill in the middle the file is one of both; each is ours.
    @Test
    void whatWasIntendedIsOurs() {
        var each = only("claude-code");
        var wanted = wanted(each, each.first(), List.of()).getFirst();
        var first = patch(wanted, List.of(), "{\"a\": 1}");
        var other = wanted(each, each.second(), List.of()).getFirst();
        var written = first.keys().stream().map(OwnedKey::asWritten).toList();
        var second = files.patch(other, written, first.content(), Optional.empty(), false);
        for (var there : List.of(first.content().orElseThrow(), second.content().orElseThrow())) {
            assertThat(files.patch(wanted, second.keys(), Optional.of(there), Optional.empty(), false).drifted()).isEmpty();
        }
        // Before the first one was written at all.
        assertThat(patch(other, first.keys(), "{\"a\": 1}").drifted()).isEmpty();
    }

    @Test
    void itsOwnRewritingIsNoDrift() {
        var each = FollowCase.all().filter(it -> it.section().id().equals("cline") && it.delivery() == KeyDelivery.CLEAR).findFirst().orElseThrow();
        var wanted = wanted(each, each.first(), List.of()).getFirst();
        var followed = files.patch(wanted, List.of(), Optional.empty(), each.clear(), false);
        var rewritten = tools.jackson.databind.json.JsonMapper.shared().readTree(followed.content().orElseThrow()).toPrettyString().replace("\n", "\r\n");
        assertThat(files.patch(wanted, followed.keys(), Optional.of(rewritten.getBytes(StandardCharsets.UTF_8)), each.clear(), false).drifted()).isEmpty();
    }

    /// Keys are locked: what stood there cannot be opened, and need not be.
    @Test
    void anOriginalThatIsSealedIsPassedOn() {
        var each = only("claude-code");
        var before = "{\"env\": {\"ANTHROPIC_AUTH_TOKEN\": \"x\"}}";
        var first = wanted(each, each.second(), List.of()).getFirst();
        var followed = new Row(first.format(), true, new byte[0], List.of()).patched(patch(first, List.of(), before));
        var sealed = followed.keys().stream().map(it -> it.original().isPresent() ? it.withOriginal(Optional.of("onehot:1:sealed")) : it).toList();
        // From a server on this machine to one elsewhere, which two keys less are wanted for.
        var next = files.patch(wanted(each, each.first(), List.of()).getFirst(), sealed, Optional.of(followed.content()), Optional.empty(), false);
        assertThat(next.drifted()).isEmpty();
        assertThat(next.keys().stream().flatMap(it -> it.original().stream())).containsExactly("onehot:1:sealed");
        var row = new Row(first.format(), true, next.content().orElseThrow(), next.keys().stream().map(OwnedKey::asWritten).map(it -> it.original().isPresent() ? it.withOriginal(Optional.of("\"x\"")) : it).toList());
        assertThat(files.release(row.file(), row.content(), false).content().map(it -> new String(it, StandardCharsets.UTF_8))).contains(before);
    }

    @Test
    void whatWasNeverWrittenNeedsNoRelease() {
        var each = only("claude-code");
        var before = "{\"env\": {}}";
        var patch = patch(wanted(each, each.first(), List.of()).getFirst(), List.of(), before);
        var killed = new Row(DocumentFormat.JSON, true, new byte[0], patch.keys());
        assertThat(files.release(killed.file(), before.getBytes(StandardCharsets.UTF_8), false).content()).isEmpty();
    }

    /// The shell sees what was meant, whatever is in a path.
    @Test
    void copilotsFileIsReadByAShell() throws IOException, InterruptedException {
        var each = FollowCase.all().filter(it -> it.toString().startsWith("copilot-cli OPENAI")).findFirst().orElseThrow();
        var wanted = wanted(each, each.first(), List.of()).getFirst();
        Files.write(home.resolve("copilot.sh"), files.patch(wanted, List.of(), Optional.empty(), Optional.empty(), false).content().orElseThrow());
        var process = new ProcessBuilder("sh", "-c", ". ./copilot.sh && printf '%s\\n' \"$COPILOT_MODEL\" \"$COPILOT_PROVIDER_API_KEY_COMMAND\"").directory(home.toFile()).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactly("vendor/one \"1\"", FollowCase.HELPER.shell("").replaceFirst("''$", "\"\\$COPILOT_PROVIDER_BASE_URL\""));
    }

    /// What stands above our file may have put another address there.
    @Test
    void claudeCodesHelperAsksForTheAddressThatIsReallyAsked() {
        var each = only("claude-code");
        assertThat(wanted(each, each.first(), List.of()).getFirst().values())
                .containsEntry("apiKeyHelper", "\"'/opt/one hot/bin/onehotctl' --db '/home/me/o'\\\\''hot.db' key 3 --for \\\"$ANTHROPIC_BASE_URL\\\" --by claude-code\"")
                .containsEntry("env.ANTHROPIC_BASE_URL", "\"https://one.example/api\"");
    }

    @Test
    void aSessionThatKeepsWhatIsRemovedGetsItEmptiedFirst() {
        var each = only("claude-code");
        var before = "{\n  \"env\": {\n    \"ANTHROPIC_MODEL\": \"mine\"\n  }\n}\n";
        var wanted = wanted(each, each.first(), List.of()).getFirst();
        var row = new Row(wanted.format(), true, new byte[0], List.of()).patched(patch(wanted, List.of(), before));
        assertThat(files.emptiesFirst("claude-code")).isTrue();
        var emptied = files.release(row.file(), row.content(), true).content().orElseThrow();
        var text = LosslessText.of(wanted.format(), emptied);
        assertThat(text.get(KeyPath.of("apiKeyHelper"))).contains("\"\"");
        assertThat(text.get(KeyPath.of("env.ANTHROPIC_BASE_URL"))).contains("\"\"");
        assertThat(text.get(KeyPath.of("env.ANTHROPIC_MODEL"))).contains("\"mine\"");
        assertThat(new String(files.release(row.file(), emptied, false).content().orElseThrow(), StandardCharsets.UTF_8)).isEqualTo(before);
    }

    @Test
    void aCommentInAStrictFileIsNamedWithItsPlace() {
        var each = only("claude-code");
        var wanted = wanted(each, each.first(), List.of()).getFirst();
        assertThatThrownBy(() -> patch(wanted, List.of(), "{\n  // mine\n  \"a\": 1\n}\n"))
                .isInstanceOfSatisfying(UnreadableFileException.class, it -> assertThat(it.line() + ":" + it.column()).isEqualTo("2:3"));
    }

    @ParameterizedTest
    @CsvSource({"gemini-cli, GOOGLE", "cline, OPENAI", "aider, OPENAI"})
    void inClearOnlyWhereItWasAllowed(String id, String dialect) {
        var section = FollowSections.all().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
        var refused = new FollowCase(section, dev.onehot.model.Protocol.valueOf(dialect), KeyDelivery.HELPER);
        assertThat(files.misfit(refused.program(), refused.first()).orElseThrow().code()).isEqualTo("program.misfit.clear");
        assertThat(files.misfit(refused.program(), refused.keyless())).isEmpty();
        var allowed = new FollowCase(section, refused.dialect(), KeyDelivery.CLEAR);
        assertThat(files.misfit(allowed.program(), allowed.first())).isEmpty();
    }

    /// Everything that could be a key of somebody is dots; what is ours is to be read.
    @Test
    void theDiffShowsNoSecretOfAnybody() throws IOException {
        for (var each : all().toList()) {
            int number = 0;
            for (var wanted : wanted(each, each.first(), List.of())) {
                number++;
                if (wanted.format() != DocumentFormat.WHOLE) {
                    var patch = files.patch(wanted, List.of(), Optional.of(typical(each.section().id() + "." + number).getBytes(StandardCharsets.UTF_8)), each.clear(), false);
                    assertThat(patch.diff()).as(each.toString()).isNotEmpty().doesNotContain(SECRET, "9876543210");
                }
            }
        }
    }

    private List<WantedFile> wanted(FollowCase each, Provider provider, List<FollowedFile> rows) {
        assertThat(files.misfit(each.program(rows), provider)).isEmpty();
        return files.wanted(each.program(rows), provider, FollowCase.HELPER);
    }

    private FilePatch patch(WantedFile wanted, List<OwnedKey> keys, String content) {
        return files.patch(wanted, keys, Optional.of(content.getBytes(StandardCharsets.UTF_8)), Optional.empty(), false);
    }

    private static FollowCase only(String id) {
        return FollowCase.all().filter(it -> it.section().id().equals(id)).findFirst().orElseThrow();
    }

    private static String filled(String json) {
        return json.replace("{key}", FollowCase.KEY.reveal().replace("\"", "\\\""));
    }

    private static String typical(String name) throws IOException {
        try (var in = Objects.requireNonNull(FollowedFilesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// What is recorded of a file, and the file.
    private record Row(DocumentFormat format, boolean existed, byte[] content, List<OwnedKey> keys) {
        Row patched(FilePatch patch) {
            assertThat(patch.drifted()).isEmpty();
            return new Row(format, existed, patch.content().orElse(content), patch.keys().stream().map(OwnedKey::asWritten).toList());
        }

        FollowedFile file() {
            return file(Path.of("/file"));
        }

        FollowedFile file(Path path) {
            return new FollowedFile(path.toString(), format, existed, OptionalLong.empty(), "", keys);
        }
    }
}
