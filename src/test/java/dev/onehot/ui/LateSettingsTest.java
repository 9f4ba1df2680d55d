package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Await;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Outside;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/// A window that opens before its settings are read shows them as soon as they are, and lets go of more than its memory bears.
class LateSettingsTest extends WindowFixture {
    private static final int MANY = 30_000;
    private static final long HEAP = 128L << 20;
    private static final String FILL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            + " INSERT INTO settings(key, value) SELECT ? || i, 'value ' || i FROM n";

    @Override
    protected Surroundings surroundings() {
        return super.surroundings().withHeap(HEAP);
    }

    @Override
    protected SettingsManager open(KeyPlaces places) {
        Database.open(file).close();
        try (var before = Outside.on(file)) {
            before.run(FILL, MANY, "key ");
        }
        return SettingsManager.withoutSettings(Database.open(file), places, Clock.systemUTC(), FxThread::forbid);
    }

    @Test
    void theyAreShownWhenTheyAreReadAndAreEditedAsAlways() {
        manager.setSetting("key 7", "seven");
        window.settings();
        Await.until("all are listed", () -> listed("key 7") && listed("key " + MANY));
        Await.until("nothing is said any more", () -> !isSeen("manySettingsLabel"));
        assertThat(manager.snapshot().setting("key 7").orElseThrow().value()).isEqualTo("seven");
        outside.run("DELETE FROM settings WHERE key = 'key 8'");
        Await.until("another program's change is followed", () -> !listed("key 8"));
    }

    @Test
    void moreThanTheMemoryBearsFromAnotherProgramAreSaidAndLetGo() {
        window.settings();
        Await.until("all are listed", () -> listed("key 7"));
        outside.run(FILL, (int) (HEAP / 1_000), "another ");
        Await.until("that is said", () -> isSeen("manySettingsLabel") && robot.lookup("#manySettingsLabel").queryLabeled().getText().contains("onehotctl setting"));
        Await.until("they are not listed", () -> !listed("key 7"));
        manager.addAiProvider(Drafts.named("A"), true);
        assertThat(manager.snapshot().hasAllSettings()).isFalse();
        outside.run("DELETE FROM settings WHERE key LIKE 'another %'");
    }

    private boolean listed(String key) {
        return robot.lookup("#settingList").queryListView().getItems().stream()
                .anyMatch(it -> it instanceof Shown<?, ?> row && row.key().equals(key));
    }
}
