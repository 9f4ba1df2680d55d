package dev.onehot.core.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.Setting;
import dev.onehot.model.SpareKey;
import dev.onehot.store.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told of rows that others changed, and what is true afterwards.
class DifferenceTest {
    private static final long BEFORE = 3;
    private static final long NOW = 7;

    /// Rows are written `1:name:sign=value...` with signs m model, n note, a address, t time, p position, ! pinned, * active, l label of the key, k further keys,
    /// c check; steps are told as `ACTION id`, aside ones in small letters.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            1:A                    | 1:A                    | -
            1:A                    | 1:A:t=later            | touched
            1:A                    | 1:A:m=m                | UPDATED 1
            1:A                    | 1:A:n=n                | UPDATED 1
            1:A                    | 1:B                    | RENAMED 1
            1:A                    | 1:B:m=m                | RENAMED 1
            1:A                    | 1:A:*                  | ACTIVATED 1
            1:A:*                  | 1:A                    | DEACTIVATED 1
            1:A:*                  | 1:B                    | RENAMED 1, DEACTIVATED 1
            1:A                    | 1:A:p=9                | moved 1
            1:A                    | 1:A:!                  | moved 1
            1:A                    | 1:A:k=x                | key_added 1
            1:A:k=x                | 1:A                    | key_removed 1
            1:A:k=x                | 1:A:k=y                | key_labeled 1
            1:A:k=x                | 1:A:k=x,z              | key_added 1
            1:A:k=x,z              | 1:A:k=y                | key_removed 1, key_labeled 1
            1:A                    | 1:A:l=work             | key_labeled 1
            1:A                    | 1:A:c=ok               | checked 1
            1:A:c=ok               | 1:A                    | checked 1
            1:A:c=ok               | 1:A:c=ok:n=n           | UPDATED 1
            1:A:c=ok               | 1:A:c=ok:m=m           | UPDATED 1, checked 1 (no check)
            1:A:c=ok               | 1:A:c=bad:m=m          | UPDATED 1, checked 1
            1:A                    | 1:A;2:B                | ADDED 2
            1:A;2:B                | 2:B                    | DELETED 1
            1:A;2:B                | 3:C                    | ADDED 3, DELETED 1, DELETED 2
            1:A;2:B;3:C            | 3:C:m=m;4:D            | UPDATED 3, ADDED 4, DELETED 1, DELETED 2
            """)
    void whatIsToldOfProviders(String before, String found, String steps) {
        var known = snapshot(before);
        var difference = new Difference(known, stored(providers(found), List.of(), List.of(), List.of(), Optional.empty()), NOW, known.lastChosen());
        var told = difference.changes().stream().map(it -> ((Change.ProviderChange) it).action() + " " + ((Change.ProviderChange) it).id())
                .map(it -> Change.ProviderAction.valueOf(it.substring(0, it.indexOf(' '))).isAside() ? it.toLowerCase(Locale.ROOT) : it)
                .collect(Collectors.joining(", "));
        var expected = steps == null || steps.equals("touched") ? "" : steps.replace(" (no check)", "");
        assertThat(told).isEqualTo(expected);
        assertThat(difference.isEmpty()).isEqualTo(steps == null);
        assertThat(difference.hasChanges()).isEqualTo(expected.chars().anyMatch(Character::isUpperCase));
        assertThat(difference.result().revision()).isEqualTo(steps == null ? BEFORE : NOW);
        // The rows are those that were found; what a draft edits has the new version where it differs, and no other.
        var rows = providers(found).stream().map(it -> {
            var old = known.provider(it.id()).filter(it::sameDraft);
            var row = it.withVersion(old.map(Provider::version).orElse(NOW));
            return steps != null && steps.endsWith("(no check)") ? row.withCheck(Optional.empty()) : row;
        }).toList();
        assertThat(difference.result().providers().values()).containsExactlyElementsOf(rows);
        assertThat(difference.result().lastChosen()).isEqualTo(found.contains("*") ? OptionalLong.of(1) : known.lastChosen());
    }

    /// Settings are written `key=value@time`.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            a=1@1     | a=1@1       | -
            a=1@1     | a=1@2       | touched
            a=1@1     | a=2@1       | SET a
            a=1@1     | a=1@1;b=1@1 | SET b
            a=1@1;b=1@1 | b=1@1     | RESET a
            a=1@1;b=1@1 | c=1@1     | SET c, RESET a, RESET b
            """)
    void whatIsToldOfSettings(String before, String found, String steps) {
        var known = settings(before, BEFORE).stream().reduce(Snapshot.EMPTY.at(BEFORE), Snapshot::with, (one, _) -> one);
        var difference = new Difference(known, stored(List.of(), List.of(), List.of(), settings(found, 0), Optional.empty()), NOW, OptionalLong.empty());
        var told = difference.changes().stream().map(it -> ((Change.SettingChange) it).action() + " " + ((Change.SettingChange) it).key()).collect(Collectors.joining(", "));
        assertThat(told).isEqualTo(steps == null || steps.equals("touched") ? "" : steps);
        assertThat(difference.hasChanges()).isEqualTo(!told.isEmpty());
        assertThat(difference.isEmpty()).isEqualTo(steps == null);
        assertThat(difference.result().settings().values()).containsExactlyElementsOf(settings(found, 0).stream()
                .map(it -> it.withVersion(known.setting(it.key()).filter(it::isSameValue).isPresent() ? BEFORE : NOW)).toList());
    }

    @Test
    void ofSettingsThatAreNotAllReadOnlyThoseGoThatAreSaidToHaveGone() {
        var known = settings("a=1@1;b=1@1;c=1@1", BEFORE).stream().reduce(Snapshot.EMPTY.at(BEFORE), Snapshot::with, (one, _) -> one);
        var difference = new Difference(known, stored(List.of(), List.of(), List.of(), List.of(), Optional.of(Set.of("b", "never there"))), NOW, OptionalLong.empty());
        assertThat(difference.changes()).containsExactly(new Change.SettingChange("b", Change.SettingAction.RESET));
        assertThat(difference.result().settings().keySet()).containsExactly("a", "c");
    }

    /// Programs are written `id:pin`, with `-` behind one that is being released; tokens `id:hash:pin`.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            programs | codex:          | codex:          | -
            programs | ~               | codex:          | FOLLOWED
            programs | codex:          | ~               | RELEASED
            programs | codex:          | codex:-         | RELEASED
            programs | codex:-         | codex:          | FOLLOWED
            programs | codex:-         | ~               | WRITTEN
            programs | codex:          | codex:1         | PINNED
            programs | codex:1         | codex:2         | PINNED
            programs | codex:1         | codex:          | UNPINNED
            programs | codex:1-        | codex:2-        | WRITTEN
            programs | codex:::x       | codex:::y       | WRITTEN
            programs | codex:;pi:      | pi:;zed:        | RELEASED, FOLLOWED
            tokens   | codex:h:        | codex:h:        | -
            tokens   | ~               | codex:h:        | TOKEN_MADE
            tokens   | codex:h:        | codex:i:        | TOKEN_MADE
            tokens   | codex:h:        | codex:h:1       | TOKEN_CHANGED
            tokens   | codex:h:        | ~               | TOKEN_REVOKED
            tokens   | codex:h:;pi:h:  | pi:h:;zed:h:    | TOKEN_REVOKED, TOKEN_MADE
            """)
    void whatIsToldOfProgramsAndTokens(String kind, String before, String found, String steps) {
        boolean tokens = kind.equals("tokens");
        var old = stored(List.of(), tokens ? List.of() : programs(before), tokens ? tokens(before) : List.of(), List.of(), Optional.empty());
        var now = stored(List.of(), tokens ? List.of() : programs(found), tokens ? tokens(found) : List.of(), List.of(), Optional.empty());
        var known = new Difference(Snapshot.EMPTY, old, BEFORE, OptionalLong.empty()).result();
        var difference = new Difference(known, now, NOW, OptionalLong.empty());
        var told = difference.changes().stream().map(it -> ((Change.ProgramChange) it).action().name()).collect(Collectors.joining(", "));
        assertThat(told).isEqualTo(Objects.requireNonNullElse(steps, ""));
        assertThat(difference.isEmpty()).isEqualTo(steps == null);
        assertThat(difference.hasChanges()).isFalse();
        assertThat(difference.result().programs().values()).containsExactlyElementsOf(now.programs());
        assertThat(difference.result().tokens().values()).containsExactlyElementsOf(now.tokens());
    }

    @Test
    void anotherChoiceAndAnotherProtectionAreNoHistory() {
        var known = snapshot("1:A;2:B").choosing(OptionalLong.of(1));
        var rows = providers("1:A;2:B");
        var chosen = new Difference(known, stored(rows, List.of(), List.of(), List.of(), Optional.empty()), NOW, OptionalLong.of(2));
        assertThat(chosen.result().lastChosen()).hasValue(2);
        assertThat(chosen.isEmpty() || chosen.hasChanges()).isFalse();
        var open = new Stored(NOW, OptionalLong.empty(), KeyProtection.FRESH, rows, List.of(), List.of(), List.of(), Optional.empty());
        var kept = new Difference(known, open, NOW, OptionalLong.of(1));
        assertThat(kept.result().protection()).isEqualTo(KeyProtection.FRESH);
        assertThat(kept.isEmpty() || kept.hasChanges()).isFalse();
        // Two at once are no choice.
        var two = new Difference(known, stored(providers("1:A:*;2:B:*"), List.of(), List.of(), List.of(), Optional.empty()), NOW, OptionalLong.of(1));
        assertThat(two.result().lastChosen()).hasValue(1);
        assertThat(two.result().integrity().isOk()).isFalse();
        // The original's rule among several: the newest, and of two as new the one with the higher number.
        assertThat(two.result().active().map(Provider::id)).contains(2L);
        assertThat(snapshot("1:A:*:t=2;2:B:*:t=1").active().map(Provider::id)).contains(1L);
        assertThat(snapshot("1:A;2:B").choosing(OptionalLong.of(2)).integrity().isOk()).isFalse();
        assertThat(snapshot("1:A;2:B").choosing(OptionalLong.of(3)).integrity().isOk()).isTrue();
        assertThat(snapshot("1:A;2:B:!;3:C:p=0").inOrder()).extracting(Provider::id).containsExactly(2L, 3L, 1L);
    }

    @Test
    void ofVeryManySettingsASnapshotKnowsItsOwnOnly() {
        var own = Setting.of(OwnSettings.LANGUAGE, "de", "t", 1);
        var all = Snapshot.EMPTY.with(own).with(Setting.of("A", "1", "t", 1));
        var few = all.withoutSettings();
        assertThat(few.settings().values()).containsExactly(own);
        assertThat(List.of(all.covers("A"), few.covers("A"), few.covers(OwnSettings.LANGUAGE), few.covers(OwnSettings.ZOOM))).containsExactly(true, false, true, true);
        assertThat(few.withAllSettings(all.settings())).isEqualTo(all);
        all.requireAllSettings();
        assertThatExceptionOfType(TooManySettingsException.class).isThrownBy(few::requireAllSettings);
        assertThat(Snapshot.EMPTY_WITHOUT_SETTINGS.hasAllSettings()).isFalse();
        assertThat(LastLook.takesLong(few)).isFalse();
        var many = IntStream.range(0, 1_001).mapToObj(it -> Setting.of("K" + it, "", "t", 1)).reduce(Snapshot.EMPTY, Snapshot::with, (one, _) -> one);
        assertThat(LastLook.takesLong(many)).isTrue();
        assertThat(LastLook.takesLong(many.withoutSetting("K0"))).isFalse();
        assertThat(LastLook.NONE.with(List.of(new Change.SettingChange("A", Change.SettingAction.SET)))).isSameAs(LastLook.NONE);
    }

    private static Snapshot snapshot(String rows) {
        return providers(rows).stream().map(it -> it.withVersion(BEFORE)).reduce(Snapshot.EMPTY.at(BEFORE), Snapshot::with, (one, _) -> one)
                .choosing(rows.contains("*") ? OptionalLong.of(1) : OptionalLong.empty());
    }

    private static Stored stored(
            List<Provider> providers, List<FollowedProgram> programs, List<EndpointToken> tokens, List<Setting> settings, Optional<Set<String>> gone) {
        return new Stored(NOW, OptionalLong.empty(), KeyProtection.SHARED, providers, programs, tokens, settings, gone);
    }

    private static List<Provider> providers(String rows) {
        return Arrays.stream(rows.split(";")).map(row -> {
            var words = List.of(row.split(":"));
            var said = words.stream().skip(2).collect(Collectors.toMap(it -> it.substring(0, 1), it -> it.substring(Math.min(2, it.length()))));
            long id = Long.parseLong(words.getFirst());
            var labels = said.containsKey("k") ? List.of(said.get("k").split(",")) : List.<String>of();
            // A further key keeps its number when it is called otherwise.
            var keys = IntStream.range(0, labels.size()).mapToObj(it -> new SpareKey(it, labels.get(it), MaskedKey.UNSEEN)).toList();
            var check = Optional.ofNullable(said.get("c")).map(it -> CheckResult.failed(it, "https://a.example.com", CheckFailure.of(CheckClass.values()[0], it)));
            return new Provider(id, words.get(1), "openai", said.getOrDefault("a", ""), said.getOrDefault("m", ""), said.getOrDefault("n", ""), ProviderOptions.NONE, MaskedKey.NONE,
                    said.getOrDefault("l", ""), keys, said.containsKey("*"), new Provider.Place(said.containsKey("p") ? Double.parseDouble(said.get("p")) : id, said.containsKey("!")),
                    check, "made", said.getOrDefault("t", "early"), 0);
        }).toList();
    }

    private static List<Setting> settings(String rows, long version) {
        return Arrays.stream(rows.split(";")).map(it -> it.split("[=@]")).map(it -> Setting.of(it[0], it[1], it[2], version)).toList();
    }

    private static List<FollowedProgram> programs(String rows) {
        return rows.equals("~") ? List.of() : Arrays.stream(rows.split(";")).map(it -> it.split(":", -1)).map(it -> new FollowedProgram("here", it[0], it[0], pin(it[1].replace("-", "")),
                KeyDelivery.HELPER, it.length > 3 ? it[3] : "", it[1].endsWith("-"), List.of())).toList();
    }

    private static List<EndpointToken> tokens(String rows) {
        return rows.equals("~") ? List.of() : Arrays.stream(rows.split(";")).map(it -> it.split(":", -1)).map(it -> new EndpointToken(it[0], it[1], "", pin(it[2]), "", "")).toList();
    }

    private static OptionalLong pin(String text) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
