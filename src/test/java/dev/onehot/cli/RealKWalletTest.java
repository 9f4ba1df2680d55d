package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.RealKWallet;
import dev.onehot.testing.RealKeyring;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `mvn -Preal verify`: KWallet, which calls a wallet locked that was opened at login, and has a name of its own to be started by.
@Tag("real")
@Execution(ExecutionMode.SAME_THREAD)
class RealKWalletTest extends RealKeyringFixture {
    private static final String NAME = "KWALLET";

    @Test
    void aWalletThatWasOpenedAtLoginIsNotAskedFor() throws Exception {
        var wallet = new RealKWallet(desktop);
        var process = wallet.start();
        stored();
        desktop.terminate(process);
        wallet.start();
        assertThat(seen(NAME, "opened at login, key", begin("key")).done().out()).isEqualTo(KEY + "\n");
    }

    @Test
    void onlyInstalledIsSaidAndAFirstKeyStartsIt() throws Exception {
        var wallet = new RealKWallet(desktop);
        var process = wallet.start();
        stored();
        desktop.terminate(process);
        Await.until("it is gone", () -> !desktop.isOwned(RealKeyring.SECRETS));
        wallet.letTheBusStartIt();
        var said = seen(NAME, "installed, not started: doctor", withoutWaiting("doctor"));
        assertThat(said.out() + said.errors()).contains("KWallet").doesNotContain("Install GNOME Keyring");
        assertThat(desktop.isOwned("org.kde.kwalletd5")).isFalse();

        var waiting = waiting(NAME, "installed, not started: key", begin("key"));
        wallet.answer();
        assertThat(seen(NAME, "installed, not started: key", waiting).out()).isEqualTo(KEY + "\n");
    }

    /// Another wallet, which is the default by now, is closed: it is nobody's concern.
    @Test
    void onlyTheWalletThatHasTheKeyIsAskedFor() throws Exception {
        var wallet = new RealKWallet(desktop);
        var process = wallet.start();
        stored();
        desktop.terminate(process);
        var settings = desktop.place("XDG_CONFIG_HOME").resolve("kwalletrc");
        Files.writeString(settings, Files.readString(settings).replace("Default Wallet=" + RealKWallet.WALLET, "Default Wallet=other"));
        wallet.make("other");
        wallet.startClosed();

        var waiting = waiting(NAME, "two wallets, the unneeded one closed", begin("key"));
        wallet.answer();
        assertThat(seen(NAME, "two wallets, the unneeded one closed", waiting).out()).isEqualTo(KEY + "\n");
        assertThat(wallet.isOpen("other")).isFalse();
        assertThat(wallet.isAsking()).isFalse();
    }
}
