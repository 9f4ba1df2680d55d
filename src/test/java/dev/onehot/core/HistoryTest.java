package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onehot.core.events.Command;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;

/// A change and its history row are one transaction.
class HistoryTest extends ManagerFixture {
    @Test
    void everyKindOfChangeHasItsRow() {
        long id = addActive("OpenAI");
        long other = addActive("Anthropic");
        manager.renameProvider(id, "Work");
        apply(new Command.UpdateProvider(id, Drafts.withKey("Work", "sk-1"), Command.ANY));
        manager.deactivateProviders();
        takeBack(manager.deleteAiProvider(other));
        manager.setSetting("a", "1");
        manager.resetSetting("a");

        assertThat(outside.texts("SELECT what || ' ' || subject || ' ' || action FROM onehot_history ORDER BY change"))
                .containsExactly(
                        "provider 1 added",
                        "provider 1 activated",
                        "provider 2 added",
                        "provider 1 deactivated",
                        "provider 2 activated",
                        "provider 1 renamed",
                        "provider 1 updated",
                        "provider 2 deactivated",
                        "provider 2 deleted",
                        "provider 2 restored",
                        "setting a set",
                        "setting a reset");
    }

    @Test
    void aRowSaysWhatAProviderWasAndBecame() {
        long id = add("Open\"AI\\ 🔥");
        manager.renameProvider(id, "Work");

        assertThat(outside.text("SELECT before->>'name' FROM onehot_history WHERE action = 'renamed'"))
                .isEqualTo("Open\"AI\\ 🔥");
        assertThat(outside.text("SELECT after->>'name' FROM onehot_history WHERE action = 'renamed'"))
                .isEqualTo("Work");
        assertThat(outside.text("SELECT after->>'hasKey' FROM onehot_history WHERE action = 'renamed'"))
                .isEqualTo("0");
    }

    @Test
    void aChangeWhoseHistoryCannotBeWrittenIsNotMade() {
        manager.setSetting("a", "1");
        outside.run("ALTER TABLE onehot_history RENAME TO elsewhere");

        assertThatThrownBy(() -> manager.setSetting("a", "2")).isInstanceOf(StorageException.class);
        assertThat(outside.setting("a")).isEqualTo("1");
        assertThat(manager.getSetting("a", "")).isEqualTo("1");

        outside.run("ALTER TABLE elsewhere RENAME TO onehot_history");
        manager.setSetting("a", "3");
        assertThat(outside.texts("SELECT after FROM onehot_history ORDER BY change")).containsExactly("1", "3");
    }

    @Test
    void theRevisionInTheFileIsThatOfTheSnapshotAndGoesOnAfterARestart() {
        manager.setSetting("a", "1");
        long revision = manager.setSetting("a", "2").revision();
        assertThat(outside.number("SELECT value FROM onehot_meta WHERE key = 'revision'")).isEqualTo(revision);
        manager.close();
        manager = SettingsManager.open(file);

        assertThat(manager.snapshot().revision()).isEqualTo(revision);
        assertThat(manager.setSetting("a", "3").revision()).isEqualTo(revision + 1);
    }
}
