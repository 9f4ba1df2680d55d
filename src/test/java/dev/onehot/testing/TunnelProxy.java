package dev.onehot.testing;

import module java.base;

/// A real HTTP proxy on this machine. It makes a tunnel to one and the same port whatever host was named, and answers requests for plain
/// addresses itself.
public final class TunnelProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int port;
    private final String login;
    private final String plain;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /// @param port where tunnels end
    /// @param login the value of `Proxy-Authorization` that it wants; empty for none
    /// @param plain what it answers to a request for a plain address, whole
    public TunnelProxy(int port, String login, String plain) {
        this.port = port;
        this.login = login;
        this.plain = plain;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// `127.0.0.1:port`
    public String place() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /// The heads of the requests that came, whole.
    public List<String> heads() {
        return heads;
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
            var head = head(client.getInputStream());
            heads.add(head);
            if (!login.isEmpty() && !head.contains("Proxy-Authorization: " + login + "\r\n")) {
                say(client, "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"work\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            } else if (head.startsWith("CONNECT ")) {
                tunnel(client);
            } else {
                say(client, plain);
            }
        } catch (IOException hungUp) {
            // The other side has gone.
        }
    }

    private void tunnel(Socket client) throws IOException {
        try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            say(client, "HTTP/1.1 200 Connected\r\n\r\n");
            Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException hungUp) {
            // Either side has gone.
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("closed");
            }
            bytes.write(c);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
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
