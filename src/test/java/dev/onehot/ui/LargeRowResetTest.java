package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;

/// A value that is too large to be edited can be reset from its row.
class LargeRowResetTest extends WindowFixture {
    @Override
    protected void prepare() {
        try (var before = Outside.on(file)) {
            before.run("INSERT INTO settings(key, value) VALUES ('ONEHOT_CHECK_ON_SAVE', hex(zeroblob(6000000)))");
        }
        manager.refresh();
    }

    @Test
    void itShowsItsSizeAndIsReset() {
        window.settings().filter("ONEHOT_CHECK_ON_SAVE");
        Await.until("its size is shown", () -> robot.lookup(".text-input").queryAllAs(TextInputControl.class).stream()
                .anyMatch(it -> it.isDisabled() && it.getText() != null && it.getText().equals("12 MB")));
        assertThat(outside.number("SELECT octet_length(value) FROM settings WHERE key = 'ONEHOT_CHECK_ON_SAVE'")).isEqualTo(12_000_000);
        robot.clickOn("#settingResetButton");
        Await.until("it is gone", () -> outside.setting("ONEHOT_CHECK_ON_SAVE") == null);
        window.undo();
        Await.until("it is there again", () -> outside.number("SELECT count(*) FROM settings WHERE octet_length(value) = 12000000") == 1);
    }

    /// Then nothing is offered that would do nothing.
    @Test
    void thatItIsTooLargeToBeKeptIsSaid() {
        outside.run("UPDATE settings SET value = hex(zeroblob(20000000)), updated_at = datetime('now', '1 second')");
        window.settings().filter("ONEHOT_CHECK_ON_SAVE");
        Await.until("its size is shown", () -> robot.lookup(".text-input").queryAllAs(TextInputControl.class).stream()
                .anyMatch(it -> it.isDisabled() && it.getText() != null && it.getText().startsWith("40 MB")));
        robot.clickOn("#settingResetButton");
        window.awaitNoticeWith("40 MB, is too large to be kept: this cannot be undone.");
        assertThat(outside.setting("ONEHOT_CHECK_ON_SAVE")).isNull();
    }
}
