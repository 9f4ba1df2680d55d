package dev.onehot.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.secret.PassphraseCost;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is sealed under a person's passphrase costs what RFC 9106 recommends where memory is dear, whatever tests use for themselves.
class KeyPlacesTest {
    @Test
    void theUsualCostIsTheRecommendedOne() {
        assertThat(PassphraseCost.USUAL.kibibytes()).isEqualTo(1 << 16);
        assertThat(PassphraseCost.USUAL.passes()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"ONEHOT_KEYCHAIN, none", "LANG, C"})
    void onAPersonsComputerItIsUsed(String variable, String value) {
        var places = KeyPlaces.ofThisComputer(Map.of(variable, value));
        assertThat(places.cost()).isEqualTo(PassphraseCost.USUAL);
        places.keychain().close();
    }

    @Test
    void withoutAKeychainToo() {
        assertThat(KeyPlaces.withoutKeychain(Map.of()).cost()).isEqualTo(PassphraseCost.USUAL);
    }
}
