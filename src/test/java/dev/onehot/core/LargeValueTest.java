package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.SettingsText;
import dev.onehot.model.Change;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.Progress;
import dev.onehot.model.Setting;
import dev.onehot.testing.Exports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A value of many megabytes, which only other programs store: its size is known, nothing copies it, and it can be replaced and reset.
@Execution(ExecutionMode.CONCURRENT)
class LargeValueTest extends ManagerFixture {
    private static final int BYTES = 3_000_000;

    @Test
    void itsSizeIsKnownAndItIsNotHeld() {
        store("big", BYTES);
        manager.setSetting("small", "1");
        var found = manager.snapshot().setting("big").orElseThrow();
        assertThat(found.largeBytes()).isEqualTo(BYTES);
        assertThat(found.value()).isEmpty();
        assertThat(manager.snapshot().setting("small").orElseThrow().isLarge()).isFalse();
        assertThat(outside.number("SELECT max(coalesce(octet_length(after), 0)) FROM onehot_history")).isLessThan(1_000);
    }

    @Test
    void itIsReadInPieces() {
        outside.run("INSERT INTO settings(key, value) VALUES ('big', ? || 'ä🔥')", "xyz".repeat(6_000_000));
        var read = new StringWriter();
        try (var settings = manager.settings()) {
            settings.copyValue("big", read);
        }
        assertThat(read.toString().equals("xyz".repeat(6_000_000) + "ä🔥")).isTrue();
    }

    @Test
    void anEmptyValueIsAnotherOne() {
        store("big", BYTES);
        manager.setSetting("big", "");
        assertThat(outside.setting("big")).isEmpty();
    }

    @Test
    void itIsReplacedAndResetAndTheHistoryDoesNotShowIt() {
        store("big", BYTES);
        manager.setSetting("big", "small");
        assertThat(outside.setting("big")).isEqualTo("small");

        store("other", BYTES);
        manager.resetSetting("other");
        assertThat(outside.setting("other")).isNull();
        for (var gesture : manager.history(HistoryFilter.newest(10))) {
            assertThat(gesture.toString()).hasSizeLessThan(2_000);
        }
        assertThat(manager.history(HistoryFilter.newest(1)).getFirst().first().before(PastChange.VALUE)).contains(PastChange.MASKED);
    }

    @Test
    void thatItCameCanBeUndone() {
        manager.setSetting("big", "small");
        store("big", BYTES);
        store("new", BYTES);
        manager.refresh();
        manager.undoLatest(Optional.of(Origin.EXTERNAL), Origin.WINDOW);
        assertThat(manager.snapshot().setting("new")).isEmpty();
        assertThat(outside.setting("big")).isEqualTo("small");
    }

    @Test
    void anotherSizeIsAChange() {
        store("big", BYTES);
        manager.refresh();
        store("big", BYTES + 1);
        manager.refresh();
        assertThat(manager.snapshot().setting("big").orElseThrow().largeBytes()).isEqualTo(BYTES + 1);
        assertThat(manager.history(HistoryFilter.newest(1)).getFirst().first().change())
                .isEqualTo(new Change.SettingChange("big", Change.SettingAction.SET));
    }

    /// Written by a person, of as many characters as may be, each of several bytes.
    @Test
    void whatAPersonStoresIsWholeAlsoWhenItIsLarge() {
        var text = "密".repeat(Setting.LONGEST_VALUE);
        manager.setSetting("mine", text);
        assertThat(outside.setting("mine").equals(text)).isTrue();
        assertThat(manager.snapshot().setting("mine").orElseThrow().largeBytes()).isEqualTo(3L * Setting.LONGEST_VALUE);
        manager.refresh();
        assertThat(manager.history(HistoryFilter.newest(10))).hasSize(1);
    }

    @Test
    void neitherAnExportNorARestoreTouchesIt() {
        store("big", BYTES);
        manager.setSetting("small", "1");
        var export = Exports.text(manager, Optional.empty());
        assertThat(export).contains("small").doesNotContain("big");
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.setSetting("small", "2");
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        manager.carryOut(manager.transfer().plan(export, ImportMode.MERGE, Optional.empty()), Origin.CLI);
        assertThat(outside.number("SELECT length(value) FROM settings WHERE key = 'big'")).isEqualTo(BYTES);
        assertThat(SettingsText.of(manager.snapshot(), manager.schemas()).text()).doesNotContain("big");
    }

    private void store(String key, int bytes) {
        outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES (?, replace(hex(zeroblob(? / 2)), '0', 'x') || substr('x', 1, ? % 2), datetime('now'))",
                key, bytes, bytes);
    }
}
