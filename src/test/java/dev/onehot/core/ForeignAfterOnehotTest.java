package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Change;
import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.Origin;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Original;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One look finds what an Onehot wrote, and what a program that keeps no history wrote after it. The Onehot has gone, as a
/// command does, and can record nothing any more.
class ForeignAfterOnehotTest extends ManagerFixture {
    private static final String HISTORY =
            "SELECT origin || ' ' || subject || ' ' || ifnull(before, '-') || ' ' || ifnull(after, '-') FROM onehot_history"
                    + " WHERE change > ? ORDER BY change";

    private SettingsManager other;
    private Original original;
    private long start;

    @BeforeEach
    void openOther() {
        addActive("OpenAI");
        add("Groq");
        manager.setSetting("a", "0");
        manager.setSetting("KEPT", "0");
        manager.setSetting("API_KEY", "zero");
        other = SettingsManager.open(file);
        original = Original.on(file);
        start = outside.number("SELECT max(change) FROM onehot_history");
    }

    @AfterEach
    void closeOther() {
        other.close();
    }

    @Test
    void anotherSetting() {
        var recorder = new Recorder();
        other.subscribe(recorder);
        recorder.awaitSubscribed();
        manager.setSetting("a", "1");
        manager.close();
        outside.run("INSERT INTO settings(key, value) VALUES ('x', '1')");
        other.refresh();

        assertThat(history()).containsExactly("api a 0 1", "external x - 1");
        recorder.awaitRevision(other.snapshot().revision());
        assertThat(recorder.changes())
                .containsExactlyInAnyOrder(
                        new Change.SettingChange("a", SettingAction.SET), new Change.SettingChange("x", SettingAction.SET));
        assertThat(other.snapshot().revision())
                .isEqualTo(outside.number("SELECT max(revision) FROM onehot_history"))
                .isEqualTo(outside.number("SELECT value FROM onehot_meta WHERE key = 'revision'"));
        assertThat(outside.texts("SELECT revision FROM onehot_history WHERE change > ?", start)).doesNotHaveDuplicates();
    }

    @Test
    void theSameSetting() {
        manager.setSetting("a", "1");
        manager.close();
        original.setSetting("a", "2");
        other.refresh();

        assertThat(history()).containsExactly("api a 0 1", "external a 1 2");
        assertThat(other.getSetting("a", "")).isEqualTo("2");
        undoLatest();
        assertThat(outside.setting("a")).isEqualTo("1");
    }

    /// There is nothing new to show, yet two things happened.
    @Test
    void backToWhatWasKnown() {
        manager.setSetting("a", "1");
        manager.close();
        original.setSetting("a", "0");
        other.refresh();

        assertThat(history()).containsExactly("api a 0 1", "external a 1 0");
        assertThat(other.snapshot().revision()).isEqualTo(outside.number("SELECT max(revision) FROM onehot_history"));
    }

    @Test
    void deletedAndMadeAgain() {
        manager.setSetting("a", "1");
        manager.setSetting("new", "1");
        manager.resetSetting("KEPT");
        manager.close();
        outside.run("DELETE FROM settings WHERE key IN ('a', 'new')");
        outside.run("INSERT INTO settings(key, value) VALUES ('KEPT', '0')");
        other.refresh();

        assertThat(history())
                .containsExactlyInAnyOrder(
                        "api a 0 1", "api new - 1", "api KEPT 0 -", "external a 1 -", "external new 1 -", "external KEPT - 0");
        undoLatest();
        assertThat(outside.setting("a")).isEqualTo("1");
        assertThat(outside.setting("new")).isEqualTo("1");
        assertThat(outside.setting("KEPT")).isNull();
    }

    @Test
    void aProviderSwitch() {
        manager.setActiveProvider(2);
        manager.close();
        original.setActiveProvider(1);
        other.refresh();

        assertThat(providers())
                .containsExactly("api 1 deactivated", "api 2 activated", "external 1 activated", "external 2 deactivated");
        undoLatest();
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly("2");
        outside.assertSound();
    }

    @Test
    void anotherProviderIsSwitchedOnThanTheOneJustAdded() {
        long added = addActive("xAI");
        manager.close();
        original.setActiveProvider(2);
        outside.run("UPDATE ai_providers SET model = 'm' WHERE id = ?", added);
        other.refresh();

        assertThat(providers())
                .containsExactly(
                        "api 3 added", "api 1 deactivated", "api 3 activated",
                        "external 2 activated", "external 3 updated", "external 3 deactivated");
        assertThat(outside.text("SELECT json_extract(after, '$.model') FROM onehot_history WHERE action = 'updated'"))
                .isEqualTo("m");
        undoLatest();
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly("3");
    }

    @Test
    void aProviderIsDeletedThatWasJustAddedOrJustChanged() {
        manager.renameProvider(2, "Groq again");
        add("xAI");
        manager.close();
        original.deleteAiProvider(2);
        original.deleteAiProvider(3);
        other.refresh();

        assertThat(providers()).containsExactly("api 2 renamed", "api 3 added", "external 2 deleted", "external 3 deleted");
        undoLatest();
        assertThat(outside.texts("SELECT provider_name FROM ai_providers ORDER BY id"))
                .containsExactly("OpenAI", "Groq again", "xAI");
    }

    @Test
    void anotherKeyThanTheOneThatWasThere() {
        manager.renameProvider(2, "Groq again");
        manager.close();
        outside.run("UPDATE ai_providers SET api_key = 'another' WHERE id = 2");
        other.refresh();

        assertThat(providers()).containsExactly("api 2 renamed", "external 2 updated");
        assertThat(outside.texts("SELECT ifnull(key_before, '-') FROM onehot_history WHERE change > ?", start))
                .containsExactly("-", "?");
    }

