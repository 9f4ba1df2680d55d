package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.UndoException;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.Test;

/// Undo and redo are changes like any other: whole, durable, with rules.
class UndoTest extends ManagerFixture {

    @Test
    void aSettingGoesBackAndForth() {
        set("a", "1");
        set("a", "2");
        undoOwn();
        assertThat(stored("a")).isEqualTo("1");
        undoOwn();
        assertThat(stored("a")).isNull();
        assertThatThrownBy(() -> undoOwn()).isInstanceOf(UndoException.class);
        redoOwn();
        redoOwn();
        assertThat(stored("a")).isEqualTo("2");
        assertThatThrownBy(() -> redoOwn()).isInstanceOf(UndoException.class);
        undoOwn();
        assertThat(stored("a")).isEqualTo("1");
    }

    @Test
    void somethingNewEndsRedoing() {
        set("a", "1");
        undoOwn();
        set("b", "1");
        var failure = catchThrowableOfType(UndoException.class, () -> redoOwn());
        assertThat(failure.kind()).isEqualTo(UndoException.Kind.NOTHING);
    }

    @Test
    void eachUndoesTheirOwn() {
        set("a", "1");
        manager.apply(new Command.SetSetting("b", "1", Command.ANY), Origin.CLI);
        outside.run("INSERT INTO settings(key, value) VALUES ('c', '1')");
        manager.refresh();
        undoOwn();
        assertThat(manager.snapshot().settings().keySet()).containsExactly("b", "c");
        manager.undoLatest(Optional.empty(), Origin.CLI);
        assertThat(manager.snapshot().settings().keySet()).containsExactly("b");
    }

    @Test
    void undoSurvivesARestart() {
        long id = addAs("OpenAI");
        set("a", "1");
        manager.close();
        manager = SettingsManager.open(file);
        undoOwn();
        assertThat(stored("a")).isNull();
        undoOwn();
        assertThat(manager.snapshot().provider(id)).isEmpty();
        manager.close();
        manager = SettingsManager.open(file);
        redoOwn();
        assertThat(manager.snapshot().provider(id).orElseThrow().active()).isTrue();
        redoOwn();
        assertThat(stored("a")).isEqualTo("1");
    }

    @Test
    void anImportOfAThousandRowsIsOneUndoAndOneTransaction() {
        set("k5", "old");
        var rows = new ArrayList<Command>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(new Command.SetSetting("k" + i, "v" + i, Command.ANY));
        }
        apply(new Command.Composite(rows));
        var recorder = new Recorder();
        manager.subscribe(recorder);
        long before = manager.snapshot().revision();

        var outcome = undoOwn();

