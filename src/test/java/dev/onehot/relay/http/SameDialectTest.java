package dev.onehot.relay.http;

import static dev.onehot.relay.http.FixedAnswering.BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What passes as it is, and what of it does not.
@Execution(ExecutionMode.CONCURRENT)
class SameDialectTest {
    private static final String CHAT = "POST /v1/chat/completions";
    private static final String ANSWER = "{\"id\":\"a\",\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":9,\"prompt_tokens_details\":{\"cached_tokens\":4}}}";

    @Test
    void bodiesPassByteForByteAndSoDoHeadersButCredentialsAndThoseOfTheConnection() throws IOException {
        var asked = "{ \"model\" : \"m1\", \"messages\":[{\"role\":\"user\",\"content\":\"Grüße \\u00e9 {\\\"model\\\":\\\"x\\\"}\"}] }";
        try (var server = new RawServer((_, to) -> RawServer.say(to, RawServer.json(200, ANSWER, "X-Request-Id: 77\r\nSet-Cookie: a=b\r\nAlt-Svc: h3\r\nConnection: X-Gone\r\nX-Gone: 1\r\n")));
                var endpoint = Endpoint.open(0, answering(server, "m1"), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), CHAT + "?a=b&key=secret", BEARER + "Cookie: c=d\r\nX-Api-Key: also-secret\r\nOpenAI-Beta: x=1\r\n"
                    + "Connection: keep-alive, X-Hop\r\nX-Hop: 1\r\nAccept-Encoding: gzip\r\nUser-Agent: editor/1\r\n", asked);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(ANSWER);
            assertThat(answer.header("X-Request-Id")).isEqualTo("77");
            assertThat(answer.header("x-onehot-provider")).isEqualTo("Work");
            assertThat(answer.header("x-onehot-revision")).isEqualTo("7");
            assertThat(answer.headers()).doesNotContainKeys("Set-Cookie", "Alt-Svc", "X-Gone");
            var request = server.requests.getFirst();
            assertThat(request.line()).isEqualTo("POST /v1/chat/completions?a=b HTTP/1.1");
            assertThat(request.text()).isEqualTo(asked);
            assertThat(request.header("Authorization")).isEqualTo("Bearer " + FixedAnswering.KEY);
            assertThat(request.header("OpenAI-Beta")).isEqualTo("x=1");
            assertThat(request.header("User-Agent")).isEqualTo("editor/1");
            assertThat(request.header("Accept-Encoding")).isEqualTo("identity");
            assertThat(request.headers()).doesNotContainKeys("Cookie", "X-Api-Key", "X-Hop").containsEntry("Host", "127.0.0.1:" + server.port());
            assertThat(request.headers().toString()).doesNotContain("secret", FixedAnswering.TOKEN);
        }
    }

    @Test
    void aModelThatTheProviderDoesNotHaveIsItsOwnInPlace() throws IOException {
        try (var server = RawServer.json(200, ANSWER)) {
            var answering = answering(server, "m1", "claude-haiku");
            answering.models = new LinkedHashMap<>(Map.of("*mini*", "claude-haiku"));
            try (var endpoint = Endpoint.open(0, answering, Map.of()); var program = new AskingProgram(endpoint.port())) {
                for (var wanted : List.of("other", "m1", "claude-haiku-20251001[1m]", "gpt-MINI-3", "m\\\"1")) {
                    program.ask(CHAT, BEARER, "{\"messages\":[{\"model\":\"inner\"}],\"model\": \"" + wanted + "\",\"n\":1}");
                }
                assertThat(server.requests).extracting(RawServer.Request::text).containsExactly(
                        "{\"messages\":[{\"model\":\"inner\"}],\"model\": \"m1\",\"n\":1}", "{\"messages\":[{\"model\":\"inner\"}],\"model\": \"m1\",\"n\":1}",
                        "{\"messages\":[{\"model\":\"inner\"}],\"model\": \"claude-haiku\",\"n\":1}",
                        "{\"messages\":[{\"model\":\"inner\"}],\"model\": \"claude-haiku\",\"n\":1}", "{\"messages\":[{\"model\":\"inner\"}],\"model\": \"m1\",\"n\":1}");
                assertThat(server.connections).as("one connection for all").hasValue(1);
            }
            Await.until("all are told", () -> answering.served.size() == 5);
            assertThat(answering.served.getFirst().usage()).isEqualTo(new Piece.Usage(12, 4, 0, 9, 0));
            assertThat(answering.served).allSatisfy(it -> {
                assertThat(it.program()).isEqualTo("editor");
                assertThat(it.status()).isEqualTo(200);
                assertThat(it.error()).isEmpty();
            });
        }
    }

    @Test
    void everyEventIsForwardedWhenItComes() throws Exception {
        var go = new Semaphore(0);
        try (var server = new RawServer((_, to) -> {
                    RawServer.say(to, RawServer.EVENTS);
                    for (int i = 0; i < 3; i++) {
                        RawServer.chunk(to, "data: {\"n\":" + i + "}\n\n");
                        assertThat(go.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                    }
                    RawServer.say(to, "0\r\n\r\n");
                });
                var endpoint = Endpoint.open(0, answering(server, "m1"), Map.of());
                var program = new AskingProgram(endpoint.port())) {
            program.say(program.request(CHAT, BEARER, "{\"model\":\"m1\",\"stream\":true}"));
            assertThat(program.head().header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(endpoint.underWay()).containsExactly(Map.entry(1L, 1));
            for (int i = 0; i < 3; i++) {
                assertThat(program.chunk()).contains("data: {\"n\":" + i + "}\n\n");
                go.release();
            }
            assertThat(program.chunk()).contains("");
            assertThat(endpoint.underWay()).isEmpty();
        }
    }

    @Test
    void whatAStreamCostIsReadFromItsBeginningAndItsEnd() throws IOException {
        try (var server = new RawServer((_, to) -> {
            RawServer.say(to, RawServer.EVENTS);
            RawServer.chunk(to, "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":25,\"cache_read_input_tokens\":100,"
                    + "\"cache_creation_input_tokens\":5,\"output_tokens\":1}}}\n\n");
            for (int i = 0; i < 200; i++) {
                RawServer.chunk(to, "event: content_block_delta\ndata: {\"delta\":{\"text\":\"word \\\"usage\\\":{\\\"input_tokens\\\":9999}\"}}\n\n");
            }
            RawServer.chunk(to, "event: message_delta\ndata: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":250}}\n\n");
            RawServer.say(to, "0\r\n\r\n");
        })) {
            var answering = new FixedAnswering().with(FixedAnswering.provider("anthropic", server.url(""), "m1"), "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                var answer = AskingProgram.once(endpoint.port(), "POST /v1/messages?beta=true", "x-api-key: " + FixedAnswering.TOKEN + "\r\nanthropic-version: 2099-01-01\r\n",
                        "{\"model\":\"m1\"}");
                assertThat(answer.whole()).isTrue();
                assertThat(server.requests.getFirst().line()).isEqualTo("POST /v1/messages?beta=true HTTP/1.1");
                assertThat(server.requests.getFirst().headers()).containsEntry("x-api-key", FixedAnswering.KEY).containsEntry("anthropic-version", "2099-01-01")
                        .doesNotContainKey("Authorization");
            }
            assertThat(answering.served.getFirst().usage()).isEqualTo(new Piece.Usage(130, 100, 5, 250, 0));
        }
    }

    @Test
    void whatComesPackedIsUnpackedPieceByPiece() throws Exception {
        var go = new Semaphore(0);
        try (var server = new RawServer((_, to) -> {
                    RawServer.say(to, RawServer.EVENTS.replace("Content-Type", "Content-Encoding: gzip\r\nContent-Type"));
                    var packed = new ByteArrayOutputStream();
                    try (var gzip = new GZIPOutputStream(packed, 512, true)) {
                        for (int i = 0; i < 2; i++) {
                            gzip.write(("data: {\"n\":" + i + "}\n\n").getBytes(StandardCharsets.UTF_8));
                            gzip.flush();
                            RawServer.say(to, Integer.toHexString(packed.size()) + "\r\n");
                            packed.writeTo(to.getOutputStream());
                            RawServer.say(to, "\r\n");
                            packed.reset();
                            assertThat(go.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                        }
                    }
                    RawServer.say(to, Integer.toHexString(packed.size()) + "\r\n");
                    packed.writeTo(to.getOutputStream());
                    RawServer.say(to, "\r\n0\r\n\r\n");
                });
                var endpoint = Endpoint.open(0, answering(server, "m1"), Map.of());
                var program = new AskingProgram(endpoint.port())) {
            program.say(program.request(CHAT, BEARER, "{\"model\":\"m1\",\"stream\":true}"));
            assertThat(program.head().headers()).doesNotContainKey("Content-Encoding");
            for (int i = 0; i < 2; i++) {
                assertThat(program.chunk()).contains("data: {\"n\":" + i + "}\n\n");
                go.release();
            }
            assertThat(program.chunk()).contains("");
        }
    }

    @Test
    void geminiNamesItsModelInThePath() throws IOException {
        try (var server = RawServer.json(200, "{\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":4,\"thoughtsTokenCount\":5}}")) {
            var answering = new FixedAnswering().with(FixedAnswering.provider("google", server.url("/v1beta"), "g1"), "g1");
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                assertThat(AskingProgram.once(endpoint.port(), "POST /v1beta/models/g2:streamGenerateContent?alt=sse&key=" + FixedAnswering.TOKEN, "", "{\"contents\":[]}").status())
                        .isEqualTo(200);
                assertThat(server.requests.getFirst().line()).isEqualTo("POST /v1beta/models/g1:streamGenerateContent?alt=sse HTTP/1.1");
                assertThat(server.requests.getFirst().headers()).containsEntry("x-goog-api-key", FixedAnswering.KEY);
            }
            assertThat(answering.served.getFirst().usage()).isEqualTo(new Piece.Usage(3, 0, 0, 9, 5));
        }
    }

    static FixedAnswering answering(RawServer server, String... models) {
        return new FixedAnswering().with(FixedAnswering.provider("openai-compatible", server.url("/v1"), models[0]), models);
    }
}
