package dev.onehot.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import module java.base;

import dev.onehot.core.KeysFixture;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.testing.Await;
import dev.onehot.testing.MemoryKeychain.Mood;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of the keychain elsewhere is heard, and nobody is asked for it.
@Execution(ExecutionMode.CONCURRENT)
class KeyringFollowTest extends KeysFixture {
    @BeforeEach
    void makeAKey() {
        manager.keys().prepare().join();
        addWithKey("OpenAI");
        restart();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCKED", "REFUSING", "MISSING"})
    void unlockedElsewhereIsHeard(Mood before) {
        keychain.is(before);
        manager.keys().open().join();
        follow();
        assertThat(manager.keys().state().isUsable()).isFalse();

        keychain.becomes(Mood.OPEN);
        Await.until("the keys can be read", () -> manager.keys().state().kind() == Kind.OPEN);
        assertThat(keychain.asked()).isEmpty();
    }

    @Test
    void anEntryThatIsPutBackIsHeard() {
        manager.keys().open().join();
        var kept = manager.keys().master().orElseThrow();
        restart();
        keychain.clear();
        assertThat(manager.keys().open().join().kind()).isEqualTo(Kind.LOST);
        follow();
        keychain.write(kept.id(), kept.bytes());
        keychain.becomes(Mood.OPEN);
        Await.until("the keys can be read", () -> manager.keys().state().kind() == Kind.OPEN);
    }

    /// KeePassXC tells of one thing many times.
    @Test
    void manyChangesAreOneLookAndNothingFlickers() {
        keychain.is(Mood.LOCKED);
        manager.keys().open().join();
        follow();
        var states = new ConcurrentLinkedQueue<KeyState>();
        manager.keys().subscribe(states::add);
        int reads = keychain.reads();
        for (int n = 0; n < 40; n++) {
            keychain.becomes(Mood.LOCKED);
            assertThat(manager.keys().scheduled()).isLessThanOrEqualTo(1);
        }
        Await.until("it has looked", () -> keychain.reads() > reads && manager.keys().scheduled() == 0);
        assertThat(keychain.reads()).isLessThan(reads + 40);
        manager.keys().lock().join();
        assertThat(states).isEmpty();
    }

    @Test
    void whatIsReadableOrWasLockedByHandStaysSo() {
        manager.keys().open().join();
        follow();
        int reads = keychain.reads();
        change();
        assertThat(manager.keys().lock().join().what().code()).isEqualTo("keys.locked.byHand");
        change();
        assertThat(manager.keys().lock().join().what().code()).isEqualTo("keys.locked.byHand");
        assertThat(keychain.reads()).isEqualTo(reads);
    }

    @Test
    void afterTheEndNobodyListens() {
        follow();
        assertThat(keychain.followers()).isOne();
        manager.close();
        assertThat(keychain.followers()).isZero();
        assertThatCode(() -> keychain.becomes(Mood.OPEN)).doesNotThrowAnyException();
    }

    private void follow() {
        manager.keys().follow();
        Await.until("it is followed", () -> keychain.followers() == 1);
    }

    /// Something changes, and it was looked at as far as it ever is.
    private void change() {
        keychain.becomes(Mood.OPEN);
        Await.until("it was heard", () -> manager.keys().scheduled() == 0);
    }
}
