package dev.onehot.secret.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Child;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A program that returns from its main method ends, whatever the keyring was doing then.
@Execution(ExecutionMode.CONCURRENT)
class ProgramEndTest {
    @TempDir
    private Path folder;

    private ForeignKeyring desktop;

    @BeforeEach
    void open() throws IOException {
        desktop = new ForeignKeyring(folder.resolve("bus"));
    }

    @AfterEach
    void close() throws IOException {
        desktop.close();
    }

    @Test
    void afterAFrozenKeyring() {
        desktop.silent.add("OpenSession");
        try (var program = start(1_000, "read", "a1", "read", "a1")) {
            assertThat(program.readLine()).startsWith("unavailable keychain.service.silent");
            assertThat(program.readLine()).startsWith("unavailable keychain.service.silent");
            assertThat(program.awaitExit()).isZero();
        }
    }

    @Test
    void afterTheBusHungUp() throws IOException {
        try (var program = start(30_000, "find", "pause", "find")) {
            assertThat(program.readLine()).startsWith("absent");
            assertThat(program.readLine()).isEqualTo("paused");
            desktop.close();
            program.go();
            assertThat(program.readLine()).startsWith("absent");
            assertThat(program.readLine()).startsWith("unavailable keychain.bus.dead");
            assertThat(program.awaitExit()).isZero();
        }
    }

    @Test
    void whileADialogIsWaitedFor() {
        desktop.locked = true;
        try (var program = start(30_000, "leave")) {
            assertThat(program.readLine()).startsWith("unavailable keychain.stopped");
            assertThat(program.awaitExit()).isZero();
            assertThat(desktop.calls).contains("Prompt").doesNotContain("Dismiss");
        }
    }

    /// @param patience milliseconds that a call may take
    private Child start(int patience, String... arguments) {
        var environment = Map.of(
                "DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("bus"), "PATIENCE", Integer.toString(patience));
        return Child.start(KeyringChild.class, folder, environment, arguments);
    }
}
