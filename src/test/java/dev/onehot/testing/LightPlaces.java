package dev.onehot.testing;

import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.secret.PassphraseCost;
import dev.onehot.secret.SecretStore;
import java.util.Map;

/// Places of keys where a passphrase costs next to nothing. What a person's boxes cost is held by KeyPlacesTest, and by the tests of whole programs.
public final class LightPlaces {
    /// The least that Argon2 takes.
    private static final PassphraseCost LIGHT = new PassphraseCost(8, 1, 1);

    private LightPlaces() {}

    /// Those of this computer.
    public static KeyPlaces ofThisComputer(Map<String, String> environment) {
        return of(KeyPlaces.ofThisComputer(environment).keychain(), environment);
    }

    public static KeyPlaces of(SecretStore keychain, Map<String, String> environment) {
        return new KeyPlaces(keychain, environment, LIGHT);
    }
}
