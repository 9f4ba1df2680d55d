package dev.onehot.secret.keychain;

import static dev.onehot.secret.keychain.FreedesktopKeyringTest.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.bus.BusLocation;
import dev.onehot.secret.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the bus is looked for, and what is said when it is not there or does not answer.
class BusLocationTest {
    private static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void withoutAnAddressTheUsualSocketIsUsed() throws Exception {
        try (var _ = new ForeignKeyring(folder.resolve("bus"))) {
            assertThat(read(Map.of("XDG_RUNTIME_DIR", folder.toString()))).isEqualTo(new Answer.Absent());
            assertThat(read(Map.of(ADDRESS, " ", "XDG_RUNTIME_DIR", folder.toString()))).isEqualTo(new Answer.Absent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "/nowhere"})
    void withoutASocketThereIsNoBus(String runtime) {
        assertUnavailable(read(Map.of("XDG_RUNTIME_DIR", runtime)), "keychain.bus.none");
        assertUnavailable(read(Map.of()), "keychain.bus.none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "unix:path=/run/user/1/bus | /run/user/1/bus",
        "unix:path=/run/user/1/bus,guid=0123 | /run/user/1/bus",
        "unix:guid=0123,path=/a%20b+c | /a b+c",
        "unix:abstract=/tmp/x;unix:path=/y | /y",
    })
    void theFirstSocketThatJavaCanOpenIsTaken(String address, String path) throws Exception {
        assertThat(BusLocation.of(Map.of(ADDRESS, address))).isEqualTo(Path.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix:abstract=/tmp/x", "tcp:host=localhost,port=1", "autolaunch:", "nonsense", "unix:path=%zz"})
    void otherKindsAreNamed(String address) {
        assertUnavailable(read(Map.of(ADDRESS, address)), "keychain.bus.kind");
    }

    @Test
    void aSocketThatNobodyListensOnIsDead() throws Exception {
        var socket = folder.resolve("bus");
        assertUnavailable(read(at(socket)), "keychain.bus.dead");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket)).close();
        assertUnavailable(read(at(socket)), "keychain.bus.dead");
    }

    @Test
    void aBusThatHangsUpAtOnceIsDead() throws Exception {
        var socket = folder.resolve("bus");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket))) {
            Thread.ofVirtual().start(() -> {
                try {
                    server.accept().close();
                } catch (java.io.IOException ended) {
                    // The test has ended.
                }
            });
            assertUnavailable(read(at(socket)), "keychain.bus.dead");
        }
    }

    @Test
    void aFrozenBusIsSilent() throws Exception {
        var socket = folder.resolve("bus");
        // Nobody accepts; the system does, as for a process that is stopped.
        try (var _ = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
                var store = new FreedesktopKeyring(at(socket), new Patience(Duration.ofMillis(50), LONG, LONG, LONG))) {
            assertUnavailable(store.read("a1"), "keychain.bus.silent");
        }
    }

    private static Map<String, String> at(Path socket) {
        return Map.of(ADDRESS, "unix:path=" + socket);
    }

    private static Answer read(Map<String, String> environment) {
        try (var store = new FreedesktopKeyring(environment, new Patience(LONG, LONG, LONG, LONG))) {
            return store.read("a1");
        }
    }
}
