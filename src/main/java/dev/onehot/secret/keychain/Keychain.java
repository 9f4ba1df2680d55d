package dev.onehot.secret.keychain;

import dev.onehot.secret.SecretStore;
import java.util.Map;

/// Chooses the keychain of the operating system.
public final class Keychain {
    private Keychain() {}

    /// The keychain of this computer. Nothing is connected or asked yet.
    ///
    /// @param system the value of `os.name`
    /// @param environment the variables of this process
    public static SecretStore of(String system, Map<String, String> environment) {
        return new FreedesktopKeyring(environment, Patience.USUAL);
    }
}