    @Test
    void theKeyOfTheOneJustAddedIsTakenAway() {
        addWithKey();
        manager.close();
        outside.run("UPDATE ai_providers SET api_key = '' WHERE id = 3");
        other.refresh();

        assertThat(providers()).containsExactly("api 3 added", "external 3 updated");
    }

    /// The history does not hold them: the time of the row says whose they are.
    @Test
    void secretsAndKeys() {
        manager.setSetting("API_KEY", "one");
        addWithKey();
        manager.close();
        outside.run("UPDATE settings SET value = 'two', updated_at = '2222-02-02 22:22:22' WHERE key = 'API_KEY'");
        outside.run("UPDATE ai_providers SET api_key = 'two', updated_at = '2222-02-02 22:22:22' WHERE id = 3");
        other.refresh();

        assertThat(history()).contains("api API_KEY •••• ••••", "external API_KEY •••• ••••");
        assertThat(providers()).containsExactly("api 3 added", "external 3 updated");
    }

    /// What an Onehot recorded is never recorded again, whatever it was.
    @Test
    void nothingForeign() {
        manager.setSetting("API_KEY", "one");
        manager.setSetting("a", "1");
        add("xAI");
        manager.setActiveProvider(3);
        outside.run("UPDATE settings SET value = 'two' WHERE key = 'API_KEY'");
        outside.run("UPDATE ai_providers SET provider_name = ' x ', api_key = 'two', updated_at = NULL WHERE id = 3");
        manager.refresh();
        manager.renameProvider(2, "Groq again");
        manager.apply(new Command.PinProvider(2, true), Origin.API);
        var deleted = manager.deleteAiProvider(1);
        manager.apply(new Command.Undo(deleted.gesture().orElseThrow()), Origin.API);
        manager.deactivateProviders();
        long rows = outside.number("SELECT count(*) FROM onehot_history");
        other.refresh();

        assertThat(outside.number("SELECT count(*) FROM onehot_history")).isEqualTo(rows);
        assertThat(other.snapshot().revision()).isEqualTo(manager.snapshot().revision());
    }

    /// Two Onehots that each took the other's record for wrong would record for ever.
    @Test
    void whatIsHardToWriteDown() {
        outside.run("UPDATE ai_providers SET provider_name = ' \"a\u0001' || char(0) || 'b' || char(10) || '\u00e9\ud83d\ude00',"
                + " model = x'ff41' WHERE id = 2");
        outside.run("INSERT INTO settings(key, value) VALUES ('blob', x'ff00')");
        outside.run("INSERT INTO settings(key, value) VALUES ('nul', 'a' || char(0) || 'b')");
        outside.run("INSERT INTO settings(key, value) VALUES ('real', 1e300)");
        manager.refresh();
        long rows = outside.number("SELECT count(*) FROM onehot_history");
        other.refresh();
        manager.refresh();

        assertThat(outside.number("SELECT count(*) FROM onehot_history")).isEqualTo(rows);
    }

    /// An Onehot that has just begun writes down what it finds before it writes on.
    @Test
    void foreignBeforeAnOnehotThatBeganLater() {
        original.setSetting("x", "1");
        manager.close();
        command("a", "1");
        other.refresh();

        assertThat(history()).containsExactly("external x - 1", "api a 0 1");
    }

    /// Seen, but not recorded, because the file was locked; then it is there no more.
    @Test
    void foreignThatWasSeenAndIsGone() {
        outside.run("INSERT INTO settings(key, value) VALUES ('x', '1')");
        outside.run("BEGIN IMMEDIATE");
        other.refresh();
        outside.run("DELETE FROM settings WHERE key = 'x'");
        outside.run("COMMIT");
        manager.setSetting("a", "1");
        manager.close();
        other.refresh();

        assertThat(history()).containsExactly("api a 0 1");
        assertThat(other.snapshot().setting("x")).isEmpty();
    }

    @Test
    void anOwnWriteRecordsItToo() {
        manager.setSetting("a", "1");
        manager.close();
        original.setSetting("a", "2");
        other.setSetting("a", "3");

        assertThat(history()).containsExactly("api a 0 1", "external a 1 2", "api a 2 3");
    }

    /// Then nobody can say what was recorded, and all counts as recorded.
    @Test
    void aHistoryThatDoesNotReachBack() {
        manager.setSetting("a", "1");
        manager.setSetting("KEPT", "1");
        manager.close();
        outside.run("DELETE FROM onehot_history WHERE change <= ?", start + 1);
        original.setSetting("x", "2");
        other.refresh();

        assertThat(history()).containsExactly("api KEPT 0 1");
        assertThat(other.getSetting("x", "")).isEqualTo("2");
    }

    private void command(String key, String value) {
        try (var command = SettingsManager.open(file)) {
            command.setSetting(key, value);
        }
    }

    private void addWithKey() {
        manager.addAiProvider(Drafts.withKey("xAI", "one"), false);
    }

    private void undoLatest() {
        other.undoLatest(Optional.of(Origin.EXTERNAL), Origin.API);
    }

    private List<String> history() {
        return outside.texts(HISTORY.replace("WHERE", "WHERE what = 'setting' AND"), start);
    }

    private List<String> providers() {
        return outside.texts(
                "SELECT origin || ' ' || subject || ' ' || action FROM onehot_history WHERE what = 'provider' AND change > ?"
                        + " ORDER BY change",
                start);
    }
}
