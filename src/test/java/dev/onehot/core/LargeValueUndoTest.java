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
import dev.onehot.model.Setting;
import dev.onehot.model.SettingKey;
import dev.onehot.store.KeptValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A large value that is replaced or reset comes back with undo, byte for byte, up to what the history may hold; beyond that it is said.
@Execution(ExecutionMode.CONCURRENT)
class LargeValueUndoTest extends ManagerFixture {
    private static final int BYTES = 1_500_000;

    /// Text, and what is none.
    @ParameterizedTest
    @CsvSource({"TEXT, set", "TEXT, reset", "BLOB, set", "BLOB, reset"})
    void itComesBackAndGoesAgain(String type, String how) {
        store("big", BYTES, type, "a");
        var hash = bytes("big");
        var replace = how.equals("set") ? new Command.SetSetting("big", "small", Command.ANY) : new Command.ResetSetting("big", Command.ANY);
        apply(replace);
        var small = outside.setting("big");
        for (int i = 0; i < 3; i++) {
            undoOwn();
            assertThat(bytes("big")).isEqualTo(hash);
            assertThat(manager.snapshot().setting("big").orElseThrow().largeBytes()).isEqualTo(BYTES);
            // It is what it became, and nothing that somebody else has written.
            manager.refresh();
            assertThat(manager.history(HistoryFilter.newest(100)).stream().filter(it -> it.origin() == Origin.EXTERNAL)).hasSize(1);
            redoOwn();
            assertThat(outside.setting("big")).isEqualTo(small);
        }
        try (var again = SettingsManager.open(file)) {
            again.undoLatest(Optional.of(Origin.WINDOW), Origin.WINDOW);
        }
        assertThat(bytes("big")).isEqualTo(hash);
    }

    @Test
    void oneAfterTheOtherAndWithOthersAtOnce() {
        store("one", BYTES, "TEXT", "a");
        store("two", BYTES + 1, "TEXT", "b");
        var one = bytes("one");
        var two = bytes("two");
        apply(new Command.SetSetting("one", "密".repeat(Setting.LONGEST_VALUE), Command.ANY));
        var mine = bytes("one");
        apply(new Command.Composite(List.of(
                new Command.ResetSetting("one", Command.ANY), new Command.ResetSetting("two", Command.ANY), new Command.SetSetting("three", "3", Command.ANY))));
        undoOwn();
        assertThat(List.of(bytes("one"), bytes("two"))).containsExactly(mine, two);
        undoOwn();
        assertThat(bytes("one")).isEqualTo(one);
        redoOwn();
        assertThat(bytes("one")).isEqualTo(mine);
        redoOwn();
        assertThat(outside.number("SELECT count(*) FROM settings WHERE key IN ('one', 'two')")).isZero();
        assertThat(outside.setting("three")).isEqualTo("3");
    }

    @Test
    void whatWasChangedSinceIsNotLost() {
        store("big", BYTES, "TEXT", "a");
        apply(new Command.SetSetting("big", "small", Command.ANY));
        long change = manager.history(HistoryFilter.newest(1)).getFirst().number();
        apply(new Command.SetSetting("big", "mine", Command.ANY));
        assertThatThrownBy(() -> apply(new Command.Undo(change))).isInstanceOf(ConflictException.class);
        assertThat(outside.setting("big")).isEqualTo("mine");
        store("big", BYTES, "TEXT", "b");
        manager.refresh();
        var theirs = bytes("big");
        assertThatThrownBy(() -> apply(new Command.Undo(change))).isInstanceOf(ConflictException.class);
        assertThat(bytes("big")).isEqualTo(theirs);
    }

    @Test
    void oneThatSomebodyHasPutBackIsAsItWas() {
        store("big", BYTES, "TEXT", "a");
        apply(new Command.ResetSetting("big", Command.ANY));
        store("big", BYTES, "TEXT", "a");
        manager.refresh();
        assertThat(catchThrowableOfType(UndoException.class, () -> undoOwn()).kind()).isEqualTo(UndoException.Kind.ALREADY);
    }

    @Test
    void whatIsTooLargeIsSaidAtOnceAndUndoSaysWhy() {
        store("big", KeptValues.LARGEST + 1, "TEXT", "a");
        apply(new Command.SetSetting("a", "1", Command.ANY));
        var outcome = apply(new Command.ResetSetting("big", Command.ANY));
        assertThat(outcome.remarks()).containsExactly(Message.of("setting.unkept", new SettingKey("big"), KeptValues.LARGEST / 1_000_000));
        var refused = catchThrowableOfType(UndoException.class, () -> undoOwn());
        assertThat(refused.kind()).isEqualTo(UndoException.Kind.LOST);
        assertThat(refused.what()).isEqualTo(Message.of("undo.large", new SettingKey("big")));
        assertThat(refused.advice().text()).contains("What was done before");
        store("big", KeptValues.LARGEST, "TEXT", "a");
        assertThat(apply(new Command.ResetSetting("big", Command.ANY)).remarks()).isEmpty();
        undoOwn();
        assertThat(outside.number("SELECT octet_length(value) FROM settings WHERE key = 'big'")).isEqualTo(KeptValues.LARGEST);
    }

    /// The newest are kept; each of the others is one that is too large.
    @Test
    void theHistoryDoesNotGrowWithoutEnd() {
        int each = (int) (KeptValues.ALL / 4);
        for (int i = 0; i < 6; i++) {
            store("big", each, "TEXT", "abcdef".substring(i, i + 1));
            apply(new Command.SetSetting("big", String.valueOf(i), Command.ANY));
        }
        assertThat(outside.number("SELECT sum(octet_length(before)) FROM onehot_history")).isBetween(KeptValues.ALL, KeptValues.ALL + 10_000);
        var gestures = manager.history(HistoryFilter.newest(100)).stream().filter(it -> it.origin() == Origin.WINDOW).toList();
        assertThatThrownBy(() -> apply(new Command.Undo(gestures.getLast().number()))).isInstanceOf(dev.onehot.model.OnehotException.class);
        undoOwn();
        assertThat(outside.text("SELECT substr(value, 1, 1) FROM settings WHERE key = 'big'")).isEqualTo("f");
    }

    @Test
    void aSecretIsNotKept() {
        store("API_KEY", BYTES, "TEXT", "a");
        assertThat(apply(new Command.ResetSetting("API_KEY", Command.ANY)).remarks()).isEmpty();
        assertThat(outside.number("SELECT max(octet_length(before)) FROM onehot_history")).isLessThan(100);
        assertThat(catchThrowableOfType(UndoException.class, () -> undoOwn()).what()).isEqualTo(Message.of("undo.secret", new SettingKey("API_KEY")));
    }

    private String bytes(String key) {
        return outside.text("SELECT typeof(value) || hex(value) FROM settings WHERE key = ?", key);
    }

    private void store(String key, long bytes, String type, String letter) {
        outside.run(
                "INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES (?, CAST(substr(replace(hex(zeroblob(? / 2 + 1)), '0', ?), 1, ?) AS "
                        + type + "), datetime('now'))",
                key,
                bytes,
                letter,
                bytes);
    }
}
