package dev.onehot.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Message;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.Setting;
import dev.onehot.schema.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings as one text, and what saving an edited one would change.
class SettingsTextTest {
    @TempDir
    private Path folder;

    private Snapshot snapshot = Snapshot.EMPTY.with(Setting.of("A", "1", "t", 5)).with(Setting.of("B", "2", "t", 6))
            .with(Setting.of("MY_TOKEN", "secret", "t", 7)).with(new Setting("LARGE", "", "t", 8, 2_000_000));

    private Schemas schemas() {
        return new Schemas(() -> "", folder.resolve("onehot.db"), InstantSource.system());
    }

    @Test
    void neitherSecretsNorWhatIsLargeIsInIt() {
        var text = SettingsText.of(snapshot, schemas());
        assertThat(text.start().keySet()).containsExactly("A", "B");
        assertThat(ExportDocument.readTexts(text.text())).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(text).hasToString("SettingsText[2 settings]");
        assertThat(text.plan(text.text(), schemas()).changes()).isEmpty();
    }

    @Test
    void onlyWhatIsOtherwiseIsChangedAndExpectedAsItWas() {
        var plan = SettingsText.of(snapshot, schemas()).plan("{\"A\":\"one\",\"C\":3,\"OTHER_TOKEN\":\"hidden\"}", schemas());
        assertThat(plan.problems()).isEmpty();
        assertThat(((Command.Composite) plan.command()).commands()).containsExactly(
                new Command.ResetSetting("B", OptionalLong.of(6)), new Command.SetSetting("A", "one", OptionalLong.of(5)),
                new Command.SetSetting("C", "3", Command.ABSENT), new Command.SetSetting("OTHER_TOKEN", "hidden", Command.ABSENT));
        assertThat(plan.changes()).extracting(PlannedChange::name).containsExactly("B", "A", "C", "OTHER_TOKEN");
        assertThat(plan.changes()).extracting(PlannedChange::before).containsExactly(Optional.of("2"), Optional.of("1"), Optional.empty(), Optional.empty());
        assertThat(plan.changes()).extracting(PlannedChange::after).startsWith(Optional.empty(), Optional.of("one"), Optional.of("3")).doesNotContain(Optional.of("hidden"));
    }

    @Test
    void whatAnEarlierRunBeganFromIsOnlyThatOfTodayWhereItIsTheSame() {
        var begun = SettingsText.begun("{\"A\":\"1\",\"B\":\"of yesterday\",\"GONE\":\"x\"}", snapshot);
        assertThat(begun.start().values()).extracting(Setting::version).containsExactly(5L, -1L, -1L);
        assertThat(begun.start().values()).extracting(Setting::value).containsExactly("1", "of yesterday", "x");
        assertThat(SettingsText.begun("{", snapshot)).isEqualTo(SettingsText.EMPTY);
        assertThat(SettingsText.EMPTY.plan("{}", schemas()).changes()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidWithItsPlaceAndInOneSentence() throws IOException {
        assertThat(SettingsText.EMPTY.plan("{\n x", schemas()).problems()).singleElement().satisfies(it -> {
            assertThat(it.field()).isEmpty();
            assertThat(it.message()).isEqualTo(Message.of("json.broken", "2:2"));
        });
        Files.writeString(folder.resolve("app.schema.json"), "{\"properties\":{\"N\":{\"type\":\"integer\",\"maximum\":5}}}");
        var plan = SettingsText.EMPTY.plan("{\"N\":\"7\"}", schemas());
        assertThat(plan.problems()).singleElement().satisfies(it -> {
            assertThat(it.field()).isEqualTo("N");
            assertThat(it.message().text(Locale.ENGLISH)).startsWith("N is wrong: ").endsWith(".").doesNotEndWith("..");
        });
    }
}
