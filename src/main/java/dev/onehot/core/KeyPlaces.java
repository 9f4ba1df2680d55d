package dev.onehot.core;

import dev.onehot.secret.NoKeychain;
import dev.onehot.secret.SecretStore;
import java.util.Map;
import java.util.Optional;

/// Where the keys of this computer are to be found, besides the database.
///
/// @param keychain of the operating system
/// @param environment for `env:NAME` references and `ONEHOT_PASSPHRASE`
public record KeyPlaces(SecretStore keychain, Map<String, String> environment) {
    private static final String PASSPHRASE = "ONEHOT_PASSPHRASE";

    /// Those of the computer that this runs on.
    public static KeyPlaces ofThisComputer(Map<String, String> environment) {
        return new KeyPlaces(new NoKeychain(), environment);
    }

    /// The passphrase that scripts and servers give, so that nobody is asked.
    Optional<char[]> passphrase() {
        return Optional.ofNullable(environment.get(PASSPHRASE))
                .filter(it -> !it.isEmpty())
                .map(String::toCharArray);
    }

    @Override
    public String toString() {
        return "KeyPlaces[" + keychain + "]";
    }
}
