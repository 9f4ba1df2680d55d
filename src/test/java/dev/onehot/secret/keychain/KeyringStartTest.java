package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.secret.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which program is started, asked or named, when the one that has the key does not run.
@Execution(ExecutionMode.CONCURRENT)
class KeyringStartTest extends PlayedKeyrings {
    private static final String KWALLETD = "org.kde.kwalletd5";

    private final Optional<KeyringPlace> keepassxc =
            Optional.of(new KeyringPlace("KeePassXC", ForeignKeyring.PATH + "/collection/one"));
    private final List<String> started = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"KWALLET", "GNOME_KEYRING"})
    void anotherKeyringIsNamedAndNotAsked(ForeignProgram program) {
        desktop.play(program);
        desktop.locked = true;
        assertUnavailable(store.read("a1", keepassxc), "keyring.other", name(program), "KeePassXC");
        assertUnavailable(unlock("a1", keepassxc), "keyring.other", name(program), "KeePassXC");
        assertAsked();
        assertThat(desktop.calls).doesNotContain("Unlock", "CreateCollection");
    }

    @Test
    void whatAnotherKeyringHasIsReadThere() {
        desktop.play(ForeignProgram.GNOME_KEYRING);
        desktop.login.keep("a1", SECRET);
        assertFound(store.read("a1", keepassxc), "a1");
    }

    @Test
    void nothingIsStartedInItsPlace() {
        nothingRuns("org.freedesktop.secrets", "org.gnome.keyring", KWALLETD);
        assertUnavailable(store.read("a1", keepassxc), "keyring.notRunning", "KeePassXC");
        assertUnavailable(unlock("a1", keepassxc), "keyring.notRunning", "KeePassXC");
        assertThat(started).isEmpty();
    }

    /// A call to a name has the bus start whoever can have it: no call goes there once that program has ended.
    @Test
    void nothingIsStartedInThePlaceOfOneThatEnded() {
        desktop.play(ForeignProgram.KEEPASSXC);
        desktop.asksEachConnection = false;
        desktop.login.keep("a1", SECRET);
        assertFound(store.read("a1", in(desktop.login)), "a1");
        desktop.ends();
        nothingRuns("org.freedesktop.secrets", "org.gnome.keyring");
        assertUnavailable(store.read("a1", in(desktop.login)), "keyring.notRunning", "KeePassXC");
        assertThat(started).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"KWALLET", "GNOME_KEYRING"})
    void theOneThatHasTheKeyIsStartedForAPersonAndByItsOwnName(ForeignProgram program) {
        desktop.play(program);
        desktop.login.keep("a1", SECRET);
        nothingRuns("org.freedesktop.secrets", program.name);
        assertLocked(store.read("a1", in(desktop.login)), "keyring.notRunning", name(program));
        assertThat(started).isEmpty();
        assertThat(unlock("a1", in(desktop.login))).isInstanceOf(Answer.Absent.class);
        assertThat(started).containsExactly(program.name);
        assertFound(store.read("a1", in(desktop.login)), "a1");
    }

    @Test
    void kwalletThatIsOnlyInstalledIsSaid() {
        desktop.play(ForeignProgram.KWALLET);
        nothingRuns(KWALLETD);
        assertLocked(store.read("a1"), "keyring.wallet.off");
        assertLocked(store.findAny(), "keyring.wallet.off");
        assertLocked(unlock("a1", Optional.empty()), "keyring.wallet.off");
        assertThat(started).isEmpty();

        assertThat(unlockAll()).isInstanceOf(Answer.Absent.class);
        assertThat(started).containsExactly(KWALLETD);
        assertThat(store.findAny()).isEqualTo(new Answer.Absent("KWallet"));
    }

    /// Its settings may say that it is no Secret Service.
    @Test
    void aProgramThatIsStartedAndOffersNothingIsSaid() {
        store.close();
        store = store(Duration.ofSeconds(2));
        nothingRuns(KWALLETD);
        desktop.bus.whenStarted(desktop.bus::appear);
        assertUnavailable(unlockAll(), "keyring.mute", "KWallet");
    }

    @Test
    void aWalletThatIsOpenAlreadyIsNotAskedFor() {
        desktop.play(ForeignProgram.KWALLET);
        desktop.login.keep("a1", SECRET);
        desktop.kwallet.openAtLogin(desktop.login);
        assertFound(store.read("a1", in(desktop.login)), "a1");
        desktop.kwallet.openAtLogin(desktop.login);
        assertFound(store.findAny(), "a1");
        assertAsked();
        assertThat(told).isEmpty();
    }

    @Test
    void aWalletThatIsNotOpenIsLocked() {
        desktop.play(ForeignProgram.KWALLET);
        desktop.login.keep("a1", SECRET);
        desktop.lock(desktop.login);
        assertLocked(store.read("a1"), "keyring.locked", "KWallet", "Login");
        assertThat(desktop.calls).doesNotContain("Unlock");
        desktop.kwallet.offered = false;
        assertLocked(store.read("a1"), "keyring.locked", "KWallet", "Login");
        assertThat(desktop.kwallet.strangers).isZero();
    }

    /// Where it asks all the same, it is asked for once and not at every look.
    @Test
    void aWalletThatDoesNotOpenByItselfIsLeftLocked() {
        desktop.play(ForeignProgram.KWALLET);
        desktop.login.keep("a1", SECRET);
        desktop.kwallet.openAtLogin(desktop.login);
        desktop.errors.put("Prompt", "org.freedesktop.DBus.Error.Failed");
        for (int look = 0; look < 3; look++) {
            assertLocked(store.read("a1"), "keyring.locked", "KWallet", "Login");
        }
        assertThat(desktop.calls).containsOnlyOnce("Prompt");
    }

    /// Some names can be started from now on, and each brings the Secret Service with it.
    private void nothingRuns(String... names) {
        desktop.running.clear();
        desktop.startable.clear();
        desktop.startable.addAll(List.of(names));
        desktop.bus.whenStarted(name -> {
            started.add(name);
            desktop.bus.appear(name);
            desktop.bus.appear(ForeignKeyring.NAME);
        });
    }
}
