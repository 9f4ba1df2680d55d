package dev.onehot.secret.keychain;

import module java.base;

import org.freedesktop.dbus.connections.impl.BaseConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.spi.message.InputStreamMessageReader;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;

/// The wire of a played bus: a real socket, on which clients log in and messages go both ways. Safe on any thread.
final class ForeignWire implements AutoCloseable {
    /// @param name its unique name on the bus
    record Client(String name, SocketChannel channel, OutputStreamMessageWriter writer) {}

    /// Whoever gets the calls.
    interface Receiver {
        /// Called on a thread of the client's, one call of each client at a time.
        void take(Client client, MethodCall call) throws DBusException;
    }

    final MessageFactory messages = new MessageFactory(BaseConnectionBuilder.getSystemEndianness());
    final Queue<Client> clients = new ConcurrentLinkedQueue<>();

    private final Receiver receiver;
    private final ServerSocketChannel server;
    private final AtomicInteger names = new AtomicInteger(1);

    ForeignWire(Path socket, Receiver receiver) throws IOException {
        this.receiver = receiver;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    void send(Client client, Message message) {
        try {
            synchronized (client.writer) {
                client.writer.writeMessage(message);
            }
        } catch (IOException left) {
            clients.remove(client);
        }
    }

    /// Ends every connection, as a bus does that is killed.
    void hangUp() throws IOException {
        for (var client : clients) {
            client.channel.close();
        }
        clients.clear();
    }

    private void serve() {
        try {
            while (true) {
                var channel = server.accept();
                Thread.ofVirtual().start(() -> serve(channel));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            while (!login(channel, line(channel))) {}
            var client = new Client(":1." + names.incrementAndGet(), channel, new OutputStreamMessageWriter(channel));
            clients.add(client);
            var reader = new InputStreamMessageReader(channel);
            while (true) {
                if (reader.readMessage() instanceof MethodCall call) {
                    receiver.take(client, call);
                }
            }
        } catch (IOException | DBusException left) {
            clients.removeIf(it -> it.channel.equals(channel));
        }
    }

    private static boolean login(SocketChannel channel, String line) throws IOException {
        var answer = switch (line.strip()) {
            case "AUTH" -> "REJECTED EXTERNAL\r\n";
            case "BEGIN" -> "";
            default -> "OK 0123456789abcdef0123456789abcdef\r\n";
        };
        channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        return answer.isEmpty();
    }

    private static String line(SocketChannel channel) throws IOException {
        var line = new StringBuilder();
        var one = ByteBuffer.allocate(1);
        while (line.isEmpty() || line.charAt(line.length() - 1) != '\n') {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("the client has left");
            }
            line.append(one.get(0) == 0 ? "" : (char) one.get(0));
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
