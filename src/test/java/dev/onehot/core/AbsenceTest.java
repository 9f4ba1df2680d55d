package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Event;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What another program changes while no Onehot runs is in the history as if somebody had seen it.
@Execution(ExecutionMode.CONCURRENT)
class AbsenceTest extends ManagerFixture {
    private static final String HISTORY =
            "SELECT origin || ' ' || subject || ' ' || action || iif(what = 'setting', ' ' || ifnull(before, '-') || ' ' || ifnull(after, '-'), '')"
                    + " FROM onehot_history WHERE change > ? ORDER BY change";

    private Original original;
    private long start;

    @BeforeEach
    void writeAndEnd() {
        addActive("OpenAI");
        add("Groq");
        manager.setSetting("a", "0");
        manager.setSetting("KEPT", "0");
        manager.setSetting("API_KEY", "zero");
        original = Original.on(file);
        start = outside.number("SELECT max(change) FROM onehot_history");
        manager.close();
    }

    @Test
    void settings() {
        original.setSetting("a", "1");
        outside.run("DELETE FROM settings WHERE key = 'KEPT'");
        original.setSetting("x", "1");
        begin();
        var revision = manager.snapshot().revision();
        manager.lookBack();

        assertThat(history()).containsExactlyInAnyOrder("external a set 0 1", "external KEPT reset 0 -", "external x set - 1");
        assertThat(manager.snapshot().revision()).isEqualTo(revision + 1).isEqualTo(outside.number("SELECT max(revision) FROM onehot_history"));
        assertThat(manager.history(HistoryFilter.newest(1)).getFirst().changes()).hasSize(3);
        manager.lookBack();
        begin();
        manager.lookBack();
        assertThat(history()).hasSize(3);
    }

    @Test
    void theyAreTakenBackAsWhatWasSeen() {
        original.setSetting("a", "1");
        outside.run("DELETE FROM settings WHERE key = 'KEPT'");
        original.setSetting("x", "1");
        original.setActiveProvider(2);
        begin();
        manager.undoLatest(Optional.empty(), Origin.API);

        assertThat(outside.texts("SELECT key || '=' || value FROM settings ORDER BY key")).containsExactly("API_KEY=zero", "KEPT=0", "a=0");
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly("1");
    }

    @Test
    void providers() {
        original.addAiProvider("xAI", "sk-x", "grok", true);
        outside.run("UPDATE ai_providers SET provider_name = 'Groq again', model = 'm-2' WHERE id = 2");
        begin();
        manager.lookBack();

        assertThat(history())
                .containsExactly("external 1 deactivated", "external 2 renamed", "external 3 added");
        assertThat(outside.text("SELECT json_extract(before, '$.name') || json_extract(after, '$.model') FROM onehot_history WHERE subject = '2' AND origin = 'external'"))
                .isEqualTo("Groqm-2");
    }

    @Test
    void aProviderThatIsGone() {
        original.deleteAiProvider(2);
        begin();
        manager.lookBack();

        assertThat(history()).containsExactly("external 2 deleted");
        manager.undoLatest(Optional.of(Origin.EXTERNAL), Origin.API);
        assertThat(outside.texts("SELECT provider_name || model FROM ai_providers WHERE id = 2")).containsExactly("Groqm-1");
    }

    @Test
    void aKeyThatIsGone() {
        manager = SettingsManager.open(file);
        manager.addAiProvider(Drafts.withKey("Keyed", "sk-1"), false);
        manager.close();
        start = outside.number("SELECT max(change) FROM onehot_history");
        outside.run("UPDATE ai_providers SET api_key = '' WHERE id = 3");
        begin();
        manager.lookBack();

        assertThat(history()).containsExactly("external 3 updated");
    }

    /// Nobody asked for the history before.
    @Test
    void anOwnWriteComesAfterIt() {
        original.setSetting("a", "1");
        original.setSetting("x", "1");
        outside.run("UPDATE ai_providers SET model = 'm-2' WHERE id = 2");
        begin();
        manager.setSetting("a", "2");
        manager.resetSetting("x");
        manager.renameProvider(2, "Groq again");

        assertThat(history())
                .containsExactly(
                        "external 2 updated", "external a set 0 1", "external x set - 1", "api a set 1 2", "api x reset 1 -", "api 2 renamed");
    }

