package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.model.Origin;
import org.junit.jupiter.api.Test;

/// An outcome names its gesture by the number under which the history has it, whoever else writes there, and whatever was rolled back before.
class GestureNumberTest extends ManagerFixture {
    @Test
    void itIsTheNumberInTheHistory() {
        requireInHistory(manager.setSetting("a", "1"));
        requireInHistory(manager.setSetting("a", "2"));
        try (var other = SettingsManager.open(file)) {
            requireInHistory(other.setSetting("b", "1"));
            requireInHistory(manager.setSetting("a", "3"));
            requireInHistory(other.setSetting("b", "2"));
        }
        outside.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
        requireInHistory(manager.setSetting("a", "4"));
    }

    @Test
    void whatWasRolledBackHasNone() {
        requireInHistory(manager.setSetting("a", "1"));
        assertThatThrownBy(() -> manager.composite(Origin.API, () -> {
                    manager.setSetting("a", "2");
                    manager.setSetting("b", "2");
                    throw new IllegalStateException("not this");
                }))
                .isInstanceOf(IllegalStateException.class);
        requireInHistory(manager.setSetting("a", "3"));
        manager.apply(
                        List.of(new Command.ActivateProvider(99), new Command.SetSetting("a", "4", Command.ANY), new Command.SetSetting("a", "5", Command.ANY)),
                        Origin.API)
                .stream()
                .skip(1)
                .forEach(it -> assertThat(it.get().gesture()).isPresent());
        requireInHistory(manager.setSetting("a", "6"));
    }

    /// When all of it is forgotten SQLite numbers what comes anew.
    @Test
    void itIsRightAfterTheHistoryWasForgotten() {
        manager.setSetting("a", "1");
        outside.run("DELETE FROM onehot_history");
        manager.expire();
        requireInHistory(manager.setSetting("a", "2"));
        requireInHistory(manager.setSetting("a", "3"));
    }

    private void requireInHistory(Outcome done) {
        assertThat(done.gesture()).hasValue(outside.number("SELECT max(ifnull(gesture, change)) FROM onehot_history"));
    }
}
