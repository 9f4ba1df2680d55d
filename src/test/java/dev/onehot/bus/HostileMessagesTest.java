package dev.onehot.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.bus.BusMessage.Variant;
import dev.onehot.testing.Mutator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Whatever comes from the session bus: a message, or the end of the connection.
@Execution(ExecutionMode.CONCURRENT)
class HostileMessagesTest {
    private static final int FEW = 2_000;
    private static final int MANY = 300_000;

    @TempDir
    private Path folder;

    @Test
    void whateverComesIsAMessageOrNone() {
        read(FEW);
    }

    /// `mvn -Pproof verify`.
    @Tag("proof")
    @Timeout(3_600)
    @Test
    void soIsMuchMoreOfIt() {
        read(MANY);
    }

    private static void read(int rounds) {
        var settings = Map.of("org.freedesktop.appearance", Map.of("color-scheme", new Variant("u", 1L), "accent-color", new Variant("(ddd)", List.of(0.5, 0.25, 1.0))));
        var right = Stream.of(
                        BusMessage.call(":1.7", "/a/b", "org.example.A", "ReadAll", "as", List.of("one", "two")),
                        BusMessage.signal("/a/b", "org.example.A", "Changed", "ssv", "n", "k", new Variant("v", new Variant("b", true))),
                        BusMessage.call(":1.7", "/a", "org.example.A", "All", "a{sa{sv}}", settings),
                        BusMessage.call(":1.7", "/a", "org.example.A", "Pixels", "a(iiay)", List.of(List.of(1, 2, new byte[] {1, 2, 3}))))
                .map(HostileMessagesTest::bytes)
                .toList();
        var mutator = new Mutator(21, right);
        int taken = 0;
        for (int round = 0; round < rounds; round++) {
            var bytes = ByteBuffer.wrap(mutator.next(right.get(round % right.size())));
            try {
                int length = BusReader.length(bytes);
                if (length > 0 && length <= bytes.remaining()) {
                    assertThat(BusReader.message(bytes.slice(0, length)).values()).isNotNull();
                    taken++;
                }
            } catch (ProtocolException told) {
                assertThat(told).hasMessageMatching("(?s).{5,400}");
            }
        }
        assertThat(taken).isPositive().isLessThan(rounds);
    }

    /// Nobody is heard for ever who does not even come to the end of a line.
    @Test
    void aLoginWithoutAnEndEndsTheConnection() throws IOException {
        var socket = folder.resolve("bus");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket))) {
            Thread.ofVirtual().start(() -> {
                try (var client = server.accept()) {
                    for (var endless = ByteBuffer.allocate(1 << 20); endless.hasRemaining(); ) {
                        client.write(endless);
                    }
                    while (client.read(ByteBuffer.allocate(1_000)) >= 0) {
                        // It stays until the other one leaves.
                    }
                } catch (IOException gone) {
                    return;
                }
            });
            var environment = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket);
            assertThatThrownBy(() -> BusConnection.open(environment, Duration.ofSeconds(10), _ -> {}).close()).isInstanceOf(ClosedChannelException.class);
        }
    }

    /// A type as long as a message may be, and one in which each value holds another, further down than any thread can follow.
    @Test
    void howeverLongOrDeepATypeIs() {
        var lengthy = header(8, 's').putInt(100_000).put("a".repeat(100_000).getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        assertThatThrownBy(() -> BusReader.message(whole(lengthy))).isInstanceOf(ProtocolException.class);
        var deep = header(1, 'v');
        var lengths = new ArrayList<Integer>();
        for (int variants = 0; variants < 60; variants++) {
            deep.put((byte) 201).put(("a".repeat(200) + "v").getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
            for (int arrays = 0; arrays < 200; arrays++) {
                deep.position((deep.position() + 3) & ~3);
                lengths.add(deep.position());
                deep.putInt(0);
            }
        }
        deep.put((byte) 1).put((byte) 'y').put((byte) 0).put((byte) 7);
        lengths.forEach(at -> deep.putInt(at, deep.position() - at - 4));
        assertThatThrownBy(() -> BusReader.message(whole(deep))).isInstanceOf(ProtocolException.class);
    }

    /// A signal whose only field has this type, up to its value.
    private static ByteBuffer header(int field, char type) {
        var bytes = ByteBuffer.allocate(200_000).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {'l', BusMessage.SIGNAL, 0, 1}).putInt(0).putInt(1).putInt(0);
        return bytes.put((byte) field).put((byte) 1).put((byte) type).put((byte) 0);
    }

    private static ByteBuffer whole(ByteBuffer begun) {
        begun.putInt(12, begun.position() - 16);
        begun.position((begun.position() + 7) & ~7);
        return begun.flip();
    }

    private static byte[] bytes(BusMessage message) {
        try {
            var buffer = BusWriter.bytes(message.numbered(7));
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (ProtocolException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
