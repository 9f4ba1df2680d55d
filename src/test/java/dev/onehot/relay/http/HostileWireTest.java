package dev.onehot.relay.http;

import static dev.onehot.relay.http.FixedAnswering.BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.Mutator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever comes over the wire, from programs and from providers: an answer or the end of the connection, soon, and the next one is answered as ever. No
/// provider is asked for whoever has no token.
class HostileWireTest {
    private static final long SEED = 21;
    private static final int FEW = 60;
    private static final int MANY = Integer.getInteger("onehot.fuzz", 4_000);
    private static final int PATIENCE = 20_000;
    private static final String BODY = "{\"model\":\"m1\",\"stream\":true,\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    private static final String ANSWER = "{\"id\":\"1\",\"object\":\"chat.completion\",\"model\":\"m1\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\","
            + "\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"}}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}";
    private static final String EVENT = "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"m1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n";

    private static final AtomicReference<Optional<byte[]>> SAID = new AtomicReference<>(Optional.empty());
    private static RawServer server;
    private static Endpoint endpoint;

    @BeforeAll
    static void open() throws IOException {
        server = new RawServer((_, to) -> {
            var hostile = SAID.get();
            if (hostile.isEmpty()) {
                RawServer.say(to, RawServer.json(200, ANSWER, ""));
            } else {
                to.getOutputStream().write(hostile.get());
                to.close();
            }
        });
        endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of());
    }

    @AfterAll
    static void close() {
        endpoint.close();
        server.close();
    }

    @Test
    void whateverAProgramSays() throws IOException {
        requests(endpoint, BEARER, FEW);
        assertAnswers();
    }

    /// `mvn -Pproof verify`.
    @Tag("proof")
    @Timeout(3_600)
    @Test
    void andMuchMoreOfIt() throws IOException {
        requests(endpoint, BEARER, MANY);
        assertAnswers();
    }

    @Test
    void whateverAProviderSays() throws IOException {
        answers(FEW);
    }

    @Tag("proof")
    @Timeout(3_600)
    @Test
    void andMuchMoreOfThat() throws IOException {
        answers(MANY);
    }

    @Test
    void whateverIsSaidWithoutATokenReachesNoProvider() throws IOException {
        try (var provider = RawServer.json(200, ANSWER); var relay = Endpoint.open(0, SameDialectTest.answering(provider, "m1"), Map.of())) {
            requests(relay, BEARER.replace("token", "other"), FEW);
            assertThat(provider.requests).isEmpty();
        }
    }

    /// A token is the whole of it.
    @Test
    void noPartOfATokenIsOne() throws IOException {
        int asked = server.requests.size();
        for (int end = 0; end < FixedAnswering.TOKEN.length(); end++) {
            var part = FixedAnswering.TOKEN.substring(0, end);
            for (var sent : List.of(part, part + "x".repeat(FixedAnswering.TOKEN.length() - end), FixedAnswering.TOKEN + part + "x")) {
                assertThat(AskingProgram.once(endpoint.port(), "POST /v1/chat/completions", "Authorization: Bearer " + sent + "\r\n", BODY).status()).isEqualTo(401);
            }
        }
        assertThat(server.requests).hasSize(asked);
    }

    private static void requests(Endpoint relay, String token, int rounds) throws IOException {
        var right = new ArrayList<byte[]>();
        for (var line : List.of("POST /v1/chat/completions", "POST /v1/messages", "POST /v1/responses", "GET /v1/models", "POST /v1beta/models/m1:streamGenerateContent")) {
            var body = line.startsWith("GET") ? "" : BODY;
            right.add(bytes(line + " HTTP/1.1\r\nHost: 127.0.0.1:" + relay.port() + "\r\n" + token + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
        }
        var mutator = new Mutator(SEED, right);
        for (int round = 0; round < rounds; round++) {
            var input = mutator.next(right.get(round % right.size()));
            assertThat(said(relay, input)).as("round %s", round).matches("(?s)|HTTP/1\\.1 .*").doesNotStartWith("HTTP/1.1 500");
        }
    }

    private static void answers(int rounds) throws IOException {
        var events = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n0\r\n\r\n";
        var right = List.of(bytes(RawServer.json(200, ANSWER, "")), bytes(events), bytes(RawServer.json(429, "{\"error\":{\"message\":\"slow\"}}", "Retry-After: 3\r\n")),
                bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + EVENT + "data: [DONE]\n\n"));
        var mutator = new Mutator(SEED, right);
        try {
            for (int round = 0; round < rounds; round++) {
                SAID.set(Optional.of(mutator.next(right.get(round % right.size()))));
                var line = List.of("POST /v1/chat/completions", "POST /v1/messages", "POST /v1/responses").get(round % 3);
                var request = line + " HTTP/1.1\r\nHost: 127.0.0.1:" + endpoint.port() + "\r\n" + BEARER + "Connection: close\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
                assertThat(said(endpoint, bytes(request))).as("round %s", round).matches("(?s)|HTTP/1\\.1 .*");
            }
        } finally {
            SAID.set(Optional.empty());
        }
        assertAnswers();
    }

    /// All that is answered until the connection ends; the test fails where neither comes.
    private static String said(Endpoint relay, byte[] input) throws IOException {
        try (var program = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            program.setSoTimeout(PATIENCE);
            try {
                program.getOutputStream().write(input);
                program.shutdownOutput();
                return new String(program.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (SocketException hungUp) {
                return "";
            }
        }
    }

    private static void assertAnswers() throws IOException {
        assertThat(AskingProgram.once(endpoint.port(), "POST /v1/chat/completions", BEARER, BODY).status()).isEqualTo(200);
        Await.until("nothing is under way", () -> endpoint.underWay().isEmpty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
