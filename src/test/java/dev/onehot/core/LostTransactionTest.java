package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.model.Setting;
import dev.onehot.secret.NoKeychain;
import dev.onehot.store.sqlite.Database;
import dev.onehot.store.sqlite.SqlFaults;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is thrown in the middle of a transaction, an Error too, ends it: the next one begins, and other programs may write.
class LostTransactionTest {
    @TempDir
    private Path folder;

    /// Breaks when it is told to.
    private static final class BrokenClock extends Clock {
        private volatile boolean broken;

        @Override
        public Instant instant() {
            if (broken) {
                throw new LinkageError("the clock is broken");
            }
            return Instant.parse("2026-11-28T12:00:00Z");
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void anErrorWhileLookingAndWhileWritingLeavesNothingOpen() {
        var file = folder.resolve("onehot.db");
        PlainFile.at(file);
        var clock = new BrokenClock();
        var places = LightPlaces.of(new NoKeychain(), Map.of());
        try (var manager = new SettingsManager(Database.open(file), places, clock, () -> {});
                var outside = Outside.on(file)) {
            outside.run("INSERT INTO settings(key, value, updated_at) VALUES ('theirs', '1', '2026-01-01 00:00:00')");
            clock.broken = true;

            assertThatThrownBy(manager::refresh).isInstanceOf(LinkageError.class);
            outside.run("UPDATE settings SET value = '2' WHERE key = 'theirs'");
            assertThatThrownBy(() -> manager.setSetting("mine", "1")).hasRootCauseInstanceOf(LinkageError.class);
            outside.run("UPDATE settings SET value = '3' WHERE key = 'theirs'");

            clock.broken = false;
            manager.refresh();
            manager.setSetting("mine", "2");
            assertThat(manager.getSetting("theirs", "")).isEqualTo("3");
            assertThat(outside.setting("mine")).isEqualTo("2");
            assertThat(outside.number("SELECT count(*) FROM onehot_history WHERE origin = 'external'")).isPositive();
        }
    }

    /// After whichever statement memory is short: the command is there whole or not at all, the next look shows which, and the next one succeeds.
    @Test
    void anErrorAfterAnyStatementIsNoMoreThanAnAnswerThatWasLost() {
        var file = folder.resolve("onehot.db");
        PlainFile.at(file);
        var faults = new SqlFaults();
        var places = LightPlaces.of(new NoKeychain(), Map.of());
        try (var manager = new SettingsManager(faults.open(file), places, Clock.systemUTC(), () -> {});
                var outside = Outside.on(file)) {
            var heard = new Recorder();
            manager.follow(heard);
            int failed = 0;
            for (int after = 0, reached = 1; reached > 0; after++) {
                var value = String.valueOf(after);
                var both = new Command.Composite(List.of(new Command.SetSetting("left", value, Command.ANY), new Command.SetSetting("right", value, Command.ANY)));
                var before = new Command.Undo(manager.setSetting("mine", "before " + value).gesture().orElseThrow());
                faults.arm(SqlFaults.Kind.ERROR_AFTER, after, 1);
                try {
                    // It reads much before it writes.
                    manager.apply(List.of(before, both), Origin.API);
                } catch (IllegalStateException | OutOfMemoryError lost) {
                    failed++;
                }
                reached = faults.disarm();
                outside.run("INSERT OR REPLACE INTO settings(key, value) VALUES ('theirs', ?)", value);
                manager.refresh();
                var now = manager.snapshot();
                assertThat(now.setting("left").map(Setting::value)).isEqualTo(now.setting("right").map(Setting::value));
                assertThat(now.setting("left").map(Setting::value).orElse(null)).as("after %d", after).isEqualTo(outside.setting("left"));
                assertThat(now.setting("theirs").orElseThrow().value()).isEqualTo(value);
                assertThat(heard.events().getLast().snapshot()).isSameAs(now);
                manager.setSetting("mine", value);
                assertThat(outside.setting("mine")).isEqualTo(value);
            }
            assertThat(failed).isGreaterThan(10);
        }
    }
}
