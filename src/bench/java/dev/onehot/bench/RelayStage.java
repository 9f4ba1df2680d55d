package dev.onehot.bench;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Answering;
import dev.onehot.relay.Caller;
import dev.onehot.relay.Served;

/// A provider that streams what it was sent, in as many pieces as it is asked for, and says who it is and with which key it was asked; and programs that ask.
final class RelayStage implements AutoCloseable {
    static final String TOKEN = "oh-bench";

    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();

    RelayStage() throws IOException {
        this(0);
    }

    RelayStage(int port) throws IOException {
        socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    String address() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /// Bytes of events that it has given to the system.
    long sent() {
        return sent.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream());
            var out = client.getOutputStream();
            for (var head = lines(in); !head.isEmpty(); head = lines(in)) {
                var body = new String(in.readNBytes(Integer.parseInt(value(head, "content-length"))), StandardCharsets.UTF_8);
                var key = value(head, "authorization");
                int pieces = Integer.parseInt(body.replaceAll(".*\"pieces\":(\\d+).*", "$1"));
                long pause = body.contains("\"pause\"") ? Long.parseLong(body.replaceAll(".*\"pause\":(\\d+).*", "$1")) : 0;
                out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < pieces; i++) {
                    var event = "data: " + i + " " + port() + " " + key + " " + body + "\n\n";
                    out.write((Integer.toHexString(event.length()) + "\r\n" + event + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    sent.addAndGet(event.length());
                    if (pause > 0) {
                        Thread.sleep(pause);
                    }
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException | InterruptedException gone) {
            // The other side has gone, or this server is killed.
        } finally {
            open.remove(client);
        }
    }

    /// As a kill would: every connection is reset.
    void kill() {
        for (var each : open) {
            try {
                each.setSoLinger(true, 0);
                each.close();
            } catch (IOException gone) {
                // It is what was wanted.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        kill();
    }

    private static List<String> lines(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        return lines;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static String value(List<String> head, String name) {
        return head.stream().filter(it -> it.toLowerCase(Locale.ROOT).startsWith(name + ":")).map(it -> it.substring(name.length() + 1).strip()).findFirst().orElse("0");
    }

    /// A program with one connection.
    static final class Asker implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final int port;
        private final StringBuilder pending = new StringBuilder();

        Asker(int port) throws IOException {
            this.port = port;
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            in = new BufferedInputStream(socket.getInputStream());
        }

        void send(String body) throws IOException {
            send(body, body.length());
        }

        /// @param now how much of the body
        void send(String body, int now) throws IOException {
            socket.getOutputStream().write(("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + TOKEN
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body.substring(0, now)).getBytes(StandardCharsets.US_ASCII));
        }

        /// The rest of the body.
        void go(String rest) throws IOException {
            socket.getOutputStream().write(rest.getBytes(StandardCharsets.US_ASCII));
        }

        /// The first line and the headers.
        List<String> head() throws IOException {
            var head = lines(in);
            if (head.isEmpty()) {
                throw new EOFException();
            }
            return head;
        }

        /// Empty at the end of the answer.
        String chunk() throws IOException {
            var size = line(in);
            if (size.isEmpty()) {
                throw new EOFException();
            }
            int length = Integer.parseInt(size, 16);
            var bytes = in.readNBytes(length + 2);
            if (bytes.length < length + 2) {
                throw new EOFException();
            }
            return new String(bytes, 0, length, StandardCharsets.US_ASCII);
        }

        /// The next event, however it was cut; empty at the end of the answer.
        String event() throws IOException {
            int end = pending.indexOf("\n\n");
            while (end < 0) {
                var chunk = chunk();
                if (chunk.isEmpty()) {
                    return "";
                }
                pending.append(chunk);
                end = pending.indexOf("\n\n");
            }
            var event = pending.substring(0, end + 2);
            pending.delete(0, end + 2);
            return event;
        }

        /// Reads until the end of the answer.
        String rest() throws IOException {
            var rest = new StringBuilder();
            for (var chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
                rest.append(chunk);
            }
            return rest.toString();
        }

        /// The body of an answer that is no stream.
        String whole(List<String> head) throws IOException {
            return new String(in.readNBytes(Integer.parseInt(value(head, "content-length"))), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    static Provider provider(long id, String address) {
        return new Provider(id, "p" + id, "openai-compatible", address, "bench", "", ProviderOptions.NONE, MaskedKey.NONE, "", List.of(), true,
                new Provider.Place(id, false), Optional.empty(), "", "", 1);
    }

    static Answering answering(String address) {
        return answering(new AtomicReference<>(answerer(1, address, 1)), _ -> {});
    }

    static Answerer answerer(long id, String address, long revision) {
        return new Answerer(provider(id, address), ApiKey.of("key-" + id), revision, Set.of("bench"));
    }

    static Answering answering(AtomicReference<Answerer> active, Consumer<Served> told) {
        return new Answering() {
            @Override
            public Optional<Caller> caller(String token) {
                return token.equals(TOKEN) ? Optional.of(new Caller("bench", OptionalLong.empty(), new LinkedHashMap<>())) : Optional.empty();
            }

            @Override
            public Answerer answerer(Caller caller) {
                return active.get();
            }

            @Override
            public void served(Served served) {
                told.accept(served);
            }
        };
    }
}
