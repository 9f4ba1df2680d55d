package dev.onehot.bus;

import module java.base;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// One connection to a session bus, on which every call has a deadline.
///
/// The whole of it is one thread that sleeps until the system has something: no proxies, no reflection, nothing that wakes at rest, so that it is at hand
/// before a window's first frame and in a process that has to stay small. Any thread may send.
public final class BusConnection implements AutoCloseable {
    public static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";

    /// Nobody is named: the system says whose process this is. Two lines are answered to it.
    private static final String LOGIN = "\0AUTH EXTERNAL\r\nDATA\r\nBEGIN\r\n";

    /// Of those that are answered to it, in bytes.
    private static final int LONGEST_LINE = 16_384;

    /// Whoever hears what comes unasked. On the connection's thread, and must not wait for anything there.
    public interface Listener {
        void signal(BusMessage signal);

        /// Answers a call; empty when that is done later, or not at all.
        default Optional<BusMessage> called(BusMessage call) {
            return Optional.of(call.refusal(BUS + ".Error.UnknownMethod"));
        }

        /// The connection has ended, and nothing more comes.
        default void ended() {}
    }

    private final Listener listener;
    private final SocketChannel channel;
    private final Selector selector;
    private final Queue<ByteBuffer> outgoing = new ConcurrentLinkedQueue<>();
    private final Map<Integer, CompletableFuture<BusMessage>> pending = new ConcurrentHashMap<>();
    private final AtomicInteger serials = new AtomicInteger();
    private volatile boolean closed;
    private ByteBuffer incoming = ByteBuffer.allocate(4096);
    private int lines;
    private volatile String name = "";

    private BusConnection(SocketChannel channel, Listener listener) throws IOException {
        this.channel = channel;
        this.listener = listener;
        this.selector = Selector.open();
    }

