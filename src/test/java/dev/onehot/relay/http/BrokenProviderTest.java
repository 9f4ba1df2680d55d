package dev.onehot.relay.http;

import static dev.onehot.relay.http.FixedAnswering.BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.http.AskingProgram.Answer;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a provider's server may do wrong: a program is told, or sees that its answer broke off; never another answer, never a key.
@Execution(ExecutionMode.CONCURRENT)
class BrokenProviderTest {
    private static final String CHAT = "POST /v1/chat/completions";
    private static final String BODY = "{\"model\":\"m1\",\"stream\":true}";

    private record Outcome(Answer answer, FixedAnswering told) {
        String error() {
            assertThat(told.served).hasSize(1);
            return told.served.getFirst().error();
        }
    }

    private static Outcome through(RawServer.Script script) throws IOException {
        try (var server = new RawServer(script)) {
            return through(SameDialectTest.answering(server, "m1"));
        }
    }

    private static Outcome through(FixedAnswering answering) throws IOException {
        try (var endpoint = Endpoint.open(0, answering, Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), CHAT, BEARER, BODY);
            Await.until("it is told", () -> !answering.served.isEmpty());
            assertThat(endpoint.underWay()).isEmpty();
            assertThat(endpoint.failures()).containsOnlyKeys(1L);
            return new Outcome(answer, answering);
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var outcome = through(new FixedAnswering().with(FixedAnswering.provider("openai-compatible", "http://127.0.0.1:" + port + "/v1", "m1")));
        assertThat(outcome.answer.status()).isEqualTo(502);
        assertThat(outcome.answer.body()).contains("Start the server or check the address: Work at 127.0.0.1:" + port);
        assertThat(outcome.answer.headers()).doesNotContainKey("x-should-retry");
        assertThat(outcome.error()).startsWith("Start the server");
    }

