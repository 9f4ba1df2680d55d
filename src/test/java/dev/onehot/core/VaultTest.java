package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeysException;
import dev.onehot.testing.MemoryKeychain.Mood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Where there is no keychain: a vault under a passphrase, a file for whoever chose it, or this session only.
@Execution(ExecutionMode.CONCURRENT)
class VaultTest extends KeysFixture {
    private static final String PASSPHRASE = "correct horse battery staple";

    @Override
    protected void beforeOpening() {
        keychain.is(Mood.MISSING);
    }

    @Test
    void aVaultOpensWithItsPassphraseOnly() {
        assertState(keepInVault(PASSPHRASE), Kind.OPEN, KeyBackend.VAULT, "keys.open.vault");
        long id = addWithKey("OpenAI");
        restart();

        assertState(manager.keys().open().join(), Kind.LOCKED, KeyBackend.VAULT, "keys.locked.vault");
        assertState(unlock("correct horse battery stapler"), Kind.LOCKED, KeyBackend.VAULT, "keys.wrongPassphrase");
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> manager.revealKey(id));
        assertThat(unlock(PASSPHRASE).kind()).isEqualTo(Kind.OPEN);
        assertReadable(id);
    }

    @Test
    void thePassphraseCanBeChangedWhileItIsOpen() {
        keepInVault(PASSPHRASE);
        long id = addWithKey("OpenAI");
        keepInVault("another passphrase");
        restart();

        assertThat(unlock(PASSPHRASE).kind()).isEqualTo(Kind.LOCKED);
        assertThat(unlock("another passphrase").kind()).isEqualTo(Kind.OPEN);
        assertReadable(id);
    }

    @Test
    void aLockedVaultIsNotReplaced() {
        keepInVault(PASSPHRASE);
        restart();
        manager.keys().open().join();
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> keepInVault("another passphrase"))
                .withCauseInstanceOf(KeysException.class);
        assertThat(unlock(PASSPHRASE).kind()).isEqualTo(Kind.OPEN);
    }

    @Test
    void aShortPassphraseIsRefused() {
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> keepInVault("1234567"))
                .withCauseInstanceOf(KeysException.class);
        assertThat(manager.snapshot().protection().master()).isEmpty();
    }

    @Test
    void thePassphraseIsWipedAfterUse() {
        var passphrase = PASSPHRASE.toCharArray();
        manager.keys().keepIn(KeyBackend.VAULT, passphrase).join();
        assertThat(passphrase).containsOnly('\0');
    }

    @Test
    void aScriptGivesThePassphraseInTheEnvironment() {
        environment.put("ONEHOT_PASSPHRASE", PASSPHRASE);
        assertState(manager.keys().prepare().join(), Kind.OPEN, KeyBackend.VAULT, "keys.open.vault");
        long id = addWithKey("OpenAI");
        restart();
        assertThat(manager.keys().open().join().kind()).isEqualTo(Kind.OPEN);
        assertReadable(id);
    }

    @Test
    void keysOfASessionEndWithIt() {
        assertState(manager.keys().keepIn(KeyBackend.SESSION).join(), Kind.OPEN, KeyBackend.SESSION, "keys.open.session");
        long id = addWithKey("OpenAI");
        assertReadable(id);
        restart();

        assertState(manager.keys().prepare().join(), Kind.LOST, KeyBackend.SESSION, "keys.lost.session");
        assertThat(keepInVault(PASSPHRASE).kind()).isEqualTo(Kind.OPEN);
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> manager.revealKey(id));
    }

    /// The keys stay as they are: only the place of the master key changes.
    @Test
    void theMasterKeyMovesFromPlaceToPlace() {
        manager.keys().keepIn(KeyBackend.SESSION).join();
        long id = addWithKey("OpenAI");
        var ciphertext = storedText(id);
        manager.keys().keepIn(KeyBackend.FILE).join();
        assertThat(folder.resolve("onehot.db.key")).exists();
        restart();
        assertState(manager.keys().open().join(), Kind.OPEN, KeyBackend.FILE, "keys.open.file");
        keepInVault(PASSPHRASE);
        assertThat(folder.resolve("onehot.db.key")).doesNotExist();
        keychain.is(Mood.OPEN);
        manager.keys().keepIn(KeyBackend.KEYCHAIN).join();
        restart();

        assertState(manager.keys().open().join(), Kind.OPEN, KeyBackend.KEYCHAIN, "keys.open.keychain");
        assertReadable(id);
        assertThat(storedText(id)).isEqualTo(ciphertext);
    }

    @Test
    void aKeyFileThatIsGoneIsSaidWithItsName() throws Exception {
        manager.keys().keepIn(KeyBackend.FILE).join();
        Files.delete(folder.resolve("onehot.db.key"));
        restart();
        var state = manager.keys().open().join();
        assertState(state, Kind.LOST, KeyBackend.FILE, "keys.lost.file");
        assertThat(state.what().text()).contains("onehot.db.key");
    }

    @Test
    void aDamagedVaultIsSaid() {
        keepInVault(PASSPHRASE);
        try (var outside = dev.onehot.testing.Outside.on(file)) {
            outside.run("UPDATE onehot_meta SET value = 'argon2id:65536:3:1:A:AAAA' WHERE key = 'key_sealed'");
        }
        restart();
        assertState(unlock(PASSPHRASE), Kind.LOST, KeyBackend.VAULT, "keys.lost.vault");
    }

    @Test
    void theVaultLocksItselfWhenNobodyIsThere() throws Exception {
        keepInVault(PASSPHRASE);
        var locked = new java.util.concurrent.CountDownLatch(1);
        manager.keys().subscribe(state -> {
            if (state.kind() == Kind.LOCKED) {
                locked.countDown();
            }
        });
        manager.keys().lockAfter(Duration.ofMillis(50));
        assertThat(locked.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(unlock(PASSPHRASE).kind()).isEqualTo(Kind.OPEN);
    }

    private dev.onehot.model.KeyState keepInVault(String passphrase) {
        return manager.keys().keepIn(KeyBackend.VAULT, passphrase.toCharArray()).join();
    }

    private dev.onehot.model.KeyState unlock(String passphrase) {
        return manager.keys().unlock(passphrase.toCharArray()).join();
    }
}