    /// Connects to the bus of this desktop, and logs in.
    ///
    /// @param limit how long the bus may take for each of both
    /// @throws IOException when there is no bus, or it does not take us in
    @SuppressWarnings("resource") // Closed when it does not succeed, and by whoever gets it.
    public static BusConnection open(Map<String, String> environment, Duration limit, Listener listener) throws IOException {
        var socket = BusLocation.of(environment);
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        // Whoever accepts nobody any more would hold a connection that waits.
        channel.configureBlocking(false);
        try {
            if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                throw new SocketTimeoutException("the bus takes nobody in");
            }
            var connection = new BusConnection(channel, listener);
            connection.begin(limit);
            return connection;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private void begin(Duration limit) throws IOException {
        outgoing.add(ByteBuffer.wrap(LOGIN.getBytes(StandardCharsets.US_ASCII)));
        Thread.ofPlatform().daemon().name("session-bus").start(this::run);
        try {
            name = ask(limit, BusMessage.call(BUS, BUS_PATH, BUS, "Hello", "")).value(0, String.class).orElse("");
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    /// What the bus calls this connection.
    public String name() {
        return name;
    }

    /// Calls, and waits for the answer.
    ///
    /// @throws BusRefusedException when that is an error
    /// @throws SocketTimeoutException when there is none in time
    /// @throws IOException when the connection ends
    public BusMessage ask(Duration limit, BusMessage call) throws IOException {
        var answer = new CompletableFuture<BusMessage>();
        int serial = serials.incrementAndGet();
        pending.put(serial, answer);
        try {
            send(call.numbered(serial));
            var got = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (got.kind() == BusMessage.REFUSAL) {
                throw new BusRefusedException(got.error());
            }
            return got;
        } catch (TimeoutException silent) {
            throw new SocketTimeoutException(call.member());
        } catch (ExecutionException impossible) {
            throw new IOException(impossible);
        } catch (CancellationException gone) {
            throw new ClosedChannelException();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(call.member());
        } finally {
            pending.remove(serial);
        }
    }

    /// As [#ask], of the bus itself.
    public BusMessage askBus(Duration limit, String member, String signature, Object... values) throws IOException {
        return ask(limit, BusMessage.call(BUS, BUS_PATH, BUS, member, signature, values));
    }

    /// Has signals come that fit a rule of the bus, such as `type='signal',member='Changed'`.
    public void hear(Duration limit, String rule) throws IOException {
        askBus(limit, "AddMatch", "s", rule);
    }

    /// Has it told whenever somebody else has `wanted`, by the bus' signal NameOwnerChanged.
    public void hearOwner(Duration limit, String wanted) throws IOException {
        hear(limit, "type='signal',sender='" + BUS + "',member='NameOwnerChanged',arg0='" + wanted + "'");
    }

    /// Sends without waiting: signals and answers.
    public void tell(BusMessage message) throws IOException {
        send(message.numbered(serials.incrementAndGet()));
    }

    private void send(BusMessage message) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        outgoing.add(BusWriter.bytes(message));
        selector.wakeup();
        if (closed) {
            pending.values().forEach(it -> it.cancel(false));
        }
    }

    private void run() {
        try (channel; selector) {
            var key = channel.register(selector, SelectionKey.OP_READ);
            while (!closed) {
                key.interestOps(write() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                selector.select();
                if (key.isReadable()) {
                    read();
                }
            }
            write();
        } catch (IOException | RuntimeException end) {
            if (!closed) {
                System.getLogger(BusConnection.class.getName()).log(Level.DEBUG, "the session bus ended", end);
            }
        } finally {
            closed = true;
            pending.values().forEach(it -> it.cancel(false));
            listener.ended();
        }
    }

    /// Whether everything is on its way.
    @CanIgnoreReturnValue
    private boolean write() throws IOException {
        for (@Nullable ByteBuffer next = outgoing.peek(); next != null; next = outgoing.peek()) {
            channel.write(next);
            if (next.hasRemaining()) {
                return false;
            }
            outgoing.remove();
        }
        return true;
    }

    private void read() throws IOException {
        if (channel.read(incoming) < 0) {
            throw new EOFException();
        }
        incoming.flip();
        while (lines < 2 && line()) {
            lines++;
        }
        if (lines < 2 && incoming.remaining() > LONGEST_LINE) {
            throw new ProtocolException("a login without an end");
        }
        int length = lines < 2 ? 0 : BusReader.length(incoming);
        while (length > 0 && length <= incoming.remaining()) {
            take(BusReader.message(incoming.slice(incoming.position(), length)));
            incoming.position(incoming.position() + length);
            length = BusReader.length(incoming);
        }
        incoming.compact();
        if (length > incoming.capacity() || !incoming.hasRemaining()) {
            incoming = ByteBuffer.allocate(Math.max(length, 2 * incoming.capacity())).put(incoming.flip());
        }
    }

    /// Passes over a line of the login.
    private boolean line() throws IOException {
        for (int at = incoming.position(); at < incoming.limit(); at++) {
            if (incoming.get(at) == '\n') {
                if (incoming.get(incoming.position()) == 'R' || incoming.get(incoming.position()) == 'E') {
                    throw new ProtocolException("the bus takes us for somebody else");
                }
                incoming.position(at + 1);
                return true;
            }
        }
        return false;
    }

    private void take(BusMessage message) throws IOException {
        switch (message.kind()) {
            case BusMessage.ANSWER, BusMessage.REFUSAL -> {
                var waiting = pending.get(message.answers());
                if (waiting != null) {
                    waiting.complete(message);
                }
            }
            case BusMessage.SIGNAL -> listener.signal(message);
            case BusMessage.CALL -> {
                var answer = listener.called(message);
                if (answer.isPresent() && !message.quiet()) {
                    tell(answer.get());
                }
            }
            default -> {
                // The specification has whatever is new passed over.
            }
        }
    }

    /// What was sent before goes out, as far as the bus takes it at once.
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
