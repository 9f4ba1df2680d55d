package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command.SetSetting;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Origin;

/// Lets `onehotctl serve` answer programs, so that the cache of its launcher holds the classes that it takes: a provider over TLS, the dialects, a vault.
///
/// Run by the build twice in one folder, in which `own.p12` and `ca.pem` are a server's key and certificate. The first run only makes a database: nothing of
/// what that takes is to be in the cache.
public final class ServeRehearsal {
    /// Of a key that is made for a minute.
    private static final char[] PASSWORD = "rehearsal".toCharArray();

    private static final int WAIT_MILLIS = 20_000;
    private static final int PAUSE_MILLIS = 50;
    private static final String DIALOGUE = "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]";
    private static final String EVENTS = """
            data: {"id":"1","choices":[{"index":0,"delta":{"role":"assistant","content":"hello"}}]}

            data: {"id":"1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}}

            data: [DONE]

            """;
    private static final String WHOLE = """
            {"id":"1","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hello"},
             "finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}}
            """;

    /// Each of the four dialects, whole and streamed.
    private static final List<String> ASKED = List.of(
            "/v1/chat/completions {\"model\":\"m\"," + DIALOGUE + "}",
            "/v1/chat/completions {\"model\":\"m\",\"stream\":true," + DIALOGUE + "}",
            "/v1/messages {\"model\":\"m\",\"max_tokens\":9," + DIALOGUE + "}",
            "/v1/messages {\"model\":\"m\",\"max_tokens\":9,\"stream\":true," + DIALOGUE + "}",
            "/v1/responses {\"model\":\"m\",\"input\":\"hello\"}",
            "/v1/responses {\"model\":\"m\",\"stream\":true,\"input\":\"hello\"}",
            "/v1beta/models/m:generateContent {\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hello\"}]}]}",
            "/v1beta/models/m:streamGenerateContent?alt=sse {\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hello\"}]}]}");

    private final Path folder;
    private final Map<String, String> environment;

    private ServeRehearsal(Path folder) {
        this.folder = folder;
        this.environment = Map.of(
                "ONEHOT_DB", folder.resolve("onehot.db").toString(),
                "ONEHOT_KEYCHAIN", "none",
                "ONEHOT_PASSPHRASE", "of a vault for a minute",
                "SSL_CERT_FILE", folder.resolve("ca.pem").toString(),
                "HOME", folder.resolve("home").toString(),
                "XDG_STATE_HOME", folder.resolve("state").toString());
    }

    public static void main(String[] arguments) throws Exception {
        var rehearsal = new ServeRehearsal(Path.of(arguments[0]));
        if (Files.exists(rehearsal.folder.resolve("ports"))) {
            rehearsal.serve();
        } else {
            rehearsal.prepare();
        }
    }

    private String run(String input, String... arguments) throws IOException {
        var said = new StringWriter();
        var program = new Program(environment, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), false, said, Onehotctl.writer(FileDescriptor.err));
        if (program.run(arguments) != Exit.DONE) {
            throw new IOException(String.join(" ", arguments) + " failed");
        }
        return said.toString().strip();
    }

    private void prepare() throws IOException {
        int provider = anyPort();
        int port = anyPort();
        run("sk-rehearsal", "provider", "add", "Rehearsal", "--kind", "openai-compatible", "--base-url", "https://127.0.0.1:" + provider + "/v1", "--model", "m",
                "--key-stdin");
        var token = run("", "program", "token", "rehearsal");
        try (var manager = SettingsManager.open(folder.resolve("onehot.db"))) {
            manager.apply(new SetSetting(OwnSettings.ENDPOINT_PORT, String.valueOf(port), OptionalLong.empty()), Origin.CLI);
        }
        Files.write(folder.resolve("ports"), List.of(String.valueOf(provider), String.valueOf(port), token));
    }

    private static int anyPort() throws IOException {
        try (var any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private void serve() throws IOException, GeneralSecurityException, InterruptedException {
        var ports = Files.readAllLines(folder.resolve("ports"));
        try (var server = secure().createServerSocket(Integer.parseInt(ports.get(0)), ASKED.size(), InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> provide(server));
            var program = new Program(environment, InputStream.nullInputStream(), false, Onehotctl.writer(FileDescriptor.out), Onehotctl.writer(FileDescriptor.err));
            var serving = Thread.ofPlatform().daemon().start(() -> program.run("serve"));
            try {
                for (var each : ASKED) {
                    ask(Integer.parseInt(ports.get(1)), ports.get(2), each.substring(0, each.indexOf(' ')), each.substring(each.indexOf(' ') + 1));
                }
            } finally {
                serving.interrupt();
            }
            if (!serving.join(Duration.ofMillis(WAIT_MILLIS))) {
                throw new IOException("serve does not end");
            }
        }
    }

    private SSLServerSocketFactory secure() throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(folder.resolve("own.p12").toFile(), PASSWORD), PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static void provide(ServerSocket server) {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                client.setSoTimeout(WAIT_MILLIS);
                var request = new String(client.getInputStream().readNBytes(1), StandardCharsets.US_ASCII);
                while (!request.contains("\r\n\r\n") || !request.endsWith("}")) {
                    request += (char) client.getInputStream().read();
                }
                boolean streams = request.contains("\"stream\":true");
                var body = (streams ? EVENTS : WHOLE).getBytes(StandardCharsets.UTF_8);
                var head = "HTTP/1.1 200 OK\r\nContent-Type: " + (streams ? "text/event-stream" : "application/json") + "\r\nContent-Length: " + body.length
                        + "\r\nConnection: close\r\n\r\n";
                client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().write(body);
            } catch (IOException ended) {
                // Whoever asks says so.
            }
        }
    }

    /// It listens before its keys are there.
    private static void ask(int port, String token, String path, String body) throws IOException, InterruptedException {
        var answer = answer(port, token, path, body);
        for (long begin = System.nanoTime(); answer.startsWith("HTTP/1.1 503 ") && System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);) {
            Thread.sleep(PAUSE_MILLIS);
            answer = answer(port, token, path, body);
        }
        if (!answer.startsWith("HTTP/1.1 200 ") || !answer.contains("hello")) {
            throw new IOException(path + " was answered with " + answer);
        }
    }

    private static String answer(int port, String token, String path, String body) throws IOException, InterruptedException {
        try (var socket = connected(port)) {
            socket.setSoTimeout(WAIT_MILLIS);
            socket.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// As soon as it listens.
    private static Socket connected(int port) throws IOException, InterruptedException {
        for (long begin = System.nanoTime(); ; Thread.sleep(PAUSE_MILLIS)) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (ConnectException notYet) {
                if (System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS)) {
                    throw notYet;
                }
            }
        }
    }
}