        assertThat(outcome.revision()).isEqualTo(before + 1);
        assertThat(manager.snapshot().settings().values()).extracting("key", "value")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("k5", "old"));
        recorder.awaitRevision(outcome.revision());
        assertThat(recorder.changes()).hasSize(1_000);
        assertThat(outcome.remarks().getFirst().code()).isEqualTo("undo.did.more");
        redoOwn();
        assertThat(manager.snapshot().settings()).hasSize(1_000);
    }

    @Test
    void whatWasChangedSinceIsNotLost() {
        set("a", "1");
        set("b", "1");
        long both = newest().number();
        set("b", "2");
        assertThatThrownBy(() -> apply(new Command.Undo(both)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("b was changed again since");
        assertThat(stored("b")).isEqualTo("2");
        // Once the later one is taken back, so can this one.
        undoOwn();
        apply(new Command.Undo(both));
        assertThat(stored("b")).isNull();
    }

    @Test
    void aFailedUndoChangesNothingOfItsGesture() {
        apply(new Command.Composite(List.of(
                new Command.SetSetting("a", "1", Command.ANY), new Command.SetSetting("b", "1", Command.ANY))));
        long gesture = newest().number();
        set("a", "2");
        assertThatThrownBy(() -> apply(new Command.Undo(gesture))).isInstanceOf(ConflictException.class);
        assertThat(stored("b")).isEqualTo("1");
    }

    @Test
    void switchingGoesBackToTheOneBefore() {
        long first = addActive("A");
        long second = addActive("B");
        apply(new Command.ActivateProvider(first));
        undoOwn();
        assertThat(manager.snapshot().activeIds()).containsExactly(second);
        redoOwn();
        assertThat(manager.snapshot().activeIds()).containsExactly(first);
        apply(new Command.DeactivateProviders());
        undoOwn();
        assertThat(manager.snapshot().activeIds()).containsExactly(first);
        assertThat(manager.snapshot().integrity().isOk()).isTrue();
    }

    @Test
    void aSecondActiveOneOfAnotherProgramIsTakenOutAndTheFirstStays() {
        long first = addActive("A");
        long second = add("B");
        outside.run("UPDATE ai_providers SET is_active = 1 WHERE id = ?", second);
        manager.refresh();
        apply(new Command.Undo(newest().number()));
        assertThat(manager.snapshot().activeIds()).containsExactly(first);
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly(String.valueOf(first));
        assertThat(manager.snapshot().integrity().isOk()).isTrue();
    }

    @Test
    void theOnlyActiveOneOfAnotherProgramIsTakenOut() {
        long id = add("A");
        outside.run("UPDATE ai_providers SET is_active = 1 WHERE id = ?", id);
        manager.refresh();
        apply(new Command.Undo(newest().number()));
        assertThat(manager.snapshot().activeIds()).isEmpty();
    }

    /// Each was made active by another program beside the first: all are taken out, whatever the order.
    @Test
    void severalOfAnotherProgramAreTakenOutTogether() {
        long first = addActive("A");
        add("B");
        add("C");
        outside.run("UPDATE ai_providers SET is_active = 1");
        manager.refresh();
        apply(new Command.Undo(newest().number()));
        assertThat(manager.snapshot().activeIds()).containsExactly(first);
    }

    @Test
    void anUpdateGoesBackFieldByField() {
        long id = addAs("A");
        var draft = new ProviderDraft("A", "openai", "https://b.example.com", "m-2", "notes", Drafts.named("A").key());
        apply(new Command.UpdateProvider(id, draft, Command.ANY));
        long update = newest().number();
        manager.renameProvider(id, "Renamed");

        apply(new Command.Undo(update));

        Provider now = manager.snapshot().provider(id).orElseThrow();
        assertThat(now.name()).isEqualTo("Renamed");
        assertThat(now.model()).isEqualTo("m-1");
        assertThat(now.kind()).isEqualTo("openai-compatible");
        assertThat(now.notes()).isEmpty();
    }

    @Test
    void aDeletedProviderComesBackWithDetailsAndKey() {
        long id = manager.addAiProvider(Drafts.withKey("A", "sk-0123456789abcdef"), true).providerId().orElseThrow();
        apply(new Command.DeleteProvider(id, Command.ANY));
        undoOwn();
        assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-0123456789abcdef");
        assertThat(manager.snapshot().active().orElseThrow().baseUrl()).isEqualTo("https://api.example.com/v1");
        redoOwn();
        assertThat(manager.snapshot().providers()).isEmpty();
        undoOwn();
        assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-0123456789abcdef");
    }

    @Test
    void whatAnotherProgramDeletedComesBackWithoutItsKey() {
        long id = manager.addAiProvider(Drafts.withKey("A", "sk-0123456789abcdef"), true).providerId().orElseThrow();
        outside.run("DELETE FROM ai_providers");
        manager.refresh();

        var outcome = apply(new Command.Undo(newest().number()));

        assertThat(manager.snapshot().active().orElseThrow().id()).isEqualTo(id);
        assertThat(outcome.remarks()).extracting(Message::code).contains("undo.key");
        assertThat(manager.revealKey(id).reveal()).isEmpty();
    }

    @Test
    void goingBackToBeforeAChangeTakesItBackAndAllThatCameLater() {
        set("a", "1");
        set("a", "2");
        long here = newest().number();
        long id = addAs("A");
        set("b", "1");
        undoOwn();
        apply(new Command.DeleteProvider(id, Command.ANY));
        long before = manager.snapshot().revision();

        var outcome = apply(new Command.UndoBackTo(here));

        assertThat(outcome.revision()).isEqualTo(before + 1);
        assertThat(manager.snapshot().settings().values()).extracting("value").containsExactly("1");
        assertThat(manager.snapshot().providers()).isEmpty();
        redoOwn();
        assertThat(stored("a")).isEqualTo("2");
    }

    @Test
    void theHistorySaysWhatWasUndone() {
        set("a", "1");
        long first = newest().number();
        undoOwn();
        var gestures = manager.history(HistoryFilter.newest(10));
        assertThat(gestures).extracting(PastGesture::kind).containsExactly(PastGesture.Kind.UNDO, PastGesture.Kind.CHANGE);
        assertThat(gestures).extracting(PastGesture::undone).containsExactly(false, true);
        assertThatThrownBy(() -> apply(new Command.Undo(first))).isInstanceOf(UndoException.class);
        apply(new Command.Undo(newest().number()));
        assertThat(newest().kind()).isEqualTo(PastGesture.Kind.REDO);
        assertThat(stored("a")).isEqualTo("1");
    }

    private void set(String key, String value) {
        apply(new Command.SetSetting(key, value, Command.ANY));
    }

    private long addAs(String name) {
        return apply(new Command.CreateProvider(Drafts.named(name), true)).providerId().orElseThrow();
    }

    private String stored(String key) {
        return outside.setting(key);
    }

    private PastGesture newest() {
        return manager.history(HistoryFilter.newest(1)).getFirst();
    }
}
