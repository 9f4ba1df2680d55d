package dev.onehot.secret.keychain;

import module java.base;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.BaseConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.spi.message.InputStreamMessageReader;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/// A session bus with a keyring on it, which misbehaves as told: another program, played on a real socket.
final class ForeignKeyring implements AutoCloseable {
    private static final String PATH = "/org/freedesktop/secrets";
    static final String PROMPT = PATH + "/prompt/1";

    record Item(Map<String, String> attributes, String secret) {}

    final Map<String, Item> items = new ConcurrentHashMap<>();
    /// The members that were called, in their order.
    final List<String> calls = new CopyOnWriteArrayList<>();
    /// Members that are never answered.
    final List<String> silent = new CopyOnWriteArrayList<>();
    /// Members that are answered with an error of this name.
    final Map<String, String> errors = new ConcurrentHashMap<>();
    /// Names that are on the bus, and names that it can start.
    final List<String> running = new CopyOnWriteArrayList<>(List.of(ServiceCalls.SERVICE));
    final List<String> startable = new CopyOnWriteArrayList<>();
    volatile boolean locked;
    volatile boolean collection = true;
    volatile boolean losesUpdates;
    volatile boolean asksBeforeWriting;
    /// What stops being so when the prompt is accepted.
    private volatile Runnable onAccept = () -> {};

    private final MessageFactory messages = new MessageFactory(BaseConnectionBuilder.getSystemEndianness());
    private final ServerSocketChannel server;
    private final ConcurrentLinkedQueue<Client> clients = new ConcurrentLinkedQueue<>();

    private record Client(SocketChannel channel, OutputStreamMessageWriter writer) {}

    ForeignKeyring(Path socket) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    /// Ends every connection, as a bus does that is killed.
    void hangUp() throws IOException {
        for (var client : clients) {
            client.channel.close();
        }
        clients.clear();
    }

    /// The person answers the dialog.
    void answerPrompt(boolean accepted) throws Exception {
        if (accepted) {
            onAccept.run();
        }
        tell(messages.createSignal(
                ":1.1", PROMPT, "org.freedesktop.Secret.Prompt", "Completed", "bv", !accepted, new Variant<>("")));
    }

    /// The service ends while the bus goes on.
    void serviceEnds() throws Exception {
        tell(messages.createSignal(
                SessionBus.BUS, "/org/freedesktop/DBus", SessionBus.BUS, "NameOwnerChanged", "sss",
                ServiceCalls.SERVICE, ":1.1", ""));
    }

    private void tell(Message signal) throws IOException {
        for (var client : clients) {
            client.writer.writeMessage(signal);
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
        try (channel) {
            while (!login(channel, line(channel))) {}
            var client = new Client(channel, new OutputStreamMessageWriter(channel));
            clients.add(client);
            var reader = new InputStreamMessageReader(channel);
            while (true) {
                if (reader.readMessage() instanceof MethodCall call) {
                    calls.add(call.getName());
                    if (!silent.contains(call.getName())) {
                        client.writer.writeMessage(answer(call));
                    }
                }
            }
        } catch (IOException | DBusException ended) {
            // The client has left.
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

    private Message answer(MethodCall call) throws DBusException {
        var error = errors.get(call.getName());
        if (error != null) {
            return messages.createError(":1.1", ":1.2", error, call.getSerial(), "s", "the text of an error");
        }
        var arguments = call.getParameters();
        return switch (call.getName()) {
            case "Hello" -> reply(call, "s", ":1.2");
            case "NameHasOwner" -> reply(call, "b", running.contains(arguments[0]));
            case "ListActivatableNames" -> reply(call, "as", List.copyOf(startable));
            case "StartServiceByName" -> start(call, (String) arguments[0]);
            case "OpenSession" -> reply(call, "vo", new Variant<>(""), new DBusPath(PATH + "/session/1"));
            case "ReadAlias" -> reply(call, "o", new DBusPath(collection ? PATH + "/collection/login" : "/"));
            case "Get" -> reply(call, "v", property(call.getPath(), (String) arguments[1]));
            case "SearchItems" -> search(call, arguments[0]);
            case "GetSecret" -> reply(call, "(oayays)", (Object) secret(call.getPath()));
            case "CreateItem" -> create(call, arguments);
            case "CreateCollection" -> prompt(call, "oo", () -> collection = true, new DBusPath("/"));
            case "Unlock" -> prompt(call, "aoo", () -> locked = false, List.of());
            case "Delete" -> {
                items.remove(call.getPath());
                yield reply(call, "o", new DBusPath("/"));
            }
            default -> messages.createMethodReturn(":1.1", call, null);
        };
    }

    private Message start(MethodCall call, String name) throws DBusException {
        if (startable.contains(name)) {
            running.add(name);
            return reply(call, "u", 1);
        }
        return messages.createError(
                ":1.1", ":1.2", "org.freedesktop.DBus.Error.Spawn.ChildExited", call.getSerial(), "s", "");
    }

    private Variant<?> property(String path, String name) {
        return switch (name) {
            case "Locked" -> new Variant<>(locked);
            // The later it was made, the longer its path.
            case "Created" -> new Variant<>(new UInt64((long) path.length()));
            default -> new Variant<>(items.get(path).attributes, "a{ss}");
        };
    }

    private Message search(MethodCall call, Object wanted) throws DBusException {
        var hits = new ArrayList<DBusPath>();
        items.forEach((path, item) -> {
            if (item.attributes.entrySet().containsAll(((Map<?, ?>) wanted).entrySet())) {
                hits.add(new DBusPath(path));
            }
        });
        return locked ? reply(call, "aoao", List.of(), hits) : reply(call, "aoao", hits, List.of());
    }

    private Object[] secret(String path) {
        return new Object[] {
            new DBusPath(PATH + "/session/1"),
            new byte[0],
            items.get(path).secret.getBytes(StandardCharsets.UTF_8),
            "text/plain"
        };
    }

    @SuppressWarnings("unchecked")
    private Message create(MethodCall call, Object[] arguments) throws DBusException {
        var properties = (Map<String, Variant<?>>) arguments[0];
        var attributes = (Map<String, String>) properties.get("org.freedesktop.Secret.Item.Attributes").getValue();
        var bytes = (List<Byte>) ((Object[]) arguments[1])[2];
        var text = new StringBuilder();
        bytes.forEach(it -> text.append((char) it.byteValue()));
        var path = call.getPath() + "/" + attributes.get(FreedesktopKeyring.KEY_ID);
        Runnable keep = () -> items.put(path, new Item(Map.copyOf(attributes), text.toString()));
        if (asksBeforeWriting) {
            return prompt(call, "oo", keep, new DBusPath("/"));
        }
        if (!losesUpdates) {
            keep.run();
        }
        return reply(call, "oo", new DBusPath(path), new DBusPath("/"));
    }

    private Message prompt(MethodCall call, String signature, Runnable accepted, Object result) throws DBusException {
        onAccept = accepted;
        return reply(call, signature, result, new DBusPath(PROMPT));
    }

    private Message reply(MethodCall call, String signature, Object... values) throws DBusException {
        return messages.createMethodReturn(":1.1", call, signature, values);
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
