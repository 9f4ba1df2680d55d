package dev.onehot.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeysException;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.MemoryKeychain.Mood;
import org.junit.jupiter.api.Test;

/// Keys under a master key in the system's keychain, which may be locked, missing, refused, emptied or changed.
class KeychainTest extends KeysFixture {
    @Test
    void theFirstKeyMakesTheMasterKeyAndLaterStartsReadIt() {
        assertThat(manager.keys().open().join().kind()).isEqualTo(Kind.FRESH);
        assertThat(keychain.size()).isZero();
        assertState(manager.keys().prepare().join(), Kind.OPEN, KeyBackend.KEYCHAIN, "keys.open.keychain");
        long id = addWithKey("OpenAI");
        assertThat(storedText(id)).startsWith("onehot:1:").doesNotContain("do-not-show");
        assertThat(manager.snapshot().provider(id).orElseThrow().key().source()).isInstanceOf(KeySource.Encrypted.class);
        restart();

        assertThat(manager.snapshot().provider(id).orElseThrow().key()).hasToString("••••1234");
        assertThat(manager.keys().open().join().kind()).isEqualTo(Kind.OPEN);
        assertReadable(id);
        assertThat(keychain.size()).isOne();
    }

    @Test
    void withoutAMasterKeyAKeyIsRefusedAndEverythingElseWorks() {
        keychain.is(Mood.MISSING);
        assertThat(manager.keys().prepare().join().kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> addWithKey("OpenAI"));
        assertThat(manager.snapshot().providers()).isEmpty();
        manager.addAiProvider(Drafts.named("Ollama"), true);
        assertThat(manager.isAiEnabled()).isTrue();
    }

    /// A locked keychain says nothing of what is in it: no second master key is made.
    @Test
    void aLockedKeychainIsNotAnEmptyOne() {
        manager.keys().prepare().join();
        long id = addWithKey("OpenAI");
        restart();
        keychain.is(Mood.LOCKED);

        assertState(manager.keys().open().join(), Kind.LOCKED, KeyBackend.KEYCHAIN, "keys.locked.keychain");
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> manager.revealKey(id)).matches(KeysException::isOpenable);
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> addWithKey("Second"));
        assertThat(manager.keys().prepare().join().kind()).isEqualTo(Kind.OPEN);
        assertReadable(id);
        assertThat(keychain.size()).isOne();
    }

    @Test
    void whileThePersonIsAskedThatIsSaid() {
        manager.keys().prepare().join();
        restart();
        keychain.is(Mood.LOCKED);
        List<Kind> seen = new ArrayList<>();
        var end = manager.keys().subscribe(state -> seen.add(state.kind()));
        manager.keys().prepare().join();
        end.run();

        assertThat(seen).containsExactly(Kind.OPENING, Kind.WAITING, Kind.OPEN);
    }

    @Test
    void whoeverRefusesIsNotAskedAgainByItself() {
        manager.keys().prepare().join();
        restart();
        keychain.is(Mood.LOCKED);
        keychain.whenAsked(() -> keychain.is(Mood.REFUSING));

        assertThat(manager.keys().prepare().join().kind()).isEqualTo(Kind.DENIED);
        assertThat(manager.keys().state().kind()).isEqualTo(Kind.DENIED);
    }

    @Test
    void aMasterKeyThatIsGoneIsNotReplacedInSilence() {
        manager.keys().prepare().join();
        long id = addWithKey("OpenAI");
        keychain.clear();
        restart();

        assertState(manager.keys().prepare().join(), Kind.LOST, KeyBackend.KEYCHAIN, "keys.lost.keychain");
        assertThat(keychain.size()).isZero();
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> manager.keys().keepIn(KeyBackend.KEYCHAIN).join())
                .withCauseInstanceOf(KeysException.class);
        assertThat(manager.keys().startOver(KeyBackend.KEYCHAIN).join().kind()).isEqualTo(Kind.OPEN);
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> manager.revealKey(id)).matches(it -> it.what().code().equals("key.otherMaster"));
        assertReadable(addWithKey("Second"));
    }

    @Test
    void garbageInItsPlaceIsNoMasterKey() {
        manager.keys().prepare().join();
        keychain.overwrite("garbage".getBytes(UTF_8));
        restart();
        assertState(manager.keys().prepare().join(), Kind.LOST, KeyBackend.KEYCHAIN, "keys.lost.other");
        keychain.overwrite(new byte[32]);
        assertState(manager.keys().prepare().join(), Kind.LOST, KeyBackend.KEYCHAIN, "keys.lost.other");
    }

    /// What is no key any more may become one again, and then there would be two.
    @Test
    void noKeyIsMadeBesideOneThatIsGarbled() {
        manager.keys().prepare().join();
        keychain.overwrite("garbage".getBytes(UTF_8));
        file = folder.resolve("second.db");
        restart();
        assertState(manager.keys().prepare().join(), Kind.UNAVAILABLE, KeyBackend.KEYCHAIN, "keychain.garbled");
        assertThat(manager.snapshot().protection().master()).isEmpty();
        assertThat(keychain.size()).isOne();
    }

    @Test
    void noFirstKeyIsMadeInAKeychainThatStaysLocked() {
        keychain.is(Mood.LOCKED);
        keychain.whenAsked(() -> {});
        assertThat(manager.keys().prepare().join().kind()).isEqualTo(Kind.DENIED);
        keychain.is(Mood.OPEN);
        assertThat(keychain.size()).isZero();
    }

    /// One item, one question: a second database uses the master key that is there.
    @Test
    void databasesShareOneMasterKeyInTheKeychain() throws Exception {
        manager.keys().prepare().join();
        long id = addWithKey("OpenAI");
        var first = file;
        file = folder.resolve("second.db");
        restart();
        assertThat(manager.keys().prepare().join().kind()).isEqualTo(Kind.OPEN);
        addWithKey("Second");
        assertThat(keychain.size()).isOne();

        file = folder.resolve("copy.db");
        Files.copy(first, file);
        restart();
        manager.keys().open().join();
        assertReadable(id);
    }

    /// Two programs that set up keys in the same moment end with one master key.
    @Test
    void theSecondOneToSetUpTakesWhatIsThere() {
        try (var other = open()) {
            other.keys().prepare().join();
            manager.keys().prepare().join();
            long id = addWithKey("OpenAI");
            other.refresh();
            assertThat(other.revealKey(id).reveal()).isEqualTo(KEY);
        }
        assertThat(keychain.size()).isOne();
    }

    @Test
    void theMasterKeyIsReadOnceASession() {
        manager.keys().prepare().join();
        long id = addWithKey("OpenAI");
        restart();
        int before = keychain.reads();
        manager.keys().open().join();
        for (int n = 0; n < 20; n++) {
            assertReadable(id);
            addWithKey("Another " + n);
            manager.keys().prepare().join();
        }
        assertThat(keychain.reads()).isEqualTo(before + 1);
    }

    @Test
    void lockedByHandUntilItIsOpenedAgain() {
        manager.keys().prepare().join();
        long id = addWithKey("OpenAI");
        assertThat(manager.keys().lock().join().what().code()).isEqualTo("keys.locked.byHand");
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> manager.revealKey(id));
        KeyState state = manager.keys().prepare().join();
        assertThat(state.isUsable()).isTrue();
        assertReadable(id);
    }
}
