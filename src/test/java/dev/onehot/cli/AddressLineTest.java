package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// A database that is named by an address is refused in words, by every command, before anything is made.
class AddressLineTest extends CliFixture {
    @Test
    void anAddressMakesNoFile() throws java.io.IOException {
        var address = "mysql://me:sesame@localhost/onehot";
        for (var command : new String[][] {
            {"status"}, {"setting", "set", "A", "1"}, {"provider", "list"}, {"backup"}, {"doctor"}, {"watch"}, {"provider", "presets"}
        }) {
            var arguments = new java.util.ArrayList<>(java.util.List.of(command));
            arguments.addAll(java.util.List.of("--db", address));
            var ran = bare("", arguments.toArray(String[]::new)).failed(Exit.USAGE);
            assertThat(ran.errors()).as(String.join(" ", command)).contains("mysql://", "is an address", "./").doesNotContain("sesame");
        }
        assertThat(bare("", "status", "--json", "--db", "file:x.db").failed(Exit.USAGE).error().at("error/class")).isEqualTo("address");
        assertThat(Files.exists(java.nio.file.Path.of("mysql:"))).isFalse();
    }
}
