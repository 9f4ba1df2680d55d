package dev.onehot.relay.http;

import static dev.onehot.relay.http.FixedAnswering.BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs do on their side of the connection.
@Execution(ExecutionMode.CONCURRENT)
class OddProgramsTest {
    private static final String CHAT = "POST /v1/chat/completions";
    private static final String BODY = "{\"model\":\"m1\",\"stream\":true}";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoLeavesWhileTheProviderIsSilentHasItsConnectionClosed(boolean begun) throws Exception {
        var asked = new Semaphore(0);
        var gone = new Semaphore(0);
        try (var server = new RawServer((_, to) -> {
            if (begun) {
                RawServer.say(to, RawServer.EVENTS);
                RawServer.chunk(to, "data: {}\n\n");
            }
            asked.release();
            to.setSoTimeout(20_000);
            try {
                assertThat(to.getInputStream().read()).isEqualTo(-1);
            } catch (SocketException reset) {
                // That is an end, too.
            }
            gone.release();
            to.close();
        })) {
            var answering = SameDialectTest.answering(server, "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                try (var program = new AskingProgram(endpoint.port())) {
                    program.say(program.request(CHAT, BEARER, BODY));
                    assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                }
                assertThat(gone.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                Await.until("it is told", () -> answering.served.size() == 1);
                assertThat(answering.served.getFirst().status()).isEqualTo(499);
                assertThat(endpoint.underWay()).isEmpty();
                assertThat(endpoint.failures()).isEmpty();
            }
        }
    }

