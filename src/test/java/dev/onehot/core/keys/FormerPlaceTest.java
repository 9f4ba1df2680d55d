package dev.onehot.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.KeysFixture;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A master key that moves into a keyring can still be had where it was, until a later program has read it in the keyring.
class FormerPlaceTest extends KeysFixture {
    private static final String PASSPHRASE = "four words or more";
    private static final String WALLET = "/org/freedesktop/secrets/collection/kdewallet";

    private long id;

    @BeforeEach
    void aKeyInAKeyring() {
        keychain.at("KWallet", WALLET);
    }

    @Test
    void theVaultStaysUntilALaterProgramHasReadTheKey() {
        moveFromVault();
        manager.keys().lock().join();
        assertState(manager.keys().prepare().join(), Kind.OPEN, KeyBackend.KEYCHAIN, "keys.open.keychain");
        assertThat(stored("key_sealed")).isNotEmpty();
        restart();
        assertState(manager.keys().open().join(), Kind.OPEN, KeyBackend.KEYCHAIN, "keys.open.keychain");
        assertThat(stored("key_sealed")).isEmpty();

        keychain.clear();
        restart();
        assertState(manager.keys().prepare().join(), Kind.LOST, KeyBackend.KEYCHAIN, "keys.lost.named");
    }

    @Test
    void aKeyThatTheKeyringLostIsOpenedAsBefore() {
        moveFromVault();
        keychain.clear();
        restart();
        assertState(manager.keys().open().join(), Kind.LOCKED, KeyBackend.VAULT, "keys.locked.former");
        assertThat(manager.keys().unlock("another passphrase".toCharArray()).join().what().code()).isEqualTo("keys.wrongPassphrase");
        assertState(manager.keys().unlock(PASSPHRASE.toCharArray()).join(), Kind.OPEN, KeyBackend.VAULT, "keys.open.vault");
        assertReadable(id);

        // What was lost is put back by moving it again.
        assertThat(manager.keys().keepIn(KeyBackend.KEYCHAIN).join().kind()).isEqualTo(Kind.OPEN);
        restart();
        assertState(manager.keys().open().join(), Kind.OPEN, KeyBackend.KEYCHAIN, "keys.open.keychain");
        assertReadable(id);
    }

    @Test
    void aScriptGivesThePassphraseOfBefore() {
        moveFromVault();
        keychain.clear();
        environment.put("ONEHOT_PASSPHRASE", PASSPHRASE);
        restart();
        assertState(manager.keys().open().join(), Kind.OPEN, KeyBackend.VAULT, "keys.open.vault");
        assertReadable(id);
    }

    @Test
    void whatAnotherProgramSpoiltIsOpenedAsBeforeToo() {
        moveFromVault();
        keychain.overwrite(new byte[0]);
        restart();
        assertState(manager.keys().open().join(), Kind.LOCKED, KeyBackend.VAULT, "keys.locked.former");
    }

    @Test
    void theKeyFileStaysUntilALaterProgramHasReadTheKey() {
        manager.keys().keepIn(KeyBackend.FILE).join();
        id = addWithKey("OpenAI");
        manager.keys().keepIn(KeyBackend.KEYCHAIN).join();
        assertThat(folder.resolve("onehot.db.key")).exists();
        restart();
        manager.keys().open().join();
        assertThat(folder.resolve("onehot.db.key")).doesNotExist();
        assertReadable(id);
    }

    @Test
    void aKeyThatTheKeyringLostIsReadFromItsFile() {
        manager.keys().keepIn(KeyBackend.FILE).join();
        id = addWithKey("OpenAI");
        manager.keys().keepIn(KeyBackend.KEYCHAIN).join();
        keychain.clear();
        restart();
        assertState(manager.keys().open().join(), Kind.OPEN, KeyBackend.FILE, "keys.open.file");
        assertReadable(id);
    }

    /// As on Windows and macOS, which have one place and keep at once.
    @Test
    void aStoreWithoutPlacesIsBelieved() {
        keychain.nowhere();
        moveFromVault();
        assertThat(stored("key_sealed")).isEmpty();
    }

    /// Nothing tells from outside whether it saves by itself.
    @Test
    void whoeverUsesKeePassXCIsToldToSaveThere() {
        keychain.at("KeePassXC", "/org/freedesktop/secrets/collection/one");
        var made = manager.keys().prepare().join();
        assertState(made, Kind.OPEN, KeyBackend.KEYCHAIN, "keys.open.keepassxc");
        assertThat(made.advice().text(Locale.ENGLISH)).isEqualTo("Save its database there, if KeePassXC does not save by itself.");
        restart();
        assertState(manager.keys().open().join(), Kind.OPEN, KeyBackend.KEYCHAIN, "keys.open.keychain");
    }

    private void moveFromVault() {
        manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.toCharArray()).join();
        id = addWithKey("OpenAI");
        assertThat(manager.keys().keepIn(KeyBackend.KEYCHAIN).join().kind()).isEqualTo(Kind.OPEN);
    }

    private String stored(String key) {
        try (var outside = Outside.on(file)) {
            return outside.text("SELECT value FROM onehot_meta WHERE key = '" + key + "'");
        }
    }
}
