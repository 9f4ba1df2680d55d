package dev.onehot.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.KeysFixture;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeyringPlace;
import dev.onehot.testing.MemoryKeychain.Mood;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;

/// Where in the keychain the master key was last seen is remembered: only that is opened then, and its program is named.
class KeyringPlaceTest extends KeysFixture {
    private static final String ONE = "/org/freedesktop/secrets/collection/one";
    private static final KeyringPlace KEEPASSXC = new KeyringPlace("KeePassXC", ONE);

    @Test
    void theFirstKeySaysWhereItWent() {
        keychain.at("KeePassXC", ONE);
        manager.keys().prepare().join();
        long id = addWithKey("OpenAI");
        restart();

        assertThat(noted()).contains(KEEPASSXC);
        manager.keys().open().join();
        assertThat(keychain.sought()).contains(KEEPASSXC);
        assertReadable(id);
    }

    /// A database of before this says nothing, and learns it where the key is found.
    @Test
    void theFirstReadingNotesItOnceAndOpensNothingAgain() {
        manager.keys().prepare().join();
        addWithKey("OpenAI");
        assertThat(noted()).isEmpty();
        restart();
        keychain.at("GNOME Keyring", ONE);
        int reads = keychain.reads();
        manager.keys().open().join();

        assertThat(noted()).contains(new KeyringPlace("GNOME Keyring", ONE));
        assertThat(stored("key_place")).isEqualTo(stored("key_id") + " GNOME Keyring " + ONE);
        assertThat(keychain.reads()).isEqualTo(reads + 1);
        long revision = manager.snapshot().revision();
        int changes = manager.history(HistoryFilter.newest(100)).size();
        restart();
        manager.keys().open().join();
        assertThat(manager.snapshot().revision()).isEqualTo(revision);
        assertThat(manager.history(HistoryFilter.newest(100))).hasSize(changes);
    }

    @Test
    void aKeyThatHasMovedIsNotedWhereItIsNow() {
        keychain.at("KeePassXC", ONE);
        manager.keys().prepare().join();
        restart();
        keychain.at("KWallet", "/org/freedesktop/secrets/collection/kdewallet");
        manager.keys().open().join();
        assertThat(noted().map(KeyringPlace::program)).contains("KWallet");
    }

    @Test
    void whoeverIsWritingIsNotWaitedFor() throws Exception {
        manager.keys().prepare().join();
        restart();
        keychain.at("KeePassXC", ONE);
        try (var outside = Outside.on(file)) {
            outside.run("BEGIN IMMEDIATE");
            // SQLite itself would wait for ten seconds.
            assertThat(manager.keys().open().get(8, TimeUnit.SECONDS).kind()).isEqualTo(Kind.OPEN);
            outside.run("ROLLBACK");
        }
        assertThat(noted()).isEmpty();
        restart();
        manager.keys().open().join();
        assertThat(noted()).contains(KEEPASSXC);
    }

    @Test
    void whatIsNotedOfAnotherMasterKeyOrInOtherWordsSaysNothing() {
        keychain.at("KeePassXC", ONE);
        manager.keys().prepare().join();
        var id = stored("key_id");
        for (var other : List.of("0123456789abcdef KeePassXC " + ONE, "", "KeePassXC", id, id + " ", id + " " + ONE)) {
            meddle(other);
            restart();
            assertThat(noted()).as(other).isEmpty();
        }
        meddle(id + "  " + ONE);
        restart();
        assertThat(noted()).contains(new KeyringPlace("", ONE));
    }

    @Test
    void aVaultIsNowhereInAKeychain() {
        keychain.at("KeePassXC", ONE);
        manager.keys().prepare().join();
        manager.keys().keepIn(KeyBackend.VAULT, "four words or more".toCharArray()).join();
        restart();
        assertThat(noted()).isEmpty();
    }

    @Test
    void whatWasDeletedInKeePassXCMayLieInItsRecycleBin() {
        keychain.at("KeePassXC", ONE);
        manager.keys().prepare().join();
        keychain.clear();
        restart();
        var lost = manager.keys().prepare().join();
        assertState(lost, Kind.LOST, KeyBackend.KEYCHAIN, "keys.lost.recycled");
        assertThat(lost.what().text(Locale.ENGLISH)).isEqualTo("The master key of this database is not in KeePassXC any more.");
        assertThat(lost.advice().text(Locale.ENGLISH)).contains("recycle bin of KeePassXC");
        assertThat(keychain.size()).isZero();
    }

    @Test
    void otherProgramsHaveNoRecycleBinAndAreNamed() {
        keychain.at("KWallet", ONE);
        manager.keys().prepare().join();
        keychain.clear();
        restart();
        var lost = manager.keys().prepare().join();
        assertState(lost, Kind.LOST, KeyBackend.KEYCHAIN, "keys.lost.named");
        assertThat(lost.what().text(Locale.ENGLISH)).isEqualTo("The master key of this database is not in KWallet.");
    }

    /// Two ways of keeping keys differ by more than where the key was last seen: noting it must not look like another way to everybody who follows that.
    @Test
    void thePlaceMakesNoDifference() {
        var without = new KeyProtection.Master(KeyBackend.KEYCHAIN, "0123456789abcdef", "");
        assertThat(without.at(Optional.of(KEEPASSXC))).isEqualTo(without).hasSameHashCodeAs(without);
    }

    @Test
    void thePathSaysTheName() {
        assertThat(KEEPASSXC.name()).isEqualTo("one");
        assertThat(new KeyringPlace("KeePassXC", "/org/freedesktop/secrets/collection/My_20Keys_2ekdbx").name()).isEqualTo("My Keys.kdbx");
        assertThat(new KeyringPlace("KWallet", "/org/freedesktop/secrets/collection/gr_c3_bcn").name()).isEqualTo("gr\u00fcn");
        assertThat(new KeyringPlace("", "/").name()).isEmpty();
    }

    @Test
    void aLimitOfTheWaitIsHandedOver() {
        manager.keys().prepare().join();
        restart();
        keychain.is(Mood.LOCKED);
        manager.keys().waitAtMost(Duration.ZERO);
        assertThat(manager.keys().prepare().join().kind()).isEqualTo(Kind.LOCKED);
        assertThat(keychain.asked()).isEmpty();
        manager.keys().waitAtMost(Duration.ofSeconds(7));
        manager.keys().prepare().join();
        assertThat(keychain.asked()).singleElement().satisfies(it -> assertThat(it.limit()).contains(Duration.ofSeconds(7)));
    }

    private Optional<KeyringPlace> noted() {
        return manager.snapshot().protection().master().flatMap(KeyProtection.Master::place);
    }

    private String stored(String key) {
        try (var outside = Outside.on(file)) {
            return outside.text("SELECT value FROM onehot_meta WHERE key = '" + key + "'");
        }
    }

    private void meddle(String noted) {
        try (var outside = Outside.on(file)) {
            outside.run("INSERT OR REPLACE INTO onehot_meta(key, value) VALUES ('key_place', '" + noted + "')");
        }
    }
}
