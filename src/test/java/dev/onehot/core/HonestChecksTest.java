package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckResult;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A check says something of the key and the server that were checked, and of no other: whatever is done since, it does not come back to life.
class HonestChecksTest extends ManagerFixture {
    private static final CheckResult GREEN = new CheckResult(
            "2026-11-24 12:00:00",
            "https://api.example.com/v1/models",
            Light.on(41),
            Light.on(41),
            Light.on(41),
            OptionalLong.of(3),
            Optional.empty());

    private long id;

    @BeforeEach
    void checkAll() {
        id = manager.addAiProvider(Drafts.withKey("A", "sk-first-0123456789abcdef"), true).providerId().orElseThrow();
        apply(new Command.RecordCheck(id, manager.snapshot().provider(id).orElseThrow().version(), GREEN, List.of("m-1")));
        assertCheck(true);
    }

    @Test
    void aDeletedProviderComesBackWithItsCheck() {
        takeBack(manager.deleteAiProvider(id));
        assertCheck(true);
    }

    @Test
    void aCheckOfAnotherKeyDoesNotComeBackWithTheProvider() {
        rekey();
        takeBack(manager.deleteAiProvider(id));
        assertCheck(false);
        manager.deleteAiProvider(id);
        manager.undoLatest(Optional.empty(), Origin.WINDOW);
        assertCheck(false);
    }

    @Test
    void norAfterAnotherProgramChangedTheKey() {
        outside.run("UPDATE ai_providers SET api_key = 'sk-theirs-0123456789abcd', updated_at = '2030-01-01 00:00:00'");
        manager.refresh();
        assertCheck(false);
        manager.renameProvider(id, "B");
        assertCheck(false);
        var draft = ProviderDraft.of(manager.snapshot().provider(id).orElseThrow()).withName("C");
        apply(new Command.UpdateProvider(id, draft, Command.ANY));
        assertCheck(false);
        manager.setActiveProvider(id);
        takeBack(manager.deleteAiProvider(id));
        assertCheck(false);
    }

    @Test
    void norWithABackup() {
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        rekey();
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.WINDOW);
        assertCheck(false);
        manager.deleteAiProvider(id);
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.WINDOW);
        assertCheck(false);
    }

    private void rekey() {
        var draft = ProviderDraft.of(manager.snapshot().provider(id).orElseThrow());
        apply(new Command.UpdateProvider(id, draft.withKey(KeyChange.to(ApiKey.of("sk-second-0123456789abcd"))), Command.ANY));
        assertCheck(false);
    }

    /// Here, and for whoever opens the file now.
    private void assertCheck(boolean green) {
        assertThat(manager.snapshot().provider(id).orElseThrow().check().isPresent()).as("here").isEqualTo(green);
        try (var other = SettingsManager.open(file)) {
            assertThat(other.snapshot().provider(id).orElseThrow().check().isPresent()).as("elsewhere").isEqualTo(green);
        }
    }
}
