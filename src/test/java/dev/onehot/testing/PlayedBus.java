package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.freedesktop.dbus.connections.impl.BaseConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.spi.message.InputStreamMessageReader;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;

/// A session bus on a real socket, whose other programs the test plays: they answer calls, call back, and hear signals. Messages are read and written by the
/// library for D-Bus, which the product does not use here. Safe on any thread.
public final class PlayedBus implements AutoCloseable {
    private static final String BUS = "org.freedesktop.DBus";
    private static final String OTHERS = ":1.1";

    /// What a played program answers: values of a signature.
    public record Answer(String signature, Object... values) {
        public static final Answer NOTHING = new Answer("");
    }

    /// What a client has sent as a signal.
    public record Heard(String path, String type, String member, List<Object> values) {}

    private record Client(String name, SocketChannel channel, OutputStreamMessageWriter writer) {}

    private final MessageFactory messages = new MessageFactory(BaseConnectionBuilder.getSystemEndianness());
    private final ServerSocketChannel server;
    private final Path socket;
    private final AtomicInteger names = new AtomicInteger(1);
    private final Queue<Client> clients = new ConcurrentLinkedQueue<>();
    private final Map<String, Function<MethodCall, Optional<Answer>>> programs = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Object[]>> waiting = new ConcurrentHashMap<>();
    public final List<Heard> signals = new CopyOnWriteArrayList<>();
    /// Names that clients have taken.
    public final List<String> taken = new CopyOnWriteArrayList<>();
    public final List<String> rules = new CopyOnWriteArrayList<>();

    public PlayedBus(Path folder) throws IOException {
        socket = folder.resolve("bus");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    /// For whoever is to find it.
    public Map<String, String> environment() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket);
    }

    /// A program takes this name; empty answers are errors.
    public void appear(String name, Function<MethodCall, Optional<Answer>> program) {
        programs.put(name, program);
        signal(BUS, "/org/freedesktop/DBus", BUS, "NameOwnerChanged", "sss", name, "", OTHERS);
    }

    public void disappear(String name) {
        programs.remove(name);
        signal(BUS, "/org/freedesktop/DBus", BUS, "NameOwnerChanged", "sss", name, OTHERS, "");
    }

    /// Sends a signal of a played program to every client.
    public void signal(String path, String type, String member, String signature, Object... values) {
        signal(OTHERS, path, type, member, signature, values);
    }

    private void signal(String source, String path, String type, String member, String signature, Object... values) {
        try {
            for (var client : clients) {
                send(client, messages.createSignal(source, path, type, member, signature, values));
            }
        } catch (DBusException wrong) {
            throw new AssertionError(wrong);
        }
    }

    /// Calls the client that connected last, as another program would, and waits for its answer.
    public Object[] call(String path, String type, String member, String signature, Object... values) throws Exception {
        var client = clients.stream().reduce((first, second) -> second).orElseThrow();
        var call = messages.createMethodCall(OTHERS, client.name(), path, type, member, (byte) 0, signature.isEmpty() ? null : signature, values);
        var answer = new CompletableFuture<Object[]>();
        waiting.put(call.getSerial(), answer);
        send(client, call);
        return answer.get(30, TimeUnit.SECONDS);
    }

    public boolean isConnected() {
        return !clients.isEmpty();
    }

    /// Ends every connection, as a bus does that is killed.
    public void hangUp() throws IOException {
        for (var client : clients) {
            client.channel().close();
        }
        clients.clear();
    }

    private void send(Client client, Message message) {
        try {
            synchronized (client.writer()) {
                client.writer().writeMessage(message);
            }
        } catch (IOException left) {
            clients.remove(client);
        }
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
        var client = new Client(":1." + names.incrementAndGet(), channel, new OutputStreamMessageWriter(channel));
        try (channel) {
            login(channel);
            clients.add(client);
            var reader = new InputStreamMessageReader(channel);
            while (true) {
                take(client, reader.readMessage());
            }
        } catch (IOException | DBusException left) {
            clients.remove(client);
        }
    }

    private void take(Client client, Message message) throws DBusException {
        var values = message == null || message.getParameters() == null ? new Object[0] : message.getParameters();
        switch (message) {
            case MethodCall call -> {
                var answer = BUS.equals(call.getDestination())
                        ? Optional.of(ofBus(client, call, values))
                        : Optional.ofNullable(programs.get(call.getDestination())).flatMap(it -> it.apply(call));
                send(client, answer.isEmpty()
                        ? messages.createError(OTHERS, client.name(), BUS + ".Error.ServiceUnknown", call.getSerial(), "s", "nobody")
                        : messages.createMethodReturn(OTHERS, call, answer.get().signature().isEmpty() ? null : answer.get().signature(), answer.get().values()));
            }
            case DBusSignal signal -> signals.add(new Heard(signal.getPath(), signal.getInterface(), signal.getName(), List.of(values)));
            case null -> {}
            default -> {
                var asked = waiting.remove(message.getReplySerial());
                if (asked != null) {
                    asked.complete(values);
                }
            }
        }
    }

    private Answer ofBus(Client client, MethodCall call, Object[] values) {
        return switch (call.getName()) {
            case "Hello" -> new Answer("s", client.name());
            case "NameHasOwner" -> new Answer("b", programs.containsKey(values[0]));
            case "RequestName" -> {
                boolean free = !taken.contains(values[0]);
                taken.add((String) values[0]);
                yield new Answer("u", new org.freedesktop.dbus.types.UInt32(free ? 1 : 3));
            }
            case "AddMatch" -> {
                rules.add((String) values[0]);
                yield Answer.NOTHING;
            }
            default -> Answer.NOTHING;
        };
    }

    /// As a bus does: nobody may say who they are but by what the system says.
    private static void login(SocketChannel channel) throws IOException {
        assertThat(line(channel)).isEqualTo("AUTH EXTERNAL");
        say(channel, "DATA");
        assertThat(line(channel)).isEqualTo("DATA");
        say(channel, "OK 0123456789abcdef0123456789abcdef");
        assertThat(line(channel)).isEqualTo("BEGIN");
    }

    private static void say(SocketChannel channel, String line) throws IOException {
        channel.write(ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.US_ASCII)));
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
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
