package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A backup of a database with a vault has the only copy of the vault: restored anywhere, its keys open with its passphrase.
@Execution(ExecutionMode.CONCURRENT)
class RestoredVaultTest extends KeysFixture {
    private static final String PASSPHRASE = "long-enough-passphrase";
    private static final String OTHER = "of another computer";

    @Override
    protected void beforeOpening() {
        keychain.is(MemoryKeychain.Mood.MISSING);
        environment.put("ONEHOT_PASSPHRASE", PASSPHRASE);
    }

    @Test
    void theVaultComesBackIntoAnEmptyDatabase() {
        var backup = vaultBackup();
        elsewhere();
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertReadable(1);
        assertThat(manager.snapshot().protection().master().orElseThrow().backend()).isEqualTo(KeyBackend.VAULT);
        restart();
        assertThat(manager.keys().open().join().kind()).isEqualTo(Kind.OPEN);
        assertReadable(1);
    }

    /// Another program wrote them there.
    @Test
    void keysThatStoodInPlainTextComeBackUnderTheVaultThatComesBackWithThem() {
        manager.keys().prepare().join();
        long sealed = addWithKey("A");
        long plain = addWithKey("B");
        manager.apply(new Command.AddKey(plain, "second", ApiKey.of("sk-second-0123456789abcdef")), Origin.API);
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        try (var outside = Outside.on(backup)) {
            outside.run("UPDATE ai_providers SET api_key = '" + KEY + "' WHERE id = " + plain);
            outside.run("UPDATE onehot_key SET api_key = '" + KEY + "'");
        }
        elsewhere();
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertReadable(sealed);
        assertReadable(plain);
        var vault = "onehot:1:" + manager.snapshot().protection().master().orElseThrow().id();
        assertThat(storedText(plain)).startsWith(vault);
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("SELECT api_key FROM onehot_key")).startsWith(vault);
        }
    }

    @Test
    void aRestoreThatBroughtAVaultIsTakenBackWhole() {
        var backup = vaultBackup();
        elsewhere();
        manager.setSetting("mine", "1");
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertReadable(1);
        manager.undoLatest(Optional.of(Origin.CLI), Origin.CLI);
        assertThat(manager.snapshot().providers()).isEmpty();
        assertThat(manager.getSetting("mine", "")).isEqualTo("1");
    }

    @Test
    void keysAreEncryptedAnewWhereThereIsAnotherVaultOfTheSamePassphrase() {
        var backup = vaultBackup();
        elsewhere();
        manager.keys().prepare().join();
        addWithKey("Other");
        var own = manager.snapshot().protection();
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertReadable(1);
        assertThat(manager.snapshot().protection()).isEqualTo(own);
        assertThat(storedText(1)).startsWith("onehot:1:" + own.master().orElseThrow().id());
    }

    @Test
    void aDamagedVaultIsReplacedByThatOfTheBackup() {
        var backup = vaultBackup();
        meddle("UPDATE onehot_meta SET value = 'argon2id:gone' WHERE key = 'key_sealed'");
        restart();
        assertThat(manager.keys().open().join().kind()).isEqualTo(Kind.LOST);
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        restart();
        assertThat(manager.keys().open().join().kind()).isEqualTo(Kind.OPEN);
        assertReadable(1);
    }

    @Test
    void aVaultThatMovedSinceStaysWhereItIs() {
        var backup = vaultBackup();
        manager.keys().keepIn(KeyBackend.VAULT, "another passphrase".toCharArray()).join();
        var own = manager.snapshot().protection();
        manager.deleteAiProvider(1);
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertReadable(1);
        assertThat(manager.snapshot().protection()).isEqualTo(own);
    }

    @Test
    void keysOfAVaultWithAnotherPassphraseAreNamedAndComeBackWithIt() {
        manager.keys().keepIn(KeyBackend.VAULT, OTHER.toCharArray()).join();
        addWithKey("A");
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        elsewhere();
        manager.keys().prepare().join();
        addWithKey("Other");

        var preview = manager.backups().plan(backup, Optional.empty());
        assertThat(hasLockedKeys(preview)).isTrue();
        assertThat(preview.passphraseHelps()).isTrue();
        assertThat(preview.remarks().getFirst().text(Locale.ENGLISH)).startsWith("The keys of A ");
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> manager.backups().plan(backup, Optional.of("a wrong passphrase".toCharArray())));
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> manager.revealKey(1));

        assertThat(hasLockedKeys(manager.backups().plan(backup, Optional.of(OTHER.toCharArray())))).isFalse();
        manager.carryOut(manager.backups().plan(backup, Optional.of(OTHER.toCharArray())), Origin.CLI);
        assertReadable(1);
    }

    /// What was kept for a session is gone with it: the vault of the backup takes its place, whatever its passphrase is.
    @Test
    void theVaultTakesThePlaceOfAKeyThatWasKeptForASession() {
        manager.keys().keepIn(KeyBackend.VAULT, OTHER.toCharArray()).join();
        addWithKey("A");
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        elsewhere();
        manager.keys().keepIn(KeyBackend.SESSION).join();
        restart();

        var preview = manager.backups().plan(backup, Optional.empty());
        assertThat(preview.remarks()).extracting("code").containsExactly("restore.session", "restore.vault.closed");
        assertThat(preview.passphraseHelps()).isTrue();
        assertThat(preview.losses()).isTrue();
        assertThat(manager.backups().plan(backup, Optional.of(OTHER.toCharArray())).remarks()).extracting("code").containsExactly("restore.session");
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThat(manager.keys().state().kind()).isEqualTo(Kind.LOCKED);
        assertThat(manager.keys().unlock(OTHER.toCharArray()).join().kind()).isEqualTo(Kind.OPEN);
        assertReadable(1);
    }

    @Test
    void aWrongPassphraseIsThatOfTheBackup() {
        var backup = vaultBackup();
        elsewhere();
        environment.put("ONEHOT_PASSPHRASE", OTHER);
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> manager.carryOut(manager.backups().plan(backup, Optional.of("a wrong passphrase".toCharArray())), Origin.CLI))
                .satisfies(it -> assertThat(it.what().text(Locale.ENGLISH)).contains("that the backup had"));
        assertThat(manager.snapshot().providers()).isEmpty();
    }

    /// There is nothing to unlock.
    @Test
    void plainKeysHaveNoWayIntoADatabaseOfASessionThatEnded() {
        manager.keys().share(Origin.API).join();
        addWithKey("A");
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        elsewhere();
        manager.keys().keepIn(KeyBackend.SESSION).join();
        restart();
        manager.keys().open().join();
        assertThat(manager.backups().plan(backup, Optional.empty()).remarks()).extracting("code").containsExactly("restore.waiting.lost");
    }

    @Test
    void keysThatNothingOpensDoNotComeAsCiphertextIntoASharedDatabase() {
        manager.keys().keepIn(KeyBackend.VAULT, OTHER.toCharArray()).join();
        addWithKey("A");
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        elsewhere();
        manager.keys().share(Origin.API).join();

        assertThat(manager.backups().plan(backup, Optional.empty()).remarks()).extracting("code").containsExactly("restore.left", "restore.way.vault");
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThat(storedText(1)).isEmpty();

        manager.carryOut(manager.backups().plan(backup, Optional.of(OTHER.toCharArray())), Origin.CLI);
        assertThat(storedText(1)).isEqualTo(KEY);
        assertThat(manager.keys().state().kind()).isEqualTo(Kind.SHARED);
    }

    private Path vaultBackup() {
        manager.keys().prepare().join();
        addWithKey("A");
        return manager.backups().make(Optional.empty(), Progress.NONE);
    }

    private void elsewhere() {
        manager.close();
        file = folder.resolve("other.db");
        manager = open();
    }

    private void meddle(String sql) {
        try (var outside = Outside.on(file)) {
            outside.run(sql);
        }
    }
}
