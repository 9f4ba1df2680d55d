package dev.onehot.secret.keychain;

import static dev.onehot.secret.keychain.FreedesktopKeyringTest.assertLocked;
import static dev.onehot.secret.keychain.FreedesktopKeyringTest.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.Wanted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The calls against functions that do what macOS documents.
@DisabledOnOs(OS.WINDOWS)
class MacKeychainTest {
    private static final byte[] SECRET = "0123456789abcdef\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    private final Arena arena = Arena.ofShared();
    private final ForeignMac mac = new ForeignMac(arena);
    private final MacKeychain store = new MacKeychain(mac.symbols());

    @AfterEach
    void close() {
        arena.close();
        assertThat(mac.objects).as("objects that were not released").isEmpty();
    }

    @Test
    void whatIsWrittenIsReadFoundAndDeleted() {
        assertThat(store.findAny()).isEqualTo(new Answer.Absent());
        assertFound(store.write("a1", SECRET), "a1");
        assertFound(store.read("a1"), "a1");
        assertFound(store.findAny(), "a1");
        assertThat(store.read("b2")).isEqualTo(new Answer.Absent());
        assertThat(store.delete("a1")).isEqualTo(new Answer.Absent());
        assertThat(store.read("a1")).isEqualTo(new Answer.Absent());
    }

    @Test
    void whatIsThereIsReplaced() {
        store.write("a1", new byte[32]);
        assertFound(store.write("a1", SECRET), "a1");
        assertThat(mac.calls).contains("SecItemUpdate");
    }

    @Test
    void theOldestIsFoundAmongSeveral() {
        assertFound(store.write("long ago", SECRET), "long ago");
        store.write("second", new byte[32]);
        assertFound(store.findAny(), "long ago");
    }

    @Test
    void aStoreThatKeepsTheOldValueIsFoundOut() {
        store.write("a1", new byte[32]);
        mac.losesUpdates = true;
        assertUnavailable(store.write("a1", SECRET), "keychain.notKept");
    }

    @Test
    void lockedIsNeverAbsentAndShowsNoDialog() {
        store.write("a1", SECRET);
        mac.locked = true;
        mac.calls.clear();
        assertLocked(store.read("a1"), "keys.locked.keychain");
        assertLocked(store.read("b2"), "keys.locked.keychain");
        assertLocked(store.findAny(), "keys.locked.keychain");
        assertLocked(store.write("a1", new byte[32]), "keys.locked.keychain");
        assertLocked(store.delete("a1"), "keys.locked.keychain");
        assertThat(mac.calls).containsOnly("SecKeychainGetStatus");
    }

    @Test
    void theDialogOpensTheKeychainOrIsCancelledOrCannotBeShown() {
        store.write("a1", SECRET);
        assertThat(unlocking(() -> {
            throw new AssertionError("nobody is to be asked");
        })).isEqualTo(new Answer.Absent());

        mac.locked = true;
        mac.unlockStatus = -128;
        assertThat(unlocking(() -> mac.calls.add("waiting"))).isEqualTo(new Answer.Denied());
        assertThat(mac.calls).contains("waiting");
        mac.unlockStatus = -25308;
        assertUnavailable(unlocking(() -> {}), "keychain.mac.mute");
        mac.unlockStatus = 0;
        assertThat(unlocking(() -> {})).isEqualTo(new Answer.Absent());
        assertFound(store.read("a1"), "a1");
    }

    @Test
    void errorsAreAnswers() {
        assertThat(MacKeychain.refusal(-128)).isEqualTo(new Answer.Denied());
        assertThat(MacKeychain.refusal(-25293)).isEqualTo(new Answer.Denied());
        assertLocked(MacKeychain.refusal(-25308), "keys.locked.keychain");
        assertUnavailable(MacKeychain.refusal(-25307), "keychain.mac.none");
        assertUnavailable(MacKeychain.refusal(-34018), "keychain.mac.error");
    }

    private Answer unlocking(Runnable waiting) {
        return store.unlock(new Wanted.Everything(), Asking.untilAnswered(_ -> waiting.run()));
    }

    private static void assertFound(Answer answer, String id) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Found.class, it -> {
            assertThat(it.id()).isEqualTo(id);
            assertThat(it.secret()).isEqualTo(SECRET);
        });
    }
}
