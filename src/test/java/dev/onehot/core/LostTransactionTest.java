package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.secret.NoKeychain;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
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
}
