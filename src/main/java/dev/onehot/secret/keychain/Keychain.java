package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.secret.NoKeychain;
import dev.onehot.secret.SecretStore;

/// Chooses the keychain of the operating system.
public final class Keychain {
    /// Each is reached in its own way.
    enum Kind {
        WINDOWS,
        MAC,
        FREEDESKTOP
    }

    private Keychain() {}

    /// The keychain of this computer. Nothing is connected or asked yet.
    ///
    /// @param system the value of `os.name`
    /// @param environment the variables of this process
    public static SecretStore of(String system, Map<String, String> environment) {
        try {
            return switch (kind(system)) {
                case WINDOWS -> WindowsCredentials.ofSystem();
                case MAC -> MacKeychain.ofSystem();
                case FREEDESKTOP -> new FreedesktopKeyring(environment, Patience.USUAL);
            };
        } catch (IllegalArgumentException noSuchLibrary) {
            return new NoKeychain();
        }
    }

    static Kind kind(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Kind.WINDOWS;
        }
        return name.startsWith("mac") ? Kind.MAC : Kind.FREEDESKTOP;
    }
}
