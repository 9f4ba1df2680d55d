package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.Progress;
import dev.onehot.store.Database;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.MemoryKeychain;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A preview says whether the keys of a backup will be readable.
class RestoredKeysTest extends KeysFixture {
    @Test
    void keysUnderAnotherMasterKeyComeBackLocked() {
        manager.keys().prepare().join();
        addWithKey("A");
        var mine = manager.backups().make(Optional.empty(), Progress.NONE);
        assertThat(manager.backups().preview(mine).lockedKeys()).isFalse();
        manager.deleteAiProvider(manager.snapshot().active().orElseThrow().id());
        assertThat(manager.backups().preview(mine).changes()).hasSize(1);
        assertThat(manager.backups().preview(mine).lockedKeys()).isFalse();

        var places = new KeyPlaces(new MemoryKeychain(), Map.of());
        try (var other = new SettingsManager(Database.open(folder.resolve("other.db")), places, Clock.systemUTC(), () -> {})) {
            assertThat(other.backups().preview(mine).lockedKeys()).isTrue();
            other.keys().prepare().join();
            other.addAiProvider(Drafts.withKey("B", KEY), true);
            assertThat(other.backups().preview(mine).lockedKeys()).isTrue();
        }
    }
}
