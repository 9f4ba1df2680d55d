package dev.onehot.core.keys;

import module java.base;

import dev.onehot.model.KeysException;
import dev.onehot.secret.NoKeychain;
import dev.onehot.secret.PassphraseBox;
import dev.onehot.secret.PassphraseCost;
import dev.onehot.secret.SecretStore;
import dev.onehot.secret.keychain.Keychain;

/// Where the keys of this computer are to be found, besides the database.
///
/// @param keychain of the operating system
/// @param environment for `env:NAME` references and `ONEHOT_PASSPHRASE`
/// @param cost of what is sealed under a passphrase from now on
/// @param ofTeam whether several people share the database
public record KeyPlaces(SecretStore keychain, Map<String, String> environment, PassphraseCost cost, boolean ofTeam) {
    private static final String PASSPHRASE = "ONEHOT_PASSPHRASE";

    private static final String KEYCHAIN = "ONEHOT_KEYCHAIN";

    public KeyPlaces(SecretStore keychain, Map<String, String> environment, PassphraseCost cost) {
        this(keychain, environment, cost, false);
    }

    /// Those of the computer that this runs on. With `ONEHOT_KEYCHAIN=none` its keychain is left alone.
    public static KeyPlaces ofThisComputer(Map<String, String> environment) {
        return "none".equals(environment.get(KEYCHAIN))
                ? withoutKeychain(environment)
                : new KeyPlaces(Keychain.of(System.getProperty("os.name", ""), environment), environment, PassphraseCost.USUAL);
    }

    /// Those of a computer whose keychain is left alone.
    public static KeyPlaces withoutKeychain(Map<String, String> environment) {
        return new KeyPlaces(new NoKeychain(), environment, PassphraseCost.USUAL);
    }

    /// Those of a database that several people share: no computer's keychain, which the others have no way into, is asked.
    public KeyPlaces shared() {
        keychain.close();
        return new KeyPlaces(new NoKeychain(), environment, cost, true);
    }

    /// What a team shares is under a passphrase that all know: what one has alone the others could never read, and plain text whoever keeps the server could.
    void requireForAll(boolean isForAll) {
        if (ofTeam && !isForAll) {
            throw KeysException.of("keys.team");
        }
    }

    /// The passphrase that scripts and servers give, so that nobody is asked.
    Optional<char[]> passphrase() {
        return Optional.ofNullable(environment.get(PASSPHRASE))
                .filter(it -> !it.isEmpty())
                .map(String::toCharArray);
    }

    /// Throws [KeysException] when the one that is given could not open a vault that it made.
    void requireLongPassphrase() {
        if (isPassphraseShort()) {
            throw KeysException.of("keys.shortVariable", PASSPHRASE, PassphraseBox.SHORTEST_PASSPHRASE);
        }
    }

    /// Whether there is one, and it is too short.
    boolean isPassphraseShort() {
        return passphrase().filter(it -> it.length < PassphraseBox.SHORTEST_PASSPHRASE).isPresent();
    }

    @Override
    public String toString() {
        return "KeyPlaces[" + keychain + "]";
    }
}
