package dev.onehot.secret.keychain;

import static dev.onehot.secret.keychain.FreedesktopKeyringTest.assertLocked;
import static dev.onehot.secret.keychain.FreedesktopKeyringTest.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.Wanted;
import dev.onehot.testing.Await;
import dev.onehot.testing.RealDesktop;
import dev.onehot.testing.RealGnomeKeyring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real gnome-keyring on a private bus, when one is installed.
class RealKeyringTest {
    private static final List<String> MISSING =
            RealDesktop.missing(List.of("dbus-daemon", "gnome-keyring-daemon", "secret-tool", "gdbus"));
    private static final String SKIPPED =
            "RealKeyringTest is skipped, because there is no real keyring to test against. Missing programs: " + MISSING;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private RealDesktop desktop;
    private RealGnomeKeyring keyring;
    private FreedesktopKeyring store;
    private final byte[] secret = new byte[32];

    @BeforeAll
    static void saysWhyItIsSkipped() {
        if (!MISSING.isEmpty()) {
            // Of an assumption only the report's file gives the reason.
            System.out.println(SKIPPED);
        }
    }

    @BeforeEach
    void open() throws Exception {
        assumeTrue(MISSING.isEmpty(), SKIPPED);
        desktop = RealDesktop.withoutDisplay(folder);
        keyring = new RealGnomeKeyring(desktop);
        store = new FreedesktopKeyring(desktop.environment(), new Patience(LONG, LONG, LONG, LONG));
        new SecureRandom().nextBytes(secret);
    }

    @AfterEach
    void close() throws Exception {
        if (desktop != null) {
            store.close();
            desktop.close();
        }
    }

    @Test
    void whatIsKeptIsSeenByOthersAndSurvivesARestart() throws Exception {
        // A bus that has just begun may not answer yet.
        Await.until("the bus answers", () -> !store.findAny().toString().contains("keychain.bus.dead"));
        assertUnavailable(store.findAny(), "keychain.service.none");
        var process = keyring.start();
        assertThat(store.findAny()).isEqualTo(new Answer.Absent("GNOME Keyring"));
        assertFound(store.write("a1b2", secret));
        assertThat(desktop.run("secret-tool", "lookup", "application", "onehot", "key-id", "a1b2"))
                .isEqualTo(Base64.getEncoder().encodeToString(secret));

        desktop.kill(process);
        keyring.start();
        assertFound(store.read("a1b2"));
        assertFound(store.findAny());
        assertThat(store.delete("a1b2")).isEqualTo(new Answer.Absent("GNOME Keyring"));
        assertThat(store.read("a1b2")).isEqualTo(new Answer.Absent("GNOME Keyring"));
    }

    @Test
    void lockedIsLockedAndWithoutAPrompterItSaysSo() throws Exception {
        keyring.start();
        assertFound(store.write("a1b2", secret));
        keyring.lock();
        assertLocked(store.read("a1b2"), "keyring.locked");
        assertLocked(store.read("c3d4"), "keyring.locked");
        assertLocked(store.findAny(), "keyring.locked.first");
        assertLocked(store.write("a1b2", new byte[32]), "keyring.locked");
        assertLocked(store.delete("a1b2"), "keyring.locked");
        assertUnavailable(store.unlock(new Wanted.Everything(), Asking.untilAnswered(_ -> {})), "keychain.prompter.none");
    }

    @Test
    void whatOthersDeleteOrChangeIsSeen() throws Exception {
        keyring.start();
        assertFound(store.write("a1b2", secret));
        desktop.run("garbage", new String[] {
            "secret-tool", "store", "--label=x", "application", "onehot", "key-id", "a1b2"
        });
        assertUnavailable(store.read("a1b2"), "keychain.garbled");
        assertFound(store.write("a1b2", secret));
        desktop.run("secret-tool", "clear", "application", "onehot", "key-id", "a1b2");
        assertThat(store.read("a1b2")).isEqualTo(new Answer.Absent("GNOME Keyring"));
    }

    private void assertFound(Answer answer) {
        assertThat(answer).isInstanceOfSatisfying(
                Answer.Found.class, it -> assertThat(it.secret()).isEqualTo(secret));
    }
}