    @Test
    void whoReadsSlowlyHoldsTheProviderBackInsteadOfMemory() throws Exception {
        var written = new AtomicLong();
        var block = "x".repeat(64 << 10);
        try (var server = new RawServer((_, to) -> {
                    RawServer.say(to, RawServer.EVENTS);
                    for (int i = 0; i < 1000; i++) {
                        RawServer.chunk(to, block);
                        written.addAndGet(block.length());
                    }
                    RawServer.say(to, "0\r\n\r\n");
                });
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of());
                var program = new AskingProgram(endpoint.port())) {
            program.say(program.request(CHAT, BEARER, BODY));
            program.head();
            var before = new AtomicLong(-1);
            Await.until("the provider waits", () -> {
                LockSupport.parkNanos(200_000_000);
                return before.getAndSet(written.get()) == written.get();
            });
            // What the system's own buffers hold, and little more.
            assertThat(written.get()).isLessThan(30L << 20);
            long read = 0;
            var chunk = program.chunk();
            for (; !chunk.orElse("").isEmpty(); chunk = program.chunk()) {
                read += chunk.get().length();
            }
            assertThat(chunk).contains("");
            assertThat(read).isEqualTo(1000L * block.length());
        }
    }

    @Test
    void requestsSentAheadAreAnsweredInOrder() throws IOException {
        try (var server = new RawServer((request, to) -> RawServer.say(to, RawServer.json(200, request.text(), "")));
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of());
                var program = new AskingProgram(endpoint.port())) {
            var all = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                all.append(i % 3 == 0 ? program.request("GET /", "", "") : program.request(CHAT, BEARER, "{\"model\":\"m1\",\"n\":" + i + "}"));
            }
            program.say(all.toString());
            for (int i = 0; i < 100; i++) {
                var answer = program.answer();
                assertThat(answer.body()).isEqualTo(i % 3 == 0 ? answer.body() : "{\"model\":\"m1\",\"n\":" + i + "}").startsWith(i % 3 == 0 ? "Onehot" : "{");
            }
        }
    }

    @Test
    void aBodyMayComeInChunksAndWaitToBeWanted() throws IOException {
        try (var server = new RawServer((request, to) -> RawServer.say(to, RawServer.json(200, request.text(), "")));
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of());
                var program = new AskingProgram(endpoint.port())) {
            program.say(CHAT + " HTTP/1.1\r\nHost: localhost:" + endpoint.port() + "\r\n" + BEARER + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
            assertThat(program.head().status()).isEqualTo(100);
            program.say("5\r\n{\"mod\r\n");
            program.say("9\r\nel\":\"m1\"}\r\n0\r\n\r\n");
            assertThat(program.answer().body()).isEqualTo("{\"model\":\"m1\"}");
            assertThat(server.requests.getFirst().headers()).containsEntry("Content-Length", "14").doesNotContainKeys("Transfer-Encoding", "Expect");
        }
    }

    @Test
    void whoIsRefusedIsNotAskedForItsBody() throws IOException {
        try (var endpoint = Endpoint.open(0, new FixedAnswering(), Map.of()); var program = new AskingProgram(endpoint.port())) {
            program.say(CHAT + " HTTP/1.1\r\nHost: localhost:" + endpoint.port() + "\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n");
            assertThat(program.answer().status()).isEqualTo(401);
            assertThat(program.in.read()).isEqualTo(-1);
        }
    }

    @Test
    void largeBodiesPassAndLargerOnesAreRefused() throws IOException {
        var length = new AtomicLong();
        try (var server = new RawServer((request, to) -> {
                    length.set(request.body().length);
                    RawServer.say(to, RawServer.json(200, "{}", ""));
                });
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of());
                var program = new AskingProgram(endpoint.port())) {
            var rest = "\",\"model\":\"other\"}";
            var large = "{\"a\":\"" + "y".repeat((20 << 20) - rest.length() - 6) + rest;
            assertThat(program.ask(CHAT, BEARER, large).status()).isEqualTo(200);
            assertThat(length).hasValue(large.length() - 3);
            program.say(CHAT + " HTTP/1.1\r\nHost: localhost:" + endpoint.port() + "\r\n" + BEARER + "Content-Length: 67108865\r\n\r\n");
            var refused = program.answer();
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.body()).contains("64 MiB at most");
        }
    }

    @Test
    void anotherProtocolIsNotTaken() throws IOException {
        try (var server = RawServer.json(200, "{}"); var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), CHAT, BEARER + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n", BODY);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(server.requests.getFirst().headers()).doesNotContainKeys("Upgrade", "HTTP2-Settings", "Connection");
            try (var program = new AskingProgram(endpoint.port())) {
                program.say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
                assertThat(program.head().status()).isGreaterThanOrEqualTo(400);
            }
        }
    }

    @Test
    void aBodyThatCannotBeReadLeavesNothingUnderWay() throws IOException {
        try (var server = RawServer.json(200, "{}")) {
            var answering = SameDialectTest.answering(server, "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of()); var program = new AskingProgram(endpoint.port())) {
                program.say(CHAT + " HTTP/1.1\r\nHost: localhost:" + endpoint.port() + "\r\n" + BEARER + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n");
                assertThat(program.answer().status()).isEqualTo(400);
                assertThat(program.in.read()).isEqualTo(-1);
                assertThat(endpoint.underWay()).isEmpty();
            }
            assertThat(answering.served).singleElement().matches(it -> it.status() == 499 && it.error().isEmpty());
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void anOldProgramIsAnsweredUntilTheConnectionEnds() throws IOException {
        try (var server = new RawServer((_, to) -> {
                    RawServer.say(to, RawServer.EVENTS);
                    RawServer.chunk(to, "data: 1\n\n");
                    RawServer.say(to, "0\r\n\r\n");
                });
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of());
                var program = new AskingProgram(endpoint.port())) {
            program.say(program.request(CHAT, BEARER, BODY).replace("HTTP/1.1", "HTTP/1.0"));
            var answer = program.answer();
            assertThat(answer.headers()).doesNotContainKey("Transfer-Encoding");
            assertThat(answer.body()).isEqualTo("data: 1\n\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001\u0002\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\nA\r\n B\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"})
    void whatIsNoRequestIsRefused(String text) throws IOException {
        try (var endpoint = Endpoint.open(0, new FixedAnswering(), Map.of()); var program = new AskingProgram(endpoint.port())) {
            program.say(text);
            assertThat(program.answer().status()).isBetween(400, 499);
        }
    }

    /// Codex asks with its version, and takes a list in OpenAI's form for a broken one. A provider would answer in that.
    @ParameterizedTest
    @ValueSource(strings = {"m1", ""})
    void codexIsToldOfModelsInItsOwnForm(String model) throws IOException {
        try (var server = RawServer.json(200, "{}"); var endpoint = Endpoint.open(0, SameDialectTest.answering(server, model), Map.of())) {
            assertThat(AskingProgram.once(endpoint.port(), "GET /v1/models?client_version=0.169.0", BEARER, "").body()).isEqualTo("{\"models\":[]}");
            assertThat(server.requests).isEmpty();
            assertThat(AskingProgram.once(endpoint.port(), "GET /v1/models?limit=9&version=client_version=1", BEARER, "").body()).doesNotContain("\"models\"");
        }
    }
}
