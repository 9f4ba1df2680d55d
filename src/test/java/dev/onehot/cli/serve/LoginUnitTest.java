package dev.onehot.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is started at login: the launcher that needs less memory, where there is one.
class LoginUnitTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"onehotctl", "onehotctl.exe"})
    void aPackageHasOneForIt(String name) throws IOException {
        var onehotctl = folder.resolve(name);
        var usual = folder.resolve("onehot.db");
        assertThat(LoginUnit.command(onehotctl.toString(), usual.toString(), usual)).containsExactly(onehotctl.toString(), "serve");

        var own = Files.createFile(folder.resolve(name.replace("onehotctl", "onehotctl-serve")));
        assertThat(own.toFile().setExecutable(true)).isTrue();
        assertThat(LoginUnit.command(onehotctl.toString(), usual.toString(), usual)).containsExactly(own.toString(), "serve");
        assertThat(LoginUnit.command(onehotctl.toString(), folder.resolve("other.db").toString(), usual))
                .containsExactly(own.toString(), "--db", folder.resolve("other.db").toString(), "serve");
    }

    @Test
    void whatIsFoundByItsNameAloneStays() {
        var usual = folder.resolve("onehot.db");
        assertThat(LoginUnit.command("onehotctl", usual.toString(), usual)).containsExactly("onehotctl", "serve");
    }
}
