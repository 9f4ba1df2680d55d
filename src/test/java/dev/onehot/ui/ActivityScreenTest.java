package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.core.Command;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What was done is listed as it happens, and taken back.
class ActivityScreenTest extends WindowFixture {
    @Override
    protected void prepare() {
        manager.apply(new Command.SetSetting("CHECK_INTERVAL", "60", Command.ANY), Origin.WINDOW);
        manager.apply(new Command.SetSetting("LOG_LEVEL", "DEBUG", Command.ANY), Origin.CLI);
    }

    @Test
    void eachCanBeTakenBackAndBroughtAgain() {
        var activity = window.activity();
        activity.awaitTop("LOG_LEVEL: DEBUG");
        long newest = manager.history(HistoryFilter.newest(1)).getFirst().number();
        activity.undo(newest);
        await("LOG_LEVEL", null);
        activity.awaitTop("Undid: LOG_LEVEL reset; it was DEBUG");
        activity.undo(manager.history(HistoryFilter.newest(1)).getFirst().number());
        await("LOG_LEVEL", "DEBUG");
    }

    @Test
    void ctrlZTakesBackWhatThisWindowDidEvenBeforeARestart() {
        window.activity().awaitTop("LOG_LEVEL: DEBUG");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await("CHECK_INTERVAL", null);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        await("CHECK_INTERVAL", "60");
        assertThat(outside.setting("LOG_LEVEL")).isEqualTo("DEBUG");
    }

    @Test
    void everythingAfterARowIsTakenBackAtOnce() {
        outside.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
        var activity = window.activity();
        activity.awaitTop("theirs: 1");
        long first = manager.history(HistoryFilter.newest(10)).getLast().number();
        activity.undoBackTo(first);
        await("theirs", null);
        await("LOG_LEVEL", null);
        assertThat(outside.setting("CHECK_INTERVAL")).isEqualTo("60");
    }

    @Test
    void itIsFiltered() {
        var activity = window.activity();
        activity.awaitTop("LOG_LEVEL: DEBUG");
        activity.filter("check");
        activity.awaitTop("CHECK_INTERVAL: 60");
    }

    private void await(String key, String value) {
        Await.until(key + " is " + value, () -> java.util.Objects.equals(outside.setting(key), value));
    }
}
