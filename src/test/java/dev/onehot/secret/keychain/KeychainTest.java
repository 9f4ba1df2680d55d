package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.secret.NoKeychain;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which keychain is taken.
class KeychainTest {
    @ParameterizedTest
    @CsvSource({
        "Windows 11, WINDOWS", "Windows Server 2022, WINDOWS", "Mac OS X, MAC", "Linux, FREEDESKTOP", "FreeBSD, FREEDESKTOP",
    })
    void theOperatingSystemDecides(String system, Keychain.Kind kind) {
        assertThat(Keychain.kind(system)).isEqualTo(kind);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSystemWithoutItsLibraryHasNoKeychain() {
        assertThat(Keychain.of("Windows 11", Map.of())).isInstanceOf(NoKeychain.class);
        assertThat(Keychain.of("Mac OS X", Map.of())).isInstanceOf(NoKeychain.class);
    }

    @Test
    void makingOneConnectsToNothing() {
        try (var store = Keychain.of("Linux", Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"))) {
            assertThat(store).isInstanceOf(FreedesktopKeyring.class);
        }
    }
}