    @Test
    void aNameThatLeadsNowhereIsNamed() throws IOException {
        var outcome = through(new FixedAnswering().with(FixedAnswering.provider("openai-compatible", "http://no-such-host.invalid/v1", "m1")));
        assertThat(outcome.answer.status()).isEqualTo(502);
        assertThat(outcome.answer.body()).contains("Check the address: no server was found for Work at no-such-host.invalid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 200 OK~Content-Type: text/event-stream~Transfer-Encoding: chunked~~9~data: {"a~
            HTTP/1.1 200 OK~Content-Type: text/event-stream~Transfer-Encoding: chunked~~8~data: {}~
            HTTP/1.1 200 OK~Content-Type: application/json~Content-Length: 100~~{"half":
            """)
    void anAnswerThatBreaksOffBreaksOff(String answer) throws IOException {
        var outcome = through((_, to) -> {
            RawServer.say(to, answer.replace("~", "\r\n"));
            to.close();
        });
        assertThat(outcome.answer.status()).isEqualTo(200);
        assertThat(outcome.answer.whole()).isFalse();
        assertThat(outcome.error()).contains("within its answer");
    }

    @Test
    void anAnswerThatIsResetBreaksOff() throws IOException {
        var outcome = through((_, to) -> {
            RawServer.say(to, RawServer.EVENTS);
            RawServer.chunk(to, "data: {}\n\n");
            to.setSoLinger(true, 0);
            to.close();
        });
        assertThat(outcome.answer.whole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                             | Try again: the connection was closed
            SSH-2.0-OpenSSH_9.6~~                                          | Check the address: what answered is no HTTP
            HTTP/1.1 302 Found~Location: https://other.example/~Content-Length: 0~~ | Check the address: Work leads to another one (HTTP 302)
            HTTP/1.1 200 OK~Content-Type: text/html~Content-Length: 13~~<html></html> | Check the address or try later: Work answered with no JSON (HTTP 200)
            """)
    void whatIsNoAnswerIsSaidInTheDialectsShape(String answer, String said) throws IOException {
        var outcome = through((_, to) -> {
            RawServer.say(to, answer.replace("~", "\r\n"));
            to.close();
        });
        assertThat(outcome.answer.status()).isEqualTo(502);
        assertThat(outcome.answer.body()).startsWith("{\"error\":{\"message\":\"" + said);
        assertThat(outcome.answer.header("x-onehot-provider")).isEqualTo("Work");
        assertThat(outcome.error()).startsWith(said);
    }

    @Test
    void aPageForBrowsersKeepsItsStatus() throws IOException {
        var outcome = through((_, to) -> RawServer.say(to, "HTTP/1.1 503 X\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>no</html>"));
        assertThat(outcome.answer.status()).isEqualTo(503);
        assertThat(outcome.answer.body()).contains("answered with no JSON (HTTP 503)").doesNotContain("<html>");
    }

    @Test
    void itsOwnWordsPassButNoKey() throws IOException {
        var outcome = through((_, to) -> RawServer.say(to, RawServer.json(
                401, "{\"error\":{\"message\":\"Incorrect API key provided: " + FixedAnswering.KEY + "\",\"type\":\"x\"}}", "X-Request-Id: 5\r\n")));
        assertThat(outcome.answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(outcome.answer.status()).isEqualTo(401);
        assertThat(outcome.answer.body()).contains("Incorrect API key provided: ••••", "\"type\":\"x\"").doesNotContain("0123456789");
        assertThat(outcome.answer.header("x-should-retry")).isEqualTo("false");
        assertThat(outcome.answer.header("X-Request-Id")).isEqualTo("5");
        assertThat(outcome.error()).startsWith("HTTP 401: Incorrect API key provided: ••••");
    }

    @Test
    void aFailureThatComesAsAnAnswerPassesAndIsTold() throws IOException {
        var body = "{\"error\":{\"message\":\"no credit\"}}";
        var outcome = through((_, to) -> RawServer.say(to, RawServer.json(200, body, "")));
        assertThat(outcome.answer.body()).isEqualTo(body);
        assertThat(outcome.error()).isEqualTo("HTTP 200: no credit");
    }

    /// A machine that stalls for the second in which it counts tries again.
    @Test
    void aConnectionThatWasClosedMeanwhileIsMadeAnew() throws IOException {
        int tries = 1;
        while (!isMadeAnew()) {
            assertThat(tries++).isLessThan(20);
        }
    }

    /// @return false when it took too long to tell
    private static boolean isMadeAnew() throws IOException {
        var first = new AtomicBoolean(true);
        try (var server = new RawServer((_, to) -> {
            if (first.getAndSet(false)) {
                RawServer.say(to, RawServer.json(200, "{}", ""));
                // Kept open until the second request has come, and then closed without a word.
                RawServer.read(to.getInputStream());
                to.close();
            } else {
                RawServer.say(to, RawServer.json(200, "{\"second\":1}", ""));
            }
        })) {
            var answering = SameDialectTest.answering(server, "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of()); var program = new AskingProgram(endpoint.port())) {
                assertThat(program.ask(CHAT, BEARER, BODY).body()).isEqualTo("{}");
                long asked = System.nanoTime();
                var answer = program.ask(CHAT, BEARER, BODY);
                if (System.nanoTime() - asked > TimeUnit.MILLISECONDS.toNanos(900)) {
                    return false;
                }
                assertThat(answer.body()).isEqualTo("{\"second\":1}");
            }
            assertThat(answering.served).hasSize(2);
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1500 | '' | Try again: the connection was closed
            0    | SSH-2.0-OpenSSH_9.6~~ | Check the address: what answered is no HTTP
            """)
    void whatAServerMayHaveDoneIsNotAskedForTwice(int milliseconds, String said, String told) throws IOException {
        var first = new AtomicBoolean(true);
        try (var server = new RawServer((_, to) -> {
            if (first.getAndSet(false)) {
                RawServer.say(to, RawServer.json(200, "{}", ""));
            } else {
                LockSupport.parkNanos(milliseconds * 1_000_000L);
                RawServer.say(to, said.replace("~", "\r\n"));
                to.close();
            }
        })) {
            var answering = SameDialectTest.answering(server, "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of()); var program = new AskingProgram(endpoint.port())) {
                assertThat(program.ask(CHAT, BEARER, BODY).body()).isEqualTo("{}");
                var answer = program.ask(CHAT, BEARER, BODY);
                assertThat(answer.status()).isEqualTo(502);
                assertThat(answer.body()).contains(told);
            }
            assertThat(server.requests).hasSize(2);
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void anErrorThatNeverEndsIsCutOff() throws IOException {
        var outcome = through((_, to) -> {
            RawServer.say(to, "HTTP/1.1 500 X\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            RawServer.chunk(to, "{\"error\":{\"message\":\"too busy\"},\"more\":\"");
            for (int i = 0; i < 10; i++) {
                RawServer.chunk(to, "x".repeat(10_000));
            }
            // Nothing more is said, and nothing is ended.
            assertThat(to.getInputStream().read()).isEqualTo(-1);
        });
        assertThat(outcome.answer.status()).isEqualTo(500);
        assertThat(outcome.answer.whole()).isTrue();
        assertThat(outcome.error()).isEqualTo("HTTP 500: too busy");
    }

    @Test
    void anErrorThatBreaksOffIsTheErrorAllTheSame() throws IOException {
        var outcome = through((_, to) -> {
            RawServer.say(to, "HTTP/1.1 429 X\r\nContent-Type: application/json\r\nRetry-After: 7\r\nContent-Length: 1000\r\n\r\n"
                    + "{\"error\":{\"message\":\"too busy\"}");
            to.close();
        });
        assertThat(outcome.answer.status()).isEqualTo(429);
        assertThat(outcome.answer.header("Retry-After")).isEqualTo("7");
        assertThat(outcome.answer.whole()).isTrue();
        assertThat(outcome.error()).isEqualTo("HTTP 429: too busy");
    }

    @Test
    void whatAProviderSaysBeforeItsAnswerIsNoAnswer() throws IOException {
        try (var server = new RawServer((_, to) -> RawServer.say(to, "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + RawServer.json(200, "{\"a\":1}", "")));
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            assertThat(AskingProgram.once(endpoint.port(), CHAT, BEARER, BODY).body()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void anAnswerWithoutALengthEndsWithItsConnection() throws IOException {
        try (var server = new RawServer((_, to) -> {
                    RawServer.say(to, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: [DONE]\n\n");
                    to.close();
                });
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), CHAT, BEARER, BODY);
            assertThat(answer.body()).isEqualTo("data: [DONE]\n\n");
            assertThat(answer.whole()).isTrue();
        }
    }
}
