package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.Test;

/// A notice, Ctrl+Z and Activity take back the same thing: the gesture that they name, once, whatever was done since.
class NoticeUndoTest extends WindowFixture {
    @Test
    void aDeletionIsTakenBackOnceAndTheNextPressGoesOnToWhatWasBefore() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        var providers = window.providers().select("OpenAI");
        setting("CHECK_INTERVAL", "60");
        providers.delete();
        providers.confirmDelete();
        window.awaitActive("No active provider");

        undo();
        window.awaitActive("OpenAI");
        undo();
        awaitSetting("CHECK_INTERVAL", null);
        window.awaitActive("OpenAI");
        redo();
        awaitSetting("CHECK_INTERVAL", "60");
        window.awaitActive("OpenAI");
        redo();
        window.awaitActive("No active provider");
        window.awaitNoticeWith("Redone. Changed: OpenAI deleted.");
        window.awaitNoticeWith("No provider is active now.");
    }

    @Test
    void aNoticeTakesBackItsOwnGestureAlsoWhenSomethingWasDoneSince() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        var providers = window.providers().select("Ollama");
        providers.delete();
        window.awaitNotice("Deleted Ollama.");
        setting("CHECK_INTERVAL", "60");

        window.undo();
        providers.awaitNames("OpenAI", "Ollama");
        window.awaitNotice("Undone. Changed: Ollama restored.");
        assertThat(outside.setting("CHECK_INTERVAL")).isEqualTo("60");
        window.undo();
        providers.awaitNames("OpenAI");
        window.awaitNotice("Redone. Changed: Ollama deleted.");
        window.undo();
        providers.awaitNames("OpenAI", "Ollama");
        assertThat(outside.setting("CHECK_INTERVAL")).isEqualTo("60");
    }

    /// Not who it was about: what is otherwise now.
    @Test
    void whatHappenedIsSaidOfEachKind() {
        long openai = stored("OpenAI", "openai", true);
        long ollama = stored("Ollama", "ollama", false);
        stored("Groq", "groq", false);
        done(new Command.ActivateProvider(ollama));
        undo();
        window.awaitNotice("Undone. Changed: OpenAI made active; Ollama no longer active.");
        redo();
        window.awaitNotice("Redone. Changed: Ollama made active; OpenAI no longer active.");
        done(new Command.PinProvider(openai, true));
        undo();
        window.awaitNotice("Undone. Changed: OpenAI no longer pinned.");
        done(new Command.SetSetting("LOG_LEVEL", "DEBUG", Command.ANY));
        done(new Command.SetSetting("LOG_LEVEL", "ERROR", Command.ANY));
        undo();
        window.awaitNotice("Undone. Changed: Log level: ERROR → DEBUG.");
        done(new Command.Composite(List.of(
                new Command.SetSetting("A", "1", Command.ANY), new Command.SetSetting("B", "1", Command.ANY),
                new Command.SetSetting("C", "1", Command.ANY), new Command.SetSetting("D", "1", Command.ANY))));
        undo();
        window.awaitNotice("Undone. Changed: D reset; it was 1; C reset; it was 1; B reset; it was 1 and 1 more.");
        window.activity();
        redo();
        window.awaitNotice("Redone. Changed: A: 1; B: 1; C: 1 and 1 more.");
    }

    private void done(Command command) {
        manager.apply(command, Origin.WINDOW);
    }

    @Test
    void aResetIsTakenBackOnce() {
        setting("CHECK_INTERVAL", "50");
        setting("CHECK_INTERVAL", "60");
        window.settings().filter("CHECK_INTERVAL").reset("CHECK_INTERVAL");
        awaitSetting("CHECK_INTERVAL", null);
        window.undo();
        awaitSetting("CHECK_INTERVAL", "60");
        window.activity();
        undo();
        awaitSetting("CHECK_INTERVAL", "50");
        redo();
        redo();
        awaitSetting("CHECK_INTERVAL", null);
    }

    @Test
    void anImportIsTakenBackAndNotWhatCameAfterIt() throws IOException {
        var export = folder.resolve("mine.onehot");
        Files.writeString(export, """
                {"format": "onehot-export", "version": 1, "settings": {"FROM_A_FILE": "1", "CHECK_INTERVAL": "70"}}
                """);
        robot.interact(() -> shown.previewImport(export));
        var health = window.health();
        health.awaitText("confirmRestoreButton", "Import this file");
        health.confirm();
        awaitSetting("FROM_A_FILE", "1");
        window.awaitNotice("The file is imported as one change.");
        health.awaitFocus("backupList");
        setting("LOG_LEVEL", "DEBUG");

        window.undo();
        awaitSetting("FROM_A_FILE", null);
        awaitSetting("CHECK_INTERVAL", null);
        assertThat(outside.setting("LOG_LEVEL")).isEqualTo("DEBUG");
    }

    @Test
    void aRestoreIsNotTakenBackOverWhatSomebodyDidSince() {
        setting("CHECK_INTERVAL", "60");
        manager.backups().make(Optional.empty(), Progress.NONE);
        setting("CHECK_INTERVAL", "90");
        var health = window.health();
        health.awaitBackups(1);
        health.previewNewest();
        health.confirm();
        window.awaitNotice("Settings and providers are as they were in the backup.");
        health.awaitFocus("backupList");
        manager.apply(new Command.SetSetting("CHECK_INTERVAL", "75", Command.ANY), Origin.CLI);
        manager.apply(new Command.SetSetting("theirs", "1", Command.ANY), Origin.CLI);

        window.undo();
        window.awaitNoticeWith("Check interval was changed again since");
        assertThat(outside.setting("CHECK_INTERVAL")).isEqualTo("75");
        assertThat(outside.setting("theirs")).isEqualTo("1");
    }

    @Test
    void afterARestoreTheKeyboardTakesItBack() {
        setting("CHECK_INTERVAL", "60");
        manager.backups().make(Optional.empty(), Progress.NONE);
        setting("CHECK_INTERVAL", "90");
        manager.apply(new Command.SetSetting("theirs", "1", Command.ANY), Origin.CLI);
        var health = window.health();
        health.awaitBackups(1);
        health.previewNewest();
        health.awaitFocus("confirmRestoreButton");
        window.press(KeyCode.SPACE);
        awaitSetting("CHECK_INTERVAL", "60");
        undo();
        awaitSetting("CHECK_INTERVAL", "90");
        awaitSetting("theirs", "1");
    }

    @Test
    void severalThatWereDeletedComeBackTogetherAndSelected() {
        for (var name : List.of("A", "B", "C", "D")) {
            stored(name, "ollama", false);
        }
        var providers = window.providers();
        providers.awaitNames("A", "B", "C", "D");
        providers.select("B");
        robot.interact(() -> list().getSelectionModel().selectIndices(1, 2, 3));
        robot.interact(list()::requestFocus);
        window.press(KeyCode.DELETE);
        providers.awaitNames("A");
        window.awaitNotice("Deleted 3 providers.");
        undo();
        providers.awaitNames("A", "B", "C", "D");
        assertThat(selected()).containsExactly(1, 2, 3);
        redo();
        providers.awaitNames("A");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        providers.awaitNames("A", "B", "C", "D");
        assertThat(selected()).containsExactly(1, 2, 3);
    }

    @Test
    void whatCannotBeTakenBackIsSaidAndNothingOlderIs() {
        long id = stored("OpenAI", "openai", true);
        setting("CHECK_INTERVAL", "60");
        var providers = window.providers().select("OpenAI").key("sk-another-key-0123456789").save();
        providers.awaitSaved();
        window.activity();
        undo();
        window.awaitNoticeWith("What OpenAI was before is not known");
        assertThat(outside.setting("CHECK_INTERVAL")).isEqualTo("60");
        assertThat(manager.snapshot().activeIds()).containsExactly(id);
    }

    private void setting(String key, String value) {
        manager.apply(new Command.SetSetting(key, value, Command.ANY), Origin.WINDOW);
    }

    private void undo() {
        window.press(KeyCode.CONTROL, KeyCode.Z);
    }

    private void redo() {
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    }

    private ListView<?> list() {
        return robot.lookup("#providerList").query();
    }

    private List<Integer> selected() {
        return Person.ask(() -> List.copyOf(list().getSelectionModel().getSelectedIndices()));
    }

    private void awaitSetting(String key, String value) {
        Await.until(key + " is " + value, () -> Objects.equals(outside.setting(key), value));
    }
}