    /// Not all are looked at then, but those that are written.
    @Test
    void norAreVeryManySettingsInItsWay() {
        manager = SettingsManager.open(file);
        fill(1_500);
        manager.lookBack();
        manager.refresh();
        manager.close();
        start = outside.number("SELECT max(change) FROM onehot_history");
        original.setSetting("a", "1");
        original.setSetting("x", "1");
        original.setSetting("y", "1");
        begin();
        manager.setSetting("a", "2");
        manager.apply(new Command.Composite(List.of(new Command.SetSetting("b", "1", Command.ANY), new Command.ResetSetting("x", Command.ANY))), Origin.API);
        manager.setSetting("a", "3");
        manager.lookBack();

        assertThat(history())
                .containsExactly(
                        "external a set 0 1", "api a set 1 2", "external x set - 1", "api b set - 1", "api x reset 1 -", "api a set 2 3", "external y set - 1");
    }

    private void fill(int settings) {
        outside.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                + " INSERT INTO settings(key, value, updated_at) SELECT 'key ' || i, i, 't' FROM n", settings);
    }

    @Test
    void soDoesAnUndo() {
        original.setSetting("KEPT", "1");
        begin();
        manager.undoLatest(Optional.empty(), Origin.API);

        assertThat(history()).containsExactly("external KEPT set 0 1", "api KEPT set 1 0");
    }

    @Test
    void aCommandThatFailsLosesNothingOfIt() {
        original.setSetting("a", "1");
        begin();
        try {
            manager.composite(Origin.API, () -> {
                manager.setSetting("a", "2");
                throw new IllegalStateException("broken off");
            });
        } catch (IllegalStateException expected) {
            assertThat(history()).isEmpty();
        }
        manager.setSetting("a", "3");

        assertThat(history()).containsExactly("external a set 0 1", "api a set 1 3");
    }

    /// A value of a secret is nowhere but in its row. That it was written is told by its time.
    @Test
    void secrets() {
        original.setSetting("API_KEY", "one-secret");
        outside.run("UPDATE settings SET updated_at = '2030-01-01 00:00:00' WHERE key = 'API_KEY'");
        begin();
        manager.lookBack();
        manager.close();
        outside.run("UPDATE settings SET value = 'two-secret', updated_at = '2030-01-01 00:00:01' WHERE key = 'API_KEY'");
        begin();
        manager.lookBack();

        assertThat(history()).containsExactly("external API_KEY set •••• ••••", "external API_KEY set •••• ••••");
        assertThat(outside.texts("SELECT after FROM onehot_seen")).noneMatch(it -> it.contains("secret") || it.contains("zero"));
    }

    @Test
    void noKeyIsKept() {
        manager = SettingsManager.open(file);
        manager.addAiProvider(Drafts.withKey("Keyed", "sk-very-long-and-very-secret"), false);
        manager.lookBack();
        outside.run("UPDATE onehot_meta SET value = '-1' WHERE key = 'seen'");
        begin();
        manager.lookBack();

        assertThat(outside.texts("SELECT group_concat(what || subject || name || after || ifnull(at, '')) FROM onehot_seen"))
                .singleElement().asString().contains("Keyed").doesNotContain("cret");
    }

    @Test
    void largeOnes() {
        outside.run("INSERT INTO settings(key, value, updated_at) VALUES ('large', replace(hex(zeroblob(600000)), '0', 'x'), 't1')");
        begin();
        manager.lookBack();
        begin();
        manager.lookBack();
        outside.run("DELETE FROM settings WHERE key = 'large'");
        begin();
        manager.lookBack();

        assertThat(history()).containsExactly("external large set - ••••", "external large reset •••• -");
    }

    /// It was there before Onehot, and is nobody's change; what comes later is.
    @Test
    void aDatabaseOfTheOriginal() {
        file = folder.resolve("original.db");
        var theirs = Original.createdAt(file);
        outside.close();
        outside = Outside.on(file);
        start = 0;
        begin();
        manager.lookBack();
        assertThat(history()).isEmpty();
        manager.close();
        theirs.setSetting("x", "1");
        begin();
        manager.lookBack();

        assertThat(history()).containsExactly("external x set - 1");
    }

    /// A file that an Onehot made which knew nothing of this.
    @Test
    void theFirstWriteBeginsWhereNothingIsKnown() {
        outside.run("DROP TABLE onehot_seen");
        outside.run("DELETE FROM onehot_meta WHERE key = 'seen'");
        original.setSetting("a", "1");
        begin();
        manager.setSetting("b", "1");
        manager.close();
        original.setSetting("a", "2");
        begin();
        manager.lookBack();

        assertThat(history()).containsExactly("api b set - 1", "external a set 1 2");
    }

    /// It does not know what it forgot, so nothing is said rather than something wrong.
    @Test
    void anOlderOnehotThatForgotHistory() {
        outside.run("DELETE FROM onehot_history WHERE change < (SELECT max(change) FROM onehot_history)");
        original.setSetting("x", "1");
        begin();
        manager.setSetting("b", "1");
        manager.lookBack();

        assertThat(history()).containsExactly("api b set - 1");
        manager.close();
        original.setSetting("x", "2");
        begin();
        manager.lookBack();
        assertThat(history()).containsExactly("api b set - 1", "external x set 1 2");
    }

    @Test
    void historyThatWasForgottenIsStillKnown() {
        manager = SettingsManager.open(file);
        manager.setSetting("ONEHOT_HISTORY_LIMIT", "100");
        for (int i = 0; i < 250; i++) {
            manager.setSetting("n", String.valueOf(i));
        }
        manager.expire();
        manager.close();
        assertThat(outside.number("SELECT min(change) FROM onehot_history")).isGreaterThan(100);
        start = outside.number("SELECT max(change) FROM onehot_history");
        original.setSetting("a", "1");
        original.setSetting("n", "0");
        begin();
        manager.lookBack();

        assertThat(history()).containsExactlyInAnyOrder("external a set 0 1", "external n set 249 0");
    }

    @Test
    void moreThanAPageOfThem() {
        fill(12_000);
        begin();
        manager.lookBack();

        assertThat(history()).hasSize(12_000).allMatch(it -> it.startsWith("external key "));
        begin();
        manager.lookBack();
        assertThat(history()).hasSize(12_000);
    }

    /// Otherwise two revisions were one, and one Onehot took what another wrote for a third one's.
    @Test
    void revisionsGoOnWhereAllRowsAreGone() {
        outside.run("DELETE FROM settings");
        outside.run("DELETE FROM ai_providers");
        begin();
        long revision = manager.snapshot().revision();
        assertThat(revision).isEqualTo(outside.number("SELECT value FROM onehot_meta WHERE key = 'revision'")).isPositive();
        assertThat(manager.setSetting("a", "1").revision()).isGreaterThan(revision);
    }

    /// What a text cannot hold as it is must not be found for ever.
    @Test
    void whatIsHardToWriteDown() {
        outside.run("UPDATE ai_providers SET provider_name = ' \"a\u0001' || char(0) || 'b' || char(10) || '\u00e9\ud83d\ude00',"
                + " model = x'ff41' WHERE id = 2");
        outside.run("INSERT INTO settings(key, value) VALUES ('blob', x'ff00'), ('nul', 'a' || char(0) || 'b'), ('real', 1e300), (x'ff', 'k'),"
                + " (CAST(x'ff' AS TEXT), 'odd'), (NULL, 'none'), ('null', NULL)");
        begin();
        manager.lookBack();
        var rows = history();
        for (int i = 0; i < 2; i++) {
            begin();
            manager.lookBack();
        }
        assertThat(rows).hasSize(5);
        assertThat(history()).isEqualTo(rows);
    }

    @Test
    void aWindowLooksBySoonAndTellsThatThereIsMore() {
        original.setSetting("a", "1");
        manager = SettingsManager.open(file);
        var recorder = new Recorder();
        try (var _ = manager.subscribe(recorder);
                var _ = new Housekeeping(manager, Duration.ofMillis(200), Duration.ofHours(1))) {
            recorder.awaitEvent("more history", it -> it instanceof Event.SettingsChanged changed && changed.origin() == Origin.EXTERNAL);
            Await.until("it is there", () -> !history().isEmpty());
        }
        assertThat(history()).containsExactly("external a set 0 1");
    }

    /// A command comes while the window is there.
    @Test
    void twoOnehots() {
        original.setSetting("a", "1");
        begin();
        try (var window = SettingsManager.open(file)) {
            manager.lookBack();
            window.setSetting("b", "1");
            original.setSetting("KEPT", "1");
            window.refresh();
            manager.refresh();
            window.lookBack();
            manager.lookBack();
        }
        assertThat(history()).containsExactly("external a set 0 1", "api b set - 1", "external KEPT set 0 1");
    }

    private void begin() {
        manager.close();
        manager = SettingsManager.open(file);
    }

    private List<String> history() {
        return outside.texts(HISTORY, start);
    }
}
