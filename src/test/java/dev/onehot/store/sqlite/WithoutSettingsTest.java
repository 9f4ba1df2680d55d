package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.SettingsReading;
import dev.onehot.core.events.Event;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.secret.NoKeychain;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Recorder;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.sqlite.ProgressHandler;

/// A manager that has not read the settings, as the command line's: it does with each of them what another one does, and reads no others.
@Execution(ExecutionMode.CONCURRENT)
class WithoutSettingsTest {
    private static final int MANY = 5_000;
    private static final String FILL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            + " INSERT INTO settings(key, value, updated_at) SELECT 'key ' || i, 'value ' || i, datetime('now') FROM n";

    private static final String ONLY_PROVIDERS = "{\"format\": \"onehot-export\", \"version\": 1, \"providers\": [{\"name\": \"A\"}]}";

    @TempDir
    private Path folder;

    private Path file;
    private Outside outside;
    private SettingsManager manager;

    @BeforeEach
    void open() {
        file = folder.resolve("onehot.db");
        Database.open(file).close();
        outside = Outside.on(file);
        outside.run(FILL, MANY);
        // They were there before Onehot.
        outside.run("UPDATE onehot_meta SET value = '-1' WHERE key = 'seen'");
        manager = without(file);
    }

    @AfterEach
    void close() {
        manager.close();
        outside.close();
    }

    @Test
    void ownSettingsAreKnownAndOthersAreReadOneByOne() {
        manager.setSetting("ONEHOT_HISTORY_LIMIT", "500");
        assertThat(manager.snapshot().settings()).containsOnlyKeys("ONEHOT_HISTORY_LIMIT");
        assertThat(manager.snapshot().covers("key 7")).isFalse();
        assertThat(manager.setting("key 7").orElseThrow().value()).isEqualTo("value 7");
        assertThat(manager.setting("none")).isEmpty();
        assertThat(manager.settingCount()).isEqualTo(MANY + 1);
    }

    @Test
    void settingResettingAndUndoAreAsElsewhere() {
        manager.setSetting("key 7", "seven");
        manager.setSetting("key 7", "seven");
        manager.resetSetting("key 8");
        assertThat(outside.setting("key 7")).isEqualTo("seven");
        assertThat(outside.setting("key 8")).isNull();
        assertThat(outside.texts("SELECT subject || ' ' || before || '>' || ifnull(after, '') FROM onehot_history"))
                .containsExactly("key 7 value 7>seven", "key 8 value 8>");
        undo();
        undo();
        assertThat(outside.setting("key 7")).isEqualTo("value 7");
        assertThat(outside.setting("key 8")).isEqualTo("value 8");
        assertThat(manager.snapshot().settings()).isEmpty();
    }

    @Test
    void whatAnotherOnehotRecordedIsNotRecordedAgain() {
        try (var window = SettingsManager.open(file)) {
            outside.run("UPDATE settings SET value = 'theirs' WHERE key = 'key 1'");
            manager.addAiProvider(Drafts.named("A"), true);
            manager.setSetting("key 2", "ours");
            window.refresh();
            window.setSetting("key 3", "window's");
            manager.setSetting("key 4", "ours again");
            assertThat(window.snapshot().setting("key 1").orElseThrow().value()).isEqualTo("theirs");
            window.refresh();
            assertThat(window.history(HistoryFilter.newest(10)).stream().map(it -> it.origin() + " " + it.first().name()))
                    .containsExactlyInAnyOrder("API A", "API key 2", "EXTERNAL key 1", "API key 3", "API key 4");
        }
    }

    @Test
    void anotherProgramsCommitReadsNoSettings() throws SQLException {
        long few = stepsAfterAForeignCommit(folder.resolve("few.db"), 10);
        long many = stepsAfterAForeignCommit(folder.resolve("many.db"), MANY);
        assertThat(many).isLessThan(few * 2);
    }

    /// Also with the command line's small memory: a file names what it is about.
    @Test
    void anImportReadsTheSettingsThatItNames() throws SQLException {
        long few = stepsOfAnImport(folder.resolve("few.db"), 10);
        long many = stepsOfAnImport(folder.resolve("many.db"), MANY);
        assertThat(many).isLessThan(few * 2);
    }

