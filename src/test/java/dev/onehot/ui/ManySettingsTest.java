package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.SettingsRoom;
import dev.onehot.core.events.TooManySettingsException;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.Origin;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Exports;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;

/// More settings than the memory bears: the window opens, says so, and goes on with providers.
class ManySettingsTest extends WindowFixture {
    private static final int MANY = 3_000;
    private static final long HEAP = 16L << 20;

    @Override
    protected Surroundings surroundings() {
        return super.surroundings().withHeap(MANY * 100L);
    }

    @Override
    protected SettingsManager open(KeyPlaces places) {
        Database.open(file).close();
        try (var before = Outside.on(file)) {
            before.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                    + " INSERT INTO settings(key, value) SELECT 'key ' || i, 'value ' || i FROM n", MANY);
            before.run("INSERT INTO settings(key, value) VALUES ('LOG_LEVEL', 'DEBUG'), ('ONEHOT_ZOOM', '110')");
        }
        return SettingsManager.withoutSettings(Database.open(file), places, Clock.systemUTC(), FxThread::forbid);
    }

    @Test
    void itSaysSoAndShowsNothingThatItDoesNotKnow() {
        var settings = window.settings();
        dev.onehot.testing.Await.until("that is said", () -> isSeen("manySettingsLabel")
                && robot.lookup("#manySettingsLabel").queryLabeled().getText().contains("onehotctl setting"));
        assertThat(settings).isNotNull();
        var keys = robot.lookup("#settingList").queryListView().getItems().toString();
        assertThat(keys).doesNotContain("LOG_LEVEL").doesNotContain("key 7");
    }

    @Test
    void providersWorkAsAlways() {
        long id = manager.addAiProvider(Drafts.named("A"), true).providerId().orElseThrow();
        dev.onehot.testing.Await.until("it is in the list", () -> robot.lookup("#providerList").queryListView().getItems().size() == 1);
        assertThat(manager.snapshot().activeIds()).containsExactly(id);
        assertThat(outside.number("SELECT count(*) FROM settings")).isEqualTo(MANY + 2);
    }

    @Test
    void anImportThatRemovesNothingNeedsOnlyThoseThatItNames() {
        var text = "{\"format\": \"onehot-export\", \"version\": 1, \"settings\": {\"key 7\": \"seven\", \"key 8\": \"value 8\", \"new\": \"1\"}}";
        assertThat(manager.transfer().plan(text, ImportMode.MERGE, Optional.empty()).changes()).hasSize(2);
        manager.carryOut(manager.transfer().plan(text, ImportMode.MERGE, Optional.empty()), Origin.WINDOW);
        assertThat(outside.setting("key 7")).isEqualTo("seven");
        assertThat(outside.setting("new")).isEqualTo("1");
        assertThat(manager.snapshot().hasAllSettings()).isFalse();
    }

    @Test
    void whatNeedsThemAllIsRefusedInWords() {
        assertThatExceptionOfType(TooManySettingsException.class).isThrownBy(() -> manager.transfer().plan(Exports.text(manager, Optional.empty()), ImportMode.REPLACE, Optional.empty()));
        assertThat(Exports.text(manager, Optional.empty())).contains("\"key 7\" : \"value 7\"", "\"LOG_LEVEL\"");
        assertThat(SettingsRoom.isEnough(manager, HEAP)).isTrue();
        assertThat(SettingsRoom.isEnough(manager, MANY * 100L)).isFalse();
        outside.run("UPDATE settings SET value = hex(zeroblob(10000)) WHERE key < 'key 2'");
        assertThat(SettingsRoom.isEnough(manager, HEAP)).isFalse();
    }
}
