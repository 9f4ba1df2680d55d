package dev.onehot.testing;

import module java.base;

/// A real HTTP server on this machine that answers what a test says, to the byte: vendors, relays, proxies, and broken ones.
public final class Loopback implements AutoCloseable {
    private final ServerSocket socket;
    private final Function<Request, Response> answer;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /// @param headers by name, without regard to case
    public record Request(String method, String path, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /// Everything that came, for tests that look for what must not be there.
        public String everything() {
            return method + " " + path + "\n" + headers + "\n" + body;
        }
    }

    /// Writes an answer as it likes.
    @FunctionalInterface
    public interface Response {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private Loopback(ServerSocket socket, Function<Request, Response> answer) {
        this.socket = socket;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    public static Loopback answering(Function<Request, Response> answer) {
        try {
            return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// On a socket of another kind, such as one with TLS.
    public static Loopback on(ServerSocket socket, Function<Request, Response> answer) {
        return new Loopback(socket, answer);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// What was asked, in order.
    public List<Request> requests() {
        return requests;
    }

    public static Response json(int status, String body, String... headers) {
        return reply(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Response html(int status, String body) {
        return reply(status, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /// @param headers whole lines
    public static Response reply(int status, String type, byte[] body, String... headers) {
        var head = "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n"
                + String.join("", List.of(headers).stream().map(it -> it + "\r\n").toList()) + "Connection: close\r\n\r\n";
        return out -> {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
        };
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var request = read(client.getInputStream());
            requests.add(request);
            answer.apply(request).write(client.getOutputStream());
            client.getOutputStream().flush();
        } catch (IOException | InterruptedException hungUp) {
            // The other side has gone: what a test is about.
        }
    }

    private static Request read(InputStream in) throws IOException {
        var line = line(in).split(" ", -1);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IOException("this is not HTTP");
            }
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        boolean chunked = headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked");
        var body = new String(chunked ? chunks(in) : in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(line[0], line.length > 1 ? line[1] : "", headers, body);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            all.write(in.readNBytes(size));
            in.readNBytes(2);
        }
        return all.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            bytes.write(c);
        }
        if (bytes.size() == 0) {
            throw new IOException("closed");
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
