package dev.onehot.relay.http;

import module java.base;

/// A provider's server on this machine that answers what a test says, byte for byte and as slowly as it likes, many requests on one connection.
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Script script;
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final Set<Socket> open = ConcurrentHashMap.newKeySet();
    final AtomicInteger connections = new AtomicInteger();

    /// @param line the first one
    /// @param headers by name, without regard to case
    record Request(String line, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// Answers one request; the connection stays open unless it closes it.
    @FunctionalInterface
    interface Script {
        void answer(Request request, Socket to) throws IOException, InterruptedException;
    }

    RawServer(Script script) {
        this(script, anySocket());
    }

    RawServer(Script script, ServerSocket socket) {
        this.script = script;
        this.socket = socket;
        Thread.ofVirtual().start(this::accept);
    }

    private static ServerSocket anySocket() {
        try {
            return new ServerSocket(0, 600, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// One that answers everything with this JSON.
    static RawServer json(int status, String body) {
        return new RawServer((_, to) -> say(to, json(status, body, "")));
    }

    /// @param headers whole lines with their ends
    static String json(int status, String body, String headers) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n" + headers
                + "\r\n" + body;
    }

    static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        to.getOutputStream().flush();
    }

    static void chunk(Socket to, String text) throws IOException {
        say(to, Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
    }

    static final String EVENTS = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    int port() {
        return socket.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                client.setTcpNoDelay(true);
                connections.incrementAndGet();
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
            for (var request = read(in); request.isPresent() && !client.isClosed(); request = read(in)) {
                requests.add(request.get());
                script.answer(request.get(), client);
            }
        } catch (IOException | InterruptedException gone) {
            // The other side has gone: what a test is about.
        } finally {
            open.remove(client);
        }
    }

    static Optional<Request> read(InputStream in) throws IOException {
        var line = line(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var header = line(in).orElse(""); !header.isEmpty(); header = line(in).orElse("")) {
            int colon = header.indexOf(':');
            headers.merge(header.substring(0, colon), header.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        return Optional.of(new Request(line.get(), headers, in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")))));
    }

    /// Empty at the end.
    static Optional<String> line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int c = in.read();
        for (; c >= 0 && c != '\n'; c = in.read()) {
            bytes.write(c);
        }
        return c < 0 && bytes.size() == 0 ? Optional.empty() : Optional.of(bytes.toString(StandardCharsets.UTF_8).strip());
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var each : open) {
                each.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
