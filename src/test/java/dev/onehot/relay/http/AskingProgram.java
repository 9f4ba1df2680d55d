package dev.onehot.relay.http;

import module java.base;

/// A program that asks the endpoint over one connection, byte for byte.
final class AskingProgram implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    final Socket socket;
    final InputStream in;
    private final int port;

    /// @param body as far as it came
    /// @param whole whether the answer ended as it has to
    record Answer(int status, Map<String, String> headers, String body, boolean whole) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    AskingProgram(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// @param headers whole lines with their ends
    String request(String line, String headers, String body) {
        return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
                + "\r\n" + body;
    }

    Answer ask(String line, String headers, String body) throws IOException {
        say(request(line, headers, body));
        return answer();
    }

    /// Asks and leaves.
    static Answer once(int port, String line, String headers, String body) throws IOException {
        try (var program = new AskingProgram(port)) {
            return program.ask(line, headers, body);
        }
    }

    /// The status and the headers of what comes.
    Answer head() throws IOException {
        var line = RawServer.line(in).orElseThrow(() -> new EOFException("no answer"));
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var header = RawServer.line(in).orElse(""); !header.isEmpty(); header = RawServer.line(in).orElse("")) {
            int colon = header.indexOf(':');
            headers.merge(header.substring(0, colon), header.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        return new Answer(Integer.parseInt(line.split(" ", -1)[1]), headers, "", true);
    }

    Answer answer() throws IOException {
        var head = head();
        var body = new ByteArrayOutputStream();
        boolean whole = true;
        if (head.header("Transfer-Encoding").equals("chunked")) {
            whole = false;
            for (var chunk = chunk(); chunk.isPresent(); chunk = chunk()) {
                whole = chunk.get().isEmpty();
                if (whole) {
                    break;
                }
                body.writeBytes(chunk.get().getBytes(StandardCharsets.ISO_8859_1));
            }
        } else if (head.headers().containsKey("Content-Length")) {
            int length = Integer.parseInt(head.header("Content-Length"));
            body.writeBytes(in.readNBytes(length));
            whole = body.size() == length;
        } else if (head.status() >= 200) {
            body.writeBytes(in.readAllBytes());
        }
        return new Answer(head.status(), head.headers(), body.toString(StandardCharsets.UTF_8), whole);
    }

    /// The next chunk, byte by letter; empty text for the last one; nothing when the connection broke off.
    Optional<String> chunk() throws IOException {
        try {
            var size = RawServer.line(in);
            if (size.isEmpty()) {
                return Optional.empty();
            }
            int length = Integer.parseInt(size.get(), 16);
            var bytes = in.readNBytes(length + 2);
            return bytes.length < length + 2 ? Optional.empty() : Optional.of(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        } catch (SocketException reset) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
