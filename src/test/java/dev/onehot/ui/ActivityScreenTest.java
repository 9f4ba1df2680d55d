package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.ui.pages.ActivityPage;
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
        activity.awaitTop("Log level: DEBUG");
        long newest = manager.history(HistoryFilter.newest(1)).getFirst().number();
        activity.undo(newest);
        await("LOG_LEVEL", null);
        activity.awaitTop("By undo: Log level reset; it was DEBUG");
        activity.undo(manager.history(HistoryFilter.newest(1)).getFirst().number());
        await("LOG_LEVEL", "DEBUG");
    }

    @Test
    void ctrlZTakesBackWhatThisWindowDidEvenBeforeARestart() {
        window.activity().awaitTop("Log level: DEBUG");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await("CHECK_INTERVAL", null);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        await("CHECK_INTERVAL", "60");
        assertThat(outside.setting("LOG_LEVEL")).isEqualTo("DEBUG");
    }

    @Test
    void goingBackToBeforeARowIsShownThenDoneAtOnceAndBroughtAgain() {
        outside.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
        var activity = window.activity();
        activity.awaitTop("theirs: 1");
        assertThat(activity.shows("undoBackToButton")).isFalse();
        activity.select("Log level: DEBUG");
        assertThat(activity.previewBackTo()).containsExactly("theirs: 1", "Log level: DEBUG");
        activity.awaitText("confirmUndoBackToButton", "Undo 2 changes");
        // The key that opened it, once more.
        window.press(KeyCode.ENTER);
        window.press(KeyCode.SPACE);
        assertThat(outside.setting("theirs")).isEqualTo("1");

        activity.confirmBackTo();
        await("theirs", null);
        await("LOG_LEVEL", null);
        assertThat(outside.setting("CHECK_INTERVAL")).isEqualTo("60");
        activity.awaitFocus("activityList");
        activity.awaitTop("By undo: theirs reset; it was 1 and 1 more");
        window.press(KeyCode.SPACE);
        window.awaitNotice("Undone. Changed: theirs reset; it was 1; Log level reset; it was DEBUG.");
        window.undo();
        await("theirs", "1");
        await("LOG_LEVEL", "DEBUG");
        window.awaitNoticeWith("Redone. Changed: ");
    }

    /// What is undone is everything after a row that is marked, wherever the focus went, and Escape leaves it all as it is.
    @Test
    void theRowStaysMarkedAndEscapeClosesThePreview() {
        var activity = window.activity();
        activity.awaitTop("Log level: DEBUG");
        activity.select("Check interval: 60");
        activity.previewBackTo();
        assertThat(activity.marked()).containsExactly("Check interval: 60");
        window.press(KeyCode.ESCAPE);
        activity.awaitFocus("activityList");
        assertThat(activity.shows("confirmUndoBackToButton")).isFalse();
        manager.apply(new Command.SetSetting("LOG_LEVEL", "ERROR", Command.ANY), Origin.CLI);
        activity.awaitTop("Log level: DEBUG → ERROR");
        activity.filter("");
        assertThat(activity.marked()).containsExactly("Check interval: 60");
    }

    @Test
    void enterLooksAtARowAndDeleteTakesItBackOnceHoweverOftenItIsPressed() {
        var activity = window.activity();
        activity.awaitTop("Log level: DEBUG");
        activity.select("Log level: DEBUG");
        window.press(KeyCode.ENTER);
        activity.awaitFocus("undoBackToList");
        window.press(KeyCode.ENTER);
        window.press(KeyCode.ESCAPE);
        activity.awaitFocus("activityList");
        assertThat(outside.setting("LOG_LEVEL")).isEqualTo("DEBUG");
        assertThat(activity.undoSays()).isEqualTo("Undo (Delete)");
        window.press(KeyCode.DELETE);
        activity.awaitTop("By undo: Log level reset; it was DEBUG");
        for (int i = 0; i < 3; i++) {
            window.press(KeyCode.DELETE);
        }
        assertThat(manager.history(HistoryFilter.newest(10))).hasSize(3);
        assertThat(outside.setting("CHECK_INTERVAL")).isEqualTo("60");
    }

    @Test
    void theButtonOfARowIsNotThatOfAnotherRowAfterwards() {
        var activity = window.activity();
        activity.awaitTop("Log level: DEBUG");
        activity.undo(manager.history(HistoryFilter.newest(1)).getFirst().number());
        activity.awaitTop("By undo: Log level reset; it was DEBUG");
        activity.awaitFocus("activityList");
        for (int i = 0; i < 3; i++) {
            window.press(KeyCode.ENTER);
            window.press(KeyCode.SPACE);
        }
        assertThat(manager.history(HistoryFilter.newest(10))).hasSize(3);
        assertThat(outside.setting("CHECK_INTERVAL")).isEqualTo("60");
    }

    /// It is seen at once, and recorded when nobody else is writing any more; nothing else happens then.
    @Test
    void whatIsRecordedLateIsListedAsSoonAsItIs() {
        var activity = window.activity();
        activity.awaitTop("Log level: DEBUG");
        outside.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
        outside.run("BEGIN IMMEDIATE");
        Await.until("it is seen", () -> manager.snapshot().setting("theirs").isPresent());
        activity.awaitTop("Log level: DEBUG");
        outside.run("ROLLBACK");
        activity.awaitTop("theirs: 1");
    }

    @Test
    void undoAndRedoAreOutWhereThereIsNothing() {
        var activity = window.activity();
        activity.awaitTop("Log level: DEBUG");
        await(activity, true, false);
        robot.interact(() -> robot.lookup("#undoLatestButton").query().requestFocus());
        window.press(KeyCode.SPACE);
        await("CHECK_INTERVAL", null);
        await(activity, false, true);
        activity.awaitFocus("activityList");
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        await("CHECK_INTERVAL", "60");
        await(activity, true, false);
    }

    private static void await(ActivityPage activity, boolean undo, boolean redo) {
        Await.until("undo " + undo + ", redo " + redo, () -> activity.offers("undoLatestButton") == undo
                && activity.offers("redoLatestButton") == redo);
    }

    /// A switch is one sentence, whoever made it; each kind of change has its own icon, an undo that of an undo.
    @Test
    void aSwitchIsOneSentenceAndEachKindHasAnIcon() {
        var activity = window.activity();
        long first = stored("First", "ollama", false);
        long second = stored("Second", "ollama", false);
        manager.apply(new Command.ActivateProvider(first), Origin.WINDOW);
        manager.apply(new Command.ActivateProvider(second), Origin.CLI);
        activity.awaitTop("Switched: First → Second");
        assertThat(activity.details()).isEmpty();
        manager.apply(new Command.PinProvider(second, true), Origin.CLI);
        activity.awaitTop("Second pinned");
        activity.undo(manager.history(HistoryFilter.newest(1)).getFirst().number());
        activity.awaitTop("By undo: Second no longer pinned");
        assertThat(activity.icons()).startsWith("fth-rotate-ccw", "fth-star", "fth-zap");
    }

    /// Seen where the mouse or the selection is; there, and named, for the keyboard and screen readers everywhere.
    @Test
    void aRowsUndoIsSeenWhereOneLooks() {
        var activity = window.activity();
        activity.awaitTop("Log level: DEBUG");
        robot.moveTo("#activityFilterField");
        assertThat(activity.undoButtonsSeen()).isZero();
        activity.select("Log level: DEBUG");
        robot.moveTo("#activityFilterField");
        assertThat(activity.undoButtonsSeen()).isEqualTo(1);
    }

    /// Also those that have no button any more; and the list is as wide as what stands above it.
    @Test
    void rowsOfOneLineAreOfOneHeightAndTheListEndsWhereTheSearchDoes() {
        var activity = window.activity();
        activity.awaitTop("Log level: DEBUG");
        activity.undo(manager.history(HistoryFilter.newest(1)).getFirst().number());
        activity.awaitTop("By undo: Log level reset; it was DEBUG");
        assertThat(activity.heights()).hasSize(1);
        assertThat(activity.left("activityList")).isEqualTo(activity.left("activityFilterField"));
    }

    /// Who wants something back looks here first.
    @Test
    void backupsAreAPressAway() {
        var activity = window.activity();
        activity.awaitTop("Log level: DEBUG");
        robot.interact(() -> shown.say("Done."));
        assertThat(window.overlap("noticePane", "activityBackupsButton")).as("also while something is told").isFalse();
        robot.clickOn("#activityBackupsButton");
        Await.until("the backups are there", () -> robot.lookup("#backupsPane").tryQuery().isPresent());
    }

    @Test
    void itIsFiltered() {
        var activity = window.activity();
        activity.awaitTop("Log level: DEBUG");
        activity.filter("_interval");
        activity.awaitTop("Check interval: 60");
        activity.filter("log lev");
        activity.awaitTop("Log level: DEBUG");
    }

    @Test
    void settingsOfOtherProgramsAreCalledAsTheirSchemasSay() throws IOException {
        Files.writeString(folder.resolve("late.schema.json"), """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"theirs": {"type": "string", "title": "Of theirs"}}}
                """);
        outside.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
        var activity = window.activity();
        activity.awaitTop("Of theirs: 1");
        activity.filter("of the");
        activity.awaitTop("Of theirs: 1");
    }

    private void await(String key, String value) {
        Await.until(key + " is " + value, () -> java.util.Objects.equals(outside.setting(key), value));
    }
}
