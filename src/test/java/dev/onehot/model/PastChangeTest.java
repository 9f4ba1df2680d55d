package dev.onehot.model;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Change.KeysAction;
import dev.onehot.model.Change.ProgramAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Change.SettingAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the history has: what can be taken back, and what it is called.
class PastChangeTest {
    @ParameterizedTest
    @EnumSource
    void keys(KeysAction action) {
        assertThat(undoable(new Change.KeysChange(action))).isEqualTo(action == KeysAction.PROTECTED || action == KeysAction.SHARED);
        // What a new master key left behind cannot be brought back, whatever was done beside it.
        assertThat(undoable(new Change.KeysChange(action), new Change.SettingChange("k", SettingAction.SET))).isEqualTo(action != KeysAction.RENEWED);
    }

    @ParameterizedTest
    @EnumSource
    void programs(ProgramAction action) {
        assertThat(undoable(new Change.ProgramChange("codex", "Codex", action))).isEqualTo(action != ProgramAction.APPLIED);
        assertThat(action.isOfToken()).isEqualTo(action.name().startsWith("TOKEN_"));
    }

    @ParameterizedTest
    @EnumSource
    void providers(ProviderAction action) {
        assertThat(undoable(new Change.ProviderChange(1, "n", action))).isTrue();
        assertThat(action.isAside()).isEqualTo(Set.of("MOVED", "PINNED", "UNPINNED", "KEY_ADDED", "KEY_LABELED", "KEY_REMOVED", "CHECKED").contains(action.name()));
    }

    @Test
    void aTokenIsMadeChangedOrRevoked() {
        var one = Optional.of(token("1"));
        assertThat(ProgramAction.ofToken(Optional.empty(), one)).isEqualTo(ProgramAction.TOKEN_MADE);
        assertThat(ProgramAction.ofToken(one, Optional.of(token("2")))).isEqualTo(ProgramAction.TOKEN_MADE);
        assertThat(ProgramAction.ofToken(one, one)).isEqualTo(ProgramAction.TOKEN_CHANGED);
        assertThat(ProgramAction.ofToken(one, Optional.empty())).isEqualTo(ProgramAction.TOKEN_REVOKED);
        assertThat(ProgramAction.ofToken(Optional.empty(), Optional.empty())).isEqualTo(ProgramAction.TOKEN_REVOKED);
    }

    @Test
    void aChangeKnowsItsFields() {
        var setting = change(new Change.SettingChange("k", SettingAction.SET));
        assertThat(setting.named()).isEqualTo(new SettingKey("k")).hasToString("k");
        assertThat(change(new Change.ProviderChange(1, "n", ProviderAction.ADDED)).named()).isEqualTo("name");
        assertThat(setting.before("value")).contains("old");
        assertThat(setting.before("other")).isEmpty();
        assertThat(setting.after("value")).isEmpty();
        var after = new PastChange(1, 1, 1, "at", Origin.CLI, setting.change(), "name", Optional.empty(), Optional.of(Map.of("value", "new")), false);
        assertThat(after.after("value")).contains("new");
        assertThat(after.before("value")).isEmpty();
        var gesture = new PastGesture(1, List.of(after, setting), PastGesture.Kind.CHANGE, false);
        assertThat(gesture.origin()).isEqualTo(Origin.CLI);
        assertThat(gesture.at()).isEqualTo("at");
        assertThat(gesture.first()).isSameAs(after);
        assertThat(gesture.isUndoable()).isTrue();
    }

    @Test
    void aPlan() {
        var here = Optional.of("x");
        assertThat(new PlannedChange("n", true, Optional.empty(), here, false).action()).isEqualTo(PlannedChange.Action.ADD);
        assertThat(new PlannedChange("n", true, here, Optional.empty(), false).action()).isEqualTo(PlannedChange.Action.REMOVE);
        assertThat(new PlannedChange("n", true, here, here, false).action()).isEqualTo(PlannedChange.Action.CHANGE);
    }

    private static boolean undoable(Change... changes) {
        return PastGesture.isUndoable(Stream.of(changes).map(PastChangeTest::change).toList());
    }

    private static PastChange change(Change change) {
        return new PastChange(1, 1, 1, "then", Origin.WINDOW, change, "name", Optional.of(Map.of("value", "old")), Optional.empty(), false);
    }

    private static EndpointToken token(String hash) {
        return new EndpointToken("codex", hash, "salt", OptionalLong.empty(), "", "");
    }
}
