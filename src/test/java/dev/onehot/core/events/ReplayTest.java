package dev.onehot.core.events;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Change;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.Setting;
import dev.onehot.store.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the rows were when the last change was recorded, played from the history.
class ReplayTest {
    private static final MaskedKey OLD = MaskedKey.of(ApiKey.of("sk-old-0123456789abcdef"));
    private static final MaskedKey NEW = MaskedKey.of(ApiKey.of("sk-new-0123456789abcdef"));

    /// @param recorded what it became; `-` when it was removed
    /// @param found what is stored and when it was written; `-` when it is not there
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            new  | 2 | WINDOW   | new@2    | new
            new  | 2 | WINDOW   | other@3  | new
            new  | 2 | WINDOW   | -        | new
            -    | 2 | WINDOW   | other@3  | -
            •••• | 2 | WINDOW   | secret@2 | secret
            •••• | 2 | WINDOW   | secret@3 | ••••
            •••• | 2 | EXTERNAL | secret@3 | secret
            •••• | 2 | WINDOW   | -        | ••••
            """)
    void aSettingIsAsItWasRecorded(String recorded, String at, Origin origin, String found, String result) {
        var change = new PastChange(5, 5, 9, at, origin, new Change.SettingChange("A", Change.SettingAction.SET), "A", Optional.of(Map.of("value", "before")),
                recorded.equals("-") ? Optional.empty() : Optional.of(Map.of("value", recorded)), false);
        var stored = found.equals("-") ? List.<Setting>of() : List.of(Setting.of("A", found.split("@")[0], found.split("@")[1], 0));
        var played = new Replay(Snapshot.EMPTY.with(Setting.of("A", "before", "1", 1)).with(Setting.of("B", "stays", "1", 1)), List.of(change), stored(List.of(), stored)).result();
        var setting = played.setting("A");
        assertThat(setting.map(Setting::value)).isEqualTo(result.equals("-") ? Optional.empty() : Optional.of(result));
        assertThat(setting.map(Setting::updatedAt).orElse(at)).isEqualTo(at);
        assertThat(setting.map(Setting::version).orElse(9L)).isEqualTo(9);
        assertThat(played.setting("B").map(Setting::value)).contains("stays");
    }

    @Test
    void ofSettingsThatAreNotKnownNothingIsPlayed() {
        var change = new PastChange(5, 5, 9, "2", Origin.WINDOW, new Change.SettingChange("A", Change.SettingAction.SET), "A", Optional.empty(), Optional.of(Map.of("value", "1")), false);
        assertThat(new Replay(Snapshot.EMPTY_WITHOUT_SETTINGS, List.of(change), stored(List.of(), List.of())).result().settings()).isEmpty();
        var large = new Setting("A", "", "3", 0, 2_000_000);
        var masked = new PastChange(5, 5, 9, "2", Origin.EXTERNAL, change.change(), "A", Optional.empty(), Optional.of(Map.of("value", PastChange.MASKED)), false);
        var played = new Replay(Snapshot.EMPTY, List.of(masked), stored(List.of(), List.of(large))).result().setting("A").orElseThrow();
        assertThat(played.isSameValue(large)).isTrue();
    }

    /// Rows are written `name/model/key/time`, with `*` behind the name of an active one and `-` for none.
    ///
    /// @param recorded what it became, as rows are written but for the time; `+` behind a key that was replaced
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A/m/-/1   | A/n/-      | A/n/-/2    | A/n/-
            A/m/-/1   | A*/n/-     | A/n/-/2    | A*/n/-
            A*/m/-/1  | A/m/-      | A*/m/-/2   | A/m/-
            A/m/-/1   | A/n/-      | A/own/-/3  | A/n/-
            A/m/-/1   | B/m/-      | C/m/-/3    | B/m/-
            A/m/-/1   | -          | A/m/-/1    | -
            -         | A/m/-      | A/m/-/2    | A/m/-
            -         | A/m/-      | -          | A/m/-
            A/m/old/1 | A/n/old    | A/n/old/2  | A/n/old
            A/m/old/1 | A/n/old    | A/n/new/3  | A/n/old
            A/m/old/1 | A/n/-      | A/n/old/2  | A/n/-
            A/m/old/1 | A/n/new+   | A/n/new/2  | A/n/new
            A/m/old/1 | A/n/new+   | A/n/new/3  | A/n/?
            A/m/old/3 | A/n/new+   | A/n/new/3  | A/n/new
            A/m/old/1 | A/n/new+   | -          | A/n/?
            A/m/old/1 | A/n/new+   | A/n/-/2    | A/n/?
            -         | A/m/new    | A/m/new/2  | A/m/new
            -         | A/m/new    | A/m/new/3  | A/m/?
            """)
    void aProviderIsAsItWasRecorded(String known, String recorded, String found, String result) {
        var words = recorded.split("/");
        var after = recorded.equals("-") ? Optional.<Map<String, String>>empty() : Optional.of(Map.of("name", words[0].replace("*", ""), "model", words[1],
                "active", String.valueOf(words[0].endsWith("*")), "hasKey", String.valueOf(!words[2].equals("-"))));
        var before = known.equals("-") ? Optional.<Map<String, String>>empty() : Optional.of(Map.of("name", "A"));
        var change = new PastChange(5, 5, 9, "2", Origin.WINDOW, new Change.ProviderChange(1, "A", Change.ProviderAction.UPDATED), after.map(it -> it.get("name")).orElse("A"),
                before, after, recorded.endsWith("+"));
        var start = rows(known).stream().reduce(Snapshot.EMPTY, Snapshot::with, (one, _) -> one);
        var played = new Replay(start, List.of(change), stored(rows(found), List.of())).result().provider(1);
        assertThat(played.map(ReplayTest::shown).orElse("-")).isEqualTo(result);
    }

    @Test
    void whatOthersChangedWasRecordedLaterThanItWasMade() {
        var change = new PastChange(5, 5, 9, "2", Origin.EXTERNAL, new Change.ProviderChange(1, "A", Change.ProviderAction.ADDED), "A", Optional.empty(),
                Optional.of(Map.of("name", "A", "hasKey", "true")), false);
        assertThat(new Replay(Snapshot.EMPTY, List.of(change), stored(rows("A/m/new/1"), List.of())).result().provider(1).map(Provider::key)).contains(NEW);
    }

    @ParameterizedTest
    @CsvSource({"99,10000", "100,100", "1000000,1000000", "1000001,10000", "x,10000", "'',10000", "-5,10000"})
    void soMuchOfTheHistoryIsKept(String said, long kept) {
        assertThat(Retention.of(Snapshot.EMPTY.with(Setting.of(OwnSettings.HISTORY_LIMIT, said, "", 1)))).isEqualTo(kept);
        assertThat(Retention.of(Snapshot.EMPTY)).isEqualTo(10_000);
    }

    private static Stored stored(List<Provider> providers, List<Setting> settings) {
        return new Stored(9, OptionalLong.empty(), KeyProtection.SHARED, providers, List.of(), List.of(), settings, Optional.empty());
    }

    private static List<Provider> rows(String row) {
        if (row.equals("-")) {
            return List.of();
        }
        var words = row.split("/");
        var key = Map.of("-", MaskedKey.NONE, "old", OLD, "new", NEW).get(words[2]);
        return List.of(new Provider(1, words[0].replace("*", ""), "openai", "", words[1], "", ProviderOptions.NONE, key, "", List.of(), words[0].endsWith("*"), new Provider.Place(1, false),
                Optional.empty(), "made", words[3], 1));
    }

    private static String shown(Provider row) {
        var key = row.key().equals(OLD) ? "old" : row.key().equals(NEW) ? "new" : row.key().equals(MaskedKey.UNSEEN) ? "?" : "-";
        return row.name() + (row.active() ? "*" : "") + "/" + row.model() + "/" + key;
    }
}
