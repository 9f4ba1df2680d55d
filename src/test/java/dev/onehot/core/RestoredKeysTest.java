package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.ProviderDraft;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.MemoryKeychain;
import org.junit.jupiter.api.Test;

/// Keys come back as protected as the database is now, and a preview says whether they will be readable.
class RestoredKeysTest extends KeysFixture {
    @Test
    void keysUnderAnotherMasterKeyComeBackLocked() {
        manager.keys().prepare().join();
        addWithKey("A");
        var mine = manager.backups().make(Optional.empty(), Progress.NONE);
        assertThat(hasLockedKeys(manager.backups().plan(mine, Optional.empty()))).isFalse();
        manager.deleteAiProvider(manager.snapshot().active().orElseThrow().id());
        assertThat(manager.backups().plan(mine, Optional.empty()).changes()).hasSize(1);
        assertThat(hasLockedKeys(manager.backups().plan(mine, Optional.empty()))).isFalse();

        var places = LightPlaces.of(new MemoryKeychain(), Map.of());
        try (var other = new SettingsManager(Database.open(folder.resolve("other.db")), places, Clock.systemUTC(), () -> {})) {
            assertThat(hasLockedKeys(other.backups().plan(mine, Optional.empty()))).isTrue();
            other.keys().prepare().join();
            other.addAiProvider(Drafts.withKey("B", KEY), true);
            assertThat(hasLockedKeys(other.backups().plan(mine, Optional.empty()))).isTrue();
        }
    }

    @Test
    void keysOfASharedTimeComeBackEncrypted() {
        manager.keys().share(Origin.API).join();
        long same = addWithKey("A");
        long changed = addWithKey("B");
        var plain = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.keys().protect(Origin.API).join();
        assertThat(manager.backups().plan(plain, Optional.empty()).changes()).isEmpty();
        var before = storedText(same);
        rekey(changed);

        assertThat(manager.backups().plan(plain, Optional.empty()).changes()).singleElement().matches(it -> it.keyChanges());
        manager.carryOut(manager.backups().plan(plain, Optional.empty()), Origin.API);

        assertReadable(same);
        assertReadable(changed);
        assertThat(storedText(same)).isEqualTo(before);
        assertThat(storedText(changed)).startsWith("onehot:1:");
        assertThat(manager.snapshot().protection().shared()).isFalse();
    }

    @Test
    void keysOfAProtectedTimeComeBackInPlainTextForTheOtherProgram() {
        manager.keys().prepare().join();
        long same = addWithKey("A");
        long changed = addWithKey("B");
        var encrypted = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.keys().share(Origin.API).join();
        assertThat(manager.backups().plan(encrypted, Optional.empty()).changes()).isEmpty();
        rekey(changed);

        manager.carryOut(manager.backups().plan(encrypted, Optional.empty()), Origin.API);

        assertThat(storedText(same)).isEqualTo(KEY);
        assertThat(storedText(changed)).isEqualTo(KEY);
    }

    @Test
    void plainKeysAreRefusedWhileTheyCannotBeEncrypted() {
        manager.keys().share(Origin.API).join();
        long id = addWithKey("A");
        var plain = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.keys().protect(Origin.API).join();
        rekey(id);
        var stored = storedText(id);
        manager.keys().lock().join();
        keychain.is(MemoryKeychain.Mood.LOCKED);
        int copies = manager.backups().list().size();

        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> manager.carryOut(manager.backups().plan(plain, Optional.empty()), Origin.API));

        assertThat(storedText(id)).isEqualTo(stored);
        assertThat(manager.backups().list()).hasSize(copies);
        keychain.is(MemoryKeychain.Mood.OPEN);
        manager.keys().open().join();
        manager.carryOut(manager.backups().plan(plain, Optional.empty()), Origin.API);
        assertReadable(id);
        assertThat(storedText(id)).startsWith("onehot:1:");
    }

    private void rekey(long id) {
        var draft = ProviderDraft.of(manager.snapshot().provider(id).orElseThrow());
        manager.apply(
                new Command.UpdateProvider(id, draft.withKey(KeyChange.to(ApiKey.of("sk-another-0123456789abcdef"))), Command.ANY),
                Origin.API);
    }
}
