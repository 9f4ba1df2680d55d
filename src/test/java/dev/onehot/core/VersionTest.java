package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Version;
import org.junit.jupiter.api.Test;

/// The program says the version that is built.
class VersionTest {
    @Test
    void itIsThePoms() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + Version.CURRENT + "</version>\n  <name>");
    }
}