    private static long stepsOfAnImport(Path file, int settings) throws SQLException {
        var text = "{\"format\": \"onehot-export\", \"version\": 1, \"settings\": {\"key 7\": \"seven\", \"new\": \"1\"},"
                + " \"providers\": [{\"name\": \"A\", \"kind\": \"openai\"}]}";
        return steps(file, settings, manager -> {
            var changes = manager.transfer().plan(text, ImportMode.MERGE, Optional.empty()).changes();
            assertThat(changes.getFirst().before()).contains("value 7");
            assertThat(changes).hasSize(3);
            assertThat(manager.transfer().plan(ONLY_PROVIDERS, ImportMode.REPLACE, Optional.empty()).changes()).hasSize(1);
            manager.carryOut(manager.transfer().plan(text, ImportMode.MERGE, Optional.empty()), Origin.CLI);
            assertThat(manager.setting("key 7").orElseThrow().value()).isEqualTo("seven");
            assertThat(manager.snapshot().settings()).isEmpty();
            manager.undoLatest(Optional.empty(), Origin.CLI);
            assertThat(manager.setting("key 7").orElseThrow().value()).isEqualTo("value 7");
            assertThat(manager.setting("new")).isEmpty();
        });
    }

    private static long stepsAfterAForeignCommit(Path file, int settings) throws SQLException {
        return steps(file, settings, manager -> {
            manager.refresh();
            manager.addAiProvider(Drafts.named("A"), true);
        });
    }

    private static long steps(Path file, int settings, Consumer<SettingsManager> work) throws SQLException {
        Database.open(file).close();
        var database = Database.open(file);
        try (var theirs = Outside.on(file);
                var manager = SettingsManager.withoutSettings(database, places(), Clock.systemUTC(), () -> {})) {
            theirs.run(FILL, settings);
            var steps = new long[1];
            ProgressHandler.setHandler(database.writer().sql().connection(), 10, new ProgressHandler() {
                @Override
                protected int progress() {
                    steps[0]++;
                    return 0;
                }
            });
            work.accept(manager);
            return steps[0];
        }
    }

    @Test
    void allCanBeReadLaterAndEverybodyBeginsAgain() {
        var recorder = new Recorder();
        try (var _ = manager.subscribe(recorder)) {
            recorder.awaitSubscribed();
            manager.setSetting("key 9", "nine");
            manager.readAllSettings();
            recorder.awaitEvent("all settings", it -> it instanceof Event.Resynchronise && it.snapshot().hasAllSettings());
        }
        assertThat(manager.snapshot().settings()).hasSize(MANY);
        assertThat(manager.snapshot().setting("key 9").orElseThrow().value()).isEqualTo("nine");
        outside.run("DELETE FROM settings WHERE key = 'key 5'");
        outside.run("UPDATE settings SET value = 'x' WHERE key = 'key 6'");
        manager.refresh();
        assertThat(manager.snapshot().setting("key 5")).isEmpty();
        assertThat(manager.history(HistoryFilter.newest(1)).getFirst().changes()).hasSize(2);
    }

    @Test
    void whatIsWrittenWhileAllAreReadIsNotLost() {
        var reading = new SettingsReading(manager, Long.MAX_VALUE / 2);
        var times = new int[1];
        assertThat(reading.run((done, all) -> {
            if (times[0]++ == 0) {
                manager.setSetting("key 9", "nine");
                manager.resetSetting("key 8");
            }
            return true;
        })).isTrue();
        assertThat(manager.snapshot().setting("key 9").orElseThrow().value()).isEqualTo("nine");
        assertThat(manager.snapshot().setting("key 8")).isEmpty();
        assertThat(manager.snapshot().settings()).hasSize(MANY - 1);
    }

    @Test
    void whatAnotherProgramWritesWhileAllAreReadIsSeen() {
        var times = new int[1];
        assertThat(new SettingsReading(manager, Long.MAX_VALUE / 2).run((done, all) -> {
            outside.run("UPDATE settings SET value = ? WHERE key = 'key 9'", "theirs " + times[0]++);
            return true;
        })).isTrue();
        assertThat(manager.snapshot().setting("key 9").orElseThrow().value()).isEqualTo("theirs " + (times[0] - 1));
        assertThat(manager.snapshot().settings()).hasSize(MANY);
    }

    @Test
    void readingIsGivenUpWhenThatIsWished() {
        assertThat(new SettingsReading(manager, Long.MAX_VALUE / 2).run((done, all) -> false)).isFalse();
        assertThat(manager.snapshot().hasAllSettings()).isFalse();
    }

    private void undo() {
        manager.undoLatest(Optional.empty(), Origin.CLI);
    }

    private static SettingsManager without(Path file) {
        return SettingsManager.withoutSettings(Database.open(file), places(), Clock.systemUTC(), () -> {});
    }

    private static KeyPlaces places() {
        return LightPlaces.of(new NoKeychain(), Map.of());
    }
}
