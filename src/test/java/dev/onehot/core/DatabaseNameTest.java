package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onehot.core.files.Databases;
import dev.onehot.core.files.FileException;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseNameTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "postgresql://me:sesame@host/db", "POSTGRES://host", "file:onehot.db", "file:///tmp/onehot.db", "jdbc:sqlite:/tmp/onehot.db",
        "sqlite:onehot.db", "sqlite3:///onehot.db", "https://host/onehot.db", "smb://host/share/onehot.db"
    })
    void anAddressIsNoFile(String named) {
        var refused = catchThrowableOfType(FileException.class, () -> Databases.named(named));
        assertThat(refused.kind()).isEqualTo(FileException.Kind.ADDRESS);
        assertThat(refused.what().text()).contains(named.substring(0, named.indexOf(':') + 1)).doesNotContain("sesame");
        assertThat(refused.advice().text()).contains("./");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onehot.db", "/tmp/onehot.db", "./postgresql://host/db", "./file:x", "a b.db", "C/onehot.db", "..", "profile/x.db"})
    void aNameIs(String named) {
        assertThat(Databases.named(named)).isEqualTo(Path.of(named));
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @ValueSource(strings = {"notes:2026.db", "c:onehot.db"})
    void aColonAloneMakesNoAddress(String named) {
        assertThat(Databases.named(named)).isEqualTo(Path.of(named));
    }
}
