package dev.onehot.bus;

import module java.base;

import dev.onehot.bus.BusMessage.Variant;

/// A session bus with a portal that says what most say, for the rehearsal of a start: every call is answered with the same settings.
public final class RehearsedBus implements AutoCloseable {
    private static final String SETTINGS = "a{sa{sv}}";

    private final ServerSocketChannel door;
    private final Path socket;

    /// Opens at once; answers on a thread of its own.
    ///
    /// @param socket where there is nothing yet
    public RehearsedBus(Path socket) throws IOException {
        this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        this.socket = socket;
        door.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("rehearsed-bus").start(this::serve);
    }

    /// As `DBUS_SESSION_BUS_ADDRESS` names it.
    public String address() {
        return "unix:path=" + socket;
    }

    private void serve() {
        try (var guest = door.accept()) {
            guest.write(ByteBuffer.wrap("DATA\r\nOK 0\r\n".getBytes(StandardCharsets.US_ASCII)));
            var bytes = ByteBuffer.allocate(4096);
            boolean in = false;
            while (guest.read(bytes) >= 0) {
                bytes.flip();
                in = in || login(bytes);
                int length = in ? BusReader.length(bytes) : 0;
                while (length > 0 && length <= bytes.remaining()) {
                    answer(guest, BusReader.message(bytes.slice(bytes.position(), length)));
                    bytes.position(bytes.position() + length);
                    length = BusReader.length(bytes);
                }
                bytes.compact();
            }
        } catch (IOException ended) {
            // As the window does, or a rehearsal that never asked.
        }
    }

    /// Passes over it; whether it was all there.
    private static boolean login(ByteBuffer bytes) {
        int begins = StandardCharsets.US_ASCII.decode(bytes.duplicate()).toString().indexOf("BEGIN\r\n");
        bytes.position(begins < 0 ? bytes.position() : bytes.position() + begins + "BEGIN\r\n".length());
        return begins >= 0;
    }

    private static void answer(SocketChannel guest, BusMessage call) throws IOException {
        var look = Map.of("org.freedesktop.appearance", Map.of("color-scheme", new Variant("u", 0L), "contrast", new Variant("u", 0L)));
        var answer = call.type().equals(BusConnection.BUS) ? call.answer("s", ":1.1") : call.answer(SETTINGS, look);
        guest.write(BusWriter.bytes(answer.numbered(call.serial())));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
