package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Await;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.MemoryKeychain.Mood;
import org.junit.jupiter.api.Test;

/// A backup of a vault that has another passphrase than the present one: the preview says so, and takes the passphrase.
class RestoreKeysScreenTest extends WindowFixture {
    private static final String PASSPHRASE = "of another computer";

    @Override
    protected void createFile() {}

    @Test
    void keysComeBackWithThePassphraseOfTheirVault() throws IOException {
        keychain.is(Mood.MISSING);
        manager.keys().keepIn(KeyBackend.VAULT, "of this computer".toCharArray()).join();
        stored("Mine", "openai", true);
        Files.createDirectories(manager.backups().folder());
        backUpElsewhere();

        var health = window.health();
        health.awaitBackups(1);
        health.previewNewest();
        health.awaitKeysRemark("The keys of Theirs were encrypted under another master key");
        health.openBackupKeys(PASSPHRASE);
        health.awaitNoKeysRemark();
        health.awaitTitle("It can be undone.");
        health.confirm();

        window.awaitActive("Theirs");
        long id = manager.snapshot().active().orElseThrow().id();
        Await.until("it is told", () -> manager.snapshot().providers().size() == 1);
        assertThat(manager.revealKey(id).reveal()).isEqualTo(KEY);
    }

    @Test
    void whatLosesItsProtectionAndWhatIsLostIsSaidBefore() throws IOException {
        keychain.is(Mood.MISSING);
        manager.keys().share(Origin.API).join();
        manager.addAiProvider(Drafts.withKey("Mine", "sk-mine-0123456789abcdef"), true);
        Files.createDirectories(manager.backups().folder());
        backUpElsewhere();

        var health = window.health();
        health.awaitBackups(1);
        health.previewNewest();
        health.awaitKeysRemark("The keys of Theirs do not come back");
        health.awaitTitle("undo will not bring all of it back");
        health.awaitWarning("Undo will not bring back the present keys or values of Theirs");
        health.openBackupKeys(PASSPHRASE);
        health.awaitKeysRemark("One key that is encrypted in the backup is written in plain text");
        health.confirm();
        window.awaitActive("Theirs");
    }

    private void backUpElsewhere() {
        var places = LightPlaces.of(new MemoryKeychain().is(Mood.MISSING), Map.of());
        try (var other = new SettingsManager(Database.open(folder.resolve("theirs.db")), places, Clock.systemUTC(), () -> {})) {
            other.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.toCharArray()).join();
            other.addAiProvider(Drafts.withKey("Theirs", KEY), true);
            other.backups().make(Optional.of(manager.backups().folder().resolve("onehot.db.manual-20260102-030405.backup")), Progress.NONE);
        }
    }
}
