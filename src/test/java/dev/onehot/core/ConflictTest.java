package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.Result;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Origin;
import dev.onehot.testing.Drafts;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// An edit carries the version that it started from.
class ConflictTest extends ManagerFixture {
    @Test
    void absentMeansThatThereMustBeNoSuchRow() {
        apply(new Command.SetSetting("a", "1", Command.ABSENT));

        var conflict = conflictOf(() -> apply(new Command.SetSetting("a", "2", Command.ABSENT)));
        assertThat(conflict.setting().orElseThrow().value()).isEqualTo("1");
        assertThat(conflict.provider()).isEmpty();
    }

    @Test
    void anEditOfASettingThatIsGoneIsAConflictWithNothing() {
        manager.setSetting("a", "1");
        var seen = settingVersion("a");
        manager.resetSetting("a");

        assertThat(conflictOf(() -> apply(new Command.SetSetting("a", "2", seen))).setting()).isEmpty();
        assertThat(outside.setting("a")).isNull();
    }

    @Test
    void aStaleResetIsRefused() {
        manager.setSetting("a", "1");
        var seen = settingVersion("a");
        manager.setSetting("a", "2");

        conflictOf(() -> apply(new Command.ResetSetting("a", seen)));
        assertThat(outside.setting("a")).isEqualTo("2");
    }

    @Test
    void aStaleRenameAndAStaleDeleteAreRefused() {
        long id = add("OpenAI");
        var seen = providerVersion(id);
        apply(new Command.UpdateProvider(id, Drafts.withKey("OpenAI", "another"), seen));

        assertThat(conflictOf(() -> apply(new Command.RenameProvider(id, "Other", seen))).provider().orElseThrow().id())
                .isEqualTo(id);
        conflictOf(() -> apply(new Command.DeleteProvider(id, seen)));
        assertThat(outside.texts("SELECT provider_name FROM ai_providers")).containsExactly("OpenAI");
    }

    @Test
    void anEditOfAProviderThatIsGoneSaysSo() {
        long id = add("OpenAI");
        var seen = providerVersion(id);
        manager.deleteAiProvider(id);

        assertThatThrownBy(() -> apply(new Command.UpdateProvider(id, Drafts.named("x"), seen)))
                .isInstanceOf(NoSuchProviderException.class);
    }

    /// Switching the active one while somebody edits is no conflict: the draft does not hold the flag.
    @Test
    void activatingDoesNotMakeADraftStale() {
        long id = add("OpenAI");
        var seen = providerVersion(id);
        manager.setActiveProvider(id);
        addActive("Anthropic");

        apply(new Command.UpdateProvider(id, Drafts.named("Edited"), seen));
        assertThat(outside.text("SELECT provider_name FROM ai_providers WHERE id = ?", id)).isEqualTo("Edited");
    }

    /// Two edits that started from the same version, in one commit: the second one must fail too.
    @Test
    void theSecondOfTwoInOneCommitIsStale() {
        manager.setSetting("a", "1");
        var seen = settingVersion("a");
        var results = manager.apply(
                List.of(new Command.SetSetting("a", "2", seen), new Command.SetSetting("a", "3", seen)),
                Origin.API);

        assertThat(results.get(0)).isInstanceOf(Result.Done.class);
        assertThat(((Result.Failed) results.get(1)).failure()).isInstanceOf(ConflictException.class);
        assertThat(outside.setting("a")).isEqualTo("2");
    }

    @Test
    void whatWasThereAtTheStartHasAVersionThatIsNotAbsent() {
        manager.close();
        outside.run("INSERT INTO settings(key, value) VALUES ('old', '1')");
        manager = SettingsManager.open(file);

        conflictOf(() -> apply(new Command.SetSetting("old", "2", Command.ABSENT)));
        apply(new Command.SetSetting("old", "2", settingVersion("old")));
        assertThat(outside.setting("old")).isEqualTo("2");
    }

    private OptionalLong settingVersion(String key) {
        return OptionalLong.of(manager.snapshot().setting(key).orElseThrow().version());
    }

    private OptionalLong providerVersion(long id) {
        return OptionalLong.of(manager.snapshot().provider(id).orElseThrow().version());
    }

    private static ConflictException conflictOf(ThrowingCallable body) {
        var conflict = catchThrowableOfType(ConflictException.class, body);
        assertThat(conflict).isNotNull();
        return conflict;
    }
}
