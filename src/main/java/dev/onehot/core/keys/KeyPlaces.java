package dev.onehot.core.keys;

import module java.base;

import dev.onehot.disk.OwnFiles;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.KeysException;
import dev.onehot.secret.KeptSecret;
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
/// @param team what one of several people has who share the database; empty where nobody does
public record KeyPlaces(SecretStore keychain, Map<String, String> environment, PassphraseCost cost, Optional<TeamKey> team) {
    private static final String PASSPHRASE = "ONEHOT_PASSPHRASE";

    private static final String KEYCHAIN = "ONEHOT_KEYCHAIN";

    public KeyPlaces(SecretStore keychain, Map<String, String> environment, PassphraseCost cost) {
        this(keychain, environment, cost, Optional.empty());
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

    /// Those of a database that several people share: no computer's keychain, which the others have no way into, has its master key alone.
    public KeyPlaces shared(DatabasePlace place) {
        var kept = new KeptSecret(OwnFiles.beside(place.beside(), ".team-key"), "master key of " + place.name());
        return new KeyPlaces(new NoKeychain(), environment, cost, Optional.of(new TeamKey(keychain, kept)));
    }

    /// Whether several people share the database.
    public boolean isOfTeam() {
        return team.isPresent();
    }

    void close() {
        keychain.close();
        team.ifPresent(it -> it.keychain().close());
    }

    /// What a person opened or made needs no passphrase on this computer any more.
    Opening kept(Opening opened) {
        var kept = opened.master().filter(master -> team.filter(it -> it.keep(master)).isPresent());
        return kept.map(Opening::ofTeam).orElse(opened);
    }

    /// What a team shares is under a passphrase that all know: what one has alone the others could never read, and plain text whoever keeps the server could.
    void requireForAll(boolean isForAll) {
        if (isOfTeam() && !isForAll) {
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
