package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Change;
import dev.onehot.model.Change.ProgramAction;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.PastChange;
import dev.onehot.testing.Await;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.Test;

/// The rows of programs that follow: as any other change in history, undo and events; what is only noted is in none, and nothing of it holds a key.
class ProgramRowsTest extends KeysFixture {
    private static final FollowedProgram CODEX = new FollowedProgram("here", "codex", "Codex", OptionalLong.empty(), KeyDelivery.HELPER, "", false, List.of());
    private static final OwnedKey TOKEN =
            new OwnedKey("token", Optional.of(" \"" + KEY + "\" "), Optional.empty(), Optional.empty(), Optional.of("\"\""), true);

    private static final FollowedFile FILE = new FollowedFile("/home/codex", DocumentFormat.JSON, true, OptionalLong.empty(), "", List.of(TOKEN));

    private void apply(Command command) {
        manager.apply(command, Origin.WINDOW);
    }

    private Optional<FollowedProgram> codex() {
        return manager.snapshot().program(CODEX.key());
    }

    private void record(Optional<FollowedFile> known) {
        apply(new Command.RecordFiles(Map.of(CODEX.key(), Map.of(FILE.path(), known))));
    }

    private List<Change> past() {
        return manager.history(HistoryFilter.newest(100)).stream().flatMap(it -> it.changes().stream()).map(PastChange::change)
                .filter(it -> it instanceof Change.ProgramChange).toList();
    }

    private static Change change(ProgramAction action) {
        return new Change.ProgramChange("codex", "Codex", action);
    }

    @Test
    void eachGestureIsTakenBackAndDoneAgain() {
        apply(new Command.FollowProgram(CODEX));
        apply(new Command.HoldProgram("here", "codex", OptionalLong.of(1)));
        apply(new Command.HoldProgram("here", "codex", OptionalLong.of(1)));
        apply(new Command.HoldProgram("here", "codex", OptionalLong.empty()));
        apply(new Command.ReleaseProgram("here", "codex"));
        assertThat(past()).containsExactly(
                change(ProgramAction.RELEASED), change(ProgramAction.UNPINNED), change(ProgramAction.PINNED), change(ProgramAction.FOLLOWED));
        assertThat(codex()).hasValue(CODEX.withReleasing(true));
        undoOwn();
        assertThat(codex()).hasValue(CODEX);
        undoOwn();
        assertThat(codex()).hasValue(CODEX.withPinned(OptionalLong.of(1)));
        undoOwn();
        undoOwn();
        assertThat(codex()).hasValue(CODEX.withReleasing(true));
        redoOwn();
        redoOwn();
        assertThat(codex()).hasValue(CODEX.withPinned(OptionalLong.of(1)));
        redoOwn();
        redoOwn();
        assertThat(codex()).hasValue(CODEX.withReleasing(true));
    }

    @Test
    void whatWasChangedSinceIsNotTakenBack() {
        apply(new Command.FollowProgram(CODEX));
        var follows = manager.history(HistoryFilter.newest(1)).getFirst().number();
        apply(new Command.HoldProgram("here", "codex", OptionalLong.of(1)));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> apply(new Command.Undo(follows)));
        assertThat(codex()).hasValue(CODEX.withPinned(OptionalLong.of(1)));
    }

    @Test
    void whatIsNotedOfFilesIsToldAndInNoHistory() {
        manager.keys().share(Origin.WINDOW).join();
        apply(new Command.FollowProgram(CODEX));
        var heard = new Recorder();
        try (var _ = manager.subscribe(heard)) {
            record(Optional.of(FILE));
            Await.until("told", () -> heard.changes().contains(change(ProgramAction.WRITTEN)));
        }
        assertThat(codex()).hasValue(CODEX.withFiles(List.of(FILE)));
        apply(new Command.ReleaseProgram("here", "codex"));
        assertThat(codex().orElseThrow().files()).containsExactly(FILE);
        record(Optional.empty());
        assertThat(codex()).isEmpty();
        record(Optional.of(FILE));
        assertThat(codex()).isEmpty();
        apply(new Command.ApplyProgram("here", "codex"));
        assertThat(past()).containsExactly(change(ProgramAction.RELEASED), change(ProgramAction.FOLLOWED));
        undoOwn();
        assertThat(codex()).hasValue(CODEX);
    }

    /// What another Onehot did is in the history once, as it did it.
    @Test
    void anotherOnehotsProgramsAreSeenAndNotRecordedAgain() {
        manager.keys().share(Origin.WINDOW).join();
        try (var other = open()) {
            other.apply(new Command.FollowProgram(CODEX), Origin.CLI);
            manager.refresh();
            assertThat(codex()).hasValue(CODEX);
            other.apply(new Command.RecordFiles(Map.of(CODEX.key(), Map.of(FILE.path(), Optional.of(FILE)))), Origin.CLI);
            manager.refresh();
            assertThat(codex().orElseThrow().files()).containsExactly(FILE);
            apply(new Command.SetSetting("a", "1", Command.ANY));
            other.refresh();
            assertThat(other.snapshot().programs()).isEqualTo(manager.snapshot().programs());
            var gestures = manager.history(HistoryFilter.newest(100));
            assertThat(past()).containsExactly(change(ProgramAction.FOLLOWED));
            assertThat(gestures).noneMatch(it -> it.origin() == Origin.EXTERNAL);
        }
    }

    /// A key that stood in a file is kept as the keys are kept, and opens as it stood there.
    @Test
    void whatStoodThereIsSealedWhereKeysAre() {
        manager.keys().prepare().join();
        apply(new Command.FollowProgram(CODEX));
        record(Optional.of(FILE));
        assertThat(stored()).startsWith("onehot:1:").doesNotContain(KEY);
        var sealed = codex().orElseThrow();
        record(Optional.of(sealed.files().getFirst()));
        assertThat(codex()).hasValue(sealed);
        manager.keys().share(Origin.WINDOW).join();
        assertThat(stored()).isEqualTo(" \"" + KEY + "\" ");
        manager.keys().protect(Origin.WINDOW).join();
        assertThat(stored()).startsWith("onehot:1:");
        assertThat(codex().orElseThrow().toString() + manager.history(HistoryFilter.newest(100))).doesNotContain(KEY);
        keychain.is(MemoryKeychain.Mood.REFUSING);
        restart();
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> record(Optional.of(FILE)));
        record(codex().map(it -> it.files().getFirst()));
        assertThat(stored()).startsWith("onehot:1:");
    }

    private String stored() {
        try (var outside = Outside.on(file)) {
            return outside.text("SELECT original FROM onehot_program_key");
        }
    }

    @Test
    void howOftenAKeyWasGivenIsToldToNobody() {
        long revision = manager.snapshot().revision();
        assertThat(manager.keys().addUse(3, 2)).isTrue();
        assertThat(manager.keys().uses()).singleElement().returns(2L, it -> it.count());
        assertThat(manager.snapshot().revision()).isEqualTo(revision);
    }
}
