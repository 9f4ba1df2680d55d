package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.StorageException;
import dev.onehot.secret.PassphraseCost;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person chose is opened again, with the password that is kept for them, which is nowhere else.
class KnownDatabasesTest {
    private static final String PASSWORD = "s3cret-of-ann";

    @TempDir
    private Path folder;

    @Test
    void theNewestOfAFewComesFirst() {
        var known = new KnownDatabases(folder.resolve("state"));
        assertThat(known.chosen()).isEmpty();
        IntStream.range(0, 10).forEach(it -> known.choose("/file-" + it));
        known.choose("/file-5");
        assertThat(known.chosen()).contains("/file-5");
        assertThat(known.recent()).hasSize(8).startsWith("/file-5", "/file-9", "/file-8").doesNotHaveDuplicates();
    }

    @Test
    void anAddressWithItsPasswordIsNotWrittenDown() {
        assertThatThrownBy(() -> new KnownDatabases(folder).choose("postgresql://ann:" + PASSWORD + "@db/team")).message().doesNotContain(PASSWORD);
    }

    @Test
    void aPasswordIsKeptUntilItIsForgotten() throws IOException {
        var database = Server.database();
        var keychain = new MemoryKeychain();
        var places = new KeyPlaces(keychain, Map.of(), PassphraseCost.USUAL);
        var user = Server.user(database, PASSWORD);
        var name = DatabaseName.of(Server.address(database).replace("postgres@", user + "@"), Map.of(), folder);
        assertThat(name.isPasswordKept()).isFalse();
        assertThatThrownBy(() -> name.look(places)).hasMessageContaining("asks for a password");
        assertThat(name.keepPassword(keychain, PASSWORD)).isTrue();
        assertThat(name.isPasswordKept()).isTrue();
        // The way in is free; what is missing now is a right.
        assertThatThrownBy(() -> name.look(places)).isInstanceOf(StorageException.class).hasMessageContaining("may not make them");
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(PASSWORD);
            }
        }
        name.forgetPassword();
        assertThatThrownBy(() -> name.look(places)).hasMessageContaining("asks for a password");
    }
}
