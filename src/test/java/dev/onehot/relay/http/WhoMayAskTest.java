package dev.onehot.relay.http;

import static dev.onehot.relay.http.FixedAnswering.BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.Served;
import dev.onehot.relay.http.AskingProgram.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs of this machine with a token, and nobody else.
@Execution(ExecutionMode.CONCURRENT)
class WhoMayAskTest {
    private static final String MODELS = "GET /v1/models";
    private static RawServer server;
    private static Endpoint endpoint;

    @BeforeAll
    static void open() throws IOException {
        server = RawServer.json(200, "{}");
        endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of());
    }

    @AfterAll
    static void close() {
        endpoint.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Authorization: Bearer TOKEN", "authorization: bearer  TOKEN", "x-api-key: TOKEN", "x-goog-api-key: TOKEN", "api-key: TOKEN",
        "Authorization: Bearer other\r\nx-api-key: TOKEN"})
    void aTokenIsTakenFromWhereverADialectCarriesIt(String header) throws IOException {
        assertThat(ask(MODELS, header.replace("TOKEN", FixedAnswering.TOKEN) + "\r\n").status()).isEqualTo(200);
        assertThat(ask(MODELS + "?key=" + FixedAnswering.TOKEN, "").status()).isEqualTo(200);
    }

    @Test
    void nobodyElseIsAnsweredAndProgramsDoNotTryAgain() throws IOException {
        var none = ask("POST /v1/messages", "");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("x-should-retry")).isEqualTo("false");
        assertThat(none.body()).startsWith("{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"Give this program a token: it sent none");
        var unknown = ask("POST /v1/chat/completions", "Authorization: Bearer oh-other\r\n");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body()).startsWith("{\"error\":{\"message\":\"Give this program another token");
        assertThat(unknown.body()).doesNotContain("oh-other");
        assertThat(ask("POST /v1beta/models/g:generateContent", "").body()).startsWith("{\"error\":{\"code\":401,").contains("\"status\":\"UNAUTHENTICATED\"");
        assertThat(server.requests).noneMatch(it -> !it.line().startsWith("GET"));
    }

    /// Who looks why a program gets nothing finds it, and no token.
    @Test
    void whoWasRefusedLastAndWhyIsKnown() throws IOException {
        var answering = SameDialectTest.answering(server, "m1");
        try (var relay = Endpoint.open(0, answering, Map.of())) {
            AskingProgram.once(relay.port(), "POST /v1/messages", "x-api-key: oh-other\r\n", "{}");
            var unknown = relay.failures().get(0L);
            assertThat(unknown).returns("", Served::program).returns(401, Served::status).returns(0L, Served::provider);
            assertThat(unknown.error()).startsWith("Give this program another token");
            assertThat(unknown.toString()).doesNotContain("oh-other");
            assertThat(AskingProgram.once(relay.port(), MODELS, BEARER, "").status()).isEqualTo(200);
            assertThat(relay.failures()).containsExactly(Map.entry(0L, unknown));
            answering.active = Optional.empty();
            AskingProgram.once(relay.port(), "POST /v1/messages", BEARER, "{}");
            assertThat(relay.failures().get(0L)).returns("editor", Served::program).returns(503, Served::status)
                    .returns("Choose a provider in Onehot: none is active.", Served::error);
            assertThat(answering.served).extracting(Served::status).containsExactly(401, 200, 503);
            assertThat(relay.underWay()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:PORT, 200", "localhost:PORT, 200", "LocalHost:PORT, 200", "[::1]:PORT, 200", "localhost, 403", "127.0.0.1:1, 403", "evil.example:PORT, 403",
        "evil.example, 403", "127.0.0.1.evil.example:PORT, 403", "localhost:PORT.evil.example, 403", "'', 403"})
    void theHostHasToBeThisMachine(String host, int status) throws IOException {
        try (var program = new AskingProgram(endpoint.port())) {
            program.say("GET /v1/models HTTP/1.1\r\nHost: " + host.replace("PORT", String.valueOf(endpoint.port())) + "\r\n" + BEARER + "\r\n");
            assertThat(program.answer().status()).isEqualTo(status);
        }
    }

    @Test
    void noWebPageIsAnswered() throws IOException {
        for (var origin : List.of("https://evil.example", "null", "http://127.0.0.1:" + endpoint.port())) {
            var answer = ask(MODELS, BEARER + "Origin: " + origin + "\r\n");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.headers().keySet()).noneMatch(it -> it.toLowerCase(Locale.ROOT).startsWith("access-control"));
        }
        assertThat(ask("OPTIONS /v1/models", BEARER + "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n").status()).isEqualTo(403);
    }

    @Test
    void itSaysWhatItIsAndWhatIsNotThere() throws IOException {
        assertThat(ask("GET /", "").body()).startsWith("Onehot answers programs here").hasLineCount(1);
        assertThat(ask("HEAD /api/hello", "").status()).isEqualTo(200);
        var nothing = ask("GET /favicon.ico", "");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.body()).contains("/v1/messages, /v1/chat/completions");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "TRACE /v1/x", "CONNECT /v1/x", "OPTIONS /v1/x", "TRACE /v1/messages/x", "TRACE /v1/responses/x", "TRACE /v1beta/models/g:x", "PROPFIND /embeddings",
        "GET /v1/../../b", "GET /v1/%2e%2e/b", "GET /v1/.%2E/b", "GET /v1/./b", "GET /v1/a/..", "POST /v1/..%2fb", "GET /v1/%2e%2e%5cb", "GET /v1/..;x=1/b",
        "GET /v1/%252e%252e/b", "GET /v1beta/models/../../b", "POST /v1beta/models/../../b:generateContent", "POST /v1/messages/../../b", "GET /v1/responses/../b"})
    void theKeyGoesOnlyWhereItIsMeantFor(String line) throws IOException {
        var answer = ask(line, BEARER);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"error\":{\"message\":\"Ask /v1/messages");
        assertThat(server.requests).noneMatch(it -> it.line().contains("b") || !it.line().startsWith("GET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
    void whatOnlyTheProviderKnowsIsAskedInEveryMethodOfADialect(String method) throws IOException {
        try (var provider = RawServer.json(200, method.equals("HEAD") ? "" : "{}");
                var relay = Endpoint.open(0, SameDialectTest.answering(provider, "m1"), Map.of());
                var program = new AskingProgram(relay.port())) {
            program.say(program.request(method + " /v1/files/..a/b..c/.d", BEARER, ""));
            assertThat(program.head().status()).isEqualTo(200);
            assertThat(provider.requests).singleElement().matches(it -> it.line().equals(method + " /v1/files/..a/b..c/.d HTTP/1.1"));
        }
    }

    @Test
    void websocketsAreToldToPost() throws IOException {
        var answer = ask("GET /v1/responses", BEARER + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        assertThat(answer.status()).isEqualTo(426);
    }

    @Test
    void modelsAreListedAsEachDialectReadsThem() throws IOException {
        assertThat(ask(MODELS, BEARER).body()).startsWith("{\"object\":\"list\",\"data\":[{\"id\":\"m1\",\"object\":\"model\"");
        assertThat(ask("GET /models?client_version=0.169", BEARER).body()).isEqualTo("{\"models\":[]}");
        assertThat(ask(MODELS, BEARER + "anthropic-version: 2023-06-01\r\n").body()).startsWith("{\"data\":[{\"type\":\"model\",\"id\":\"m1\"").contains("\"has_more\":false");
        assertThat(ask("GET /v1beta/models", "x-goog-api-key: " + FixedAnswering.TOKEN + "\r\n").body()).startsWith("{\"models\":[{\"name\":\"models/m1\"");
        assertThat(ask(MODELS + "/m1", BEARER).body()).startsWith("{\"id\":\"m1\"");
    }

    @Test
    void whereNobodyAnswersWhatToDoIsSaid() throws IOException {
        try (var lonely = Endpoint.open(0, new FixedAnswering(), Map.of())) {
            var answer = AskingProgram.once(lonely.port(), "POST /v1/messages", BEARER, "{\"model\":\"m\"}");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("x-should-retry")).isEqualTo("false");
            assertThat(answer.body()).isEqualTo("{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"Choose a provider in Onehot: none is active.\"}}");
        }
    }

    @Test
    void itListensOnBothAddressesOfThisMachineAndOnNoOther() throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("::1"), endpoint.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: [::1]:" + endpoint.port() + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200 OK").contains("Onehot");
        } catch (ConnectException | NoRouteToHostException none) {
            assertThat(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)).doesNotContain(InetAddress.ofLiteral("::1"));
        }
        var others = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(it -> !it.isLoopbackAddress() && !it.isLinkLocalAddress()).toList();
        for (var other : others) {
            assertThat(listens(other)).isFalse();
        }
    }

    private static boolean listens(InetAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, endpoint.port()), 5_000);
            return true;
        } catch (ConnectException | SocketTimeoutException refused) {
            return false;
        }
    }

    @Test
    void aPortThatIsTakenIsAnError() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Endpoint.open(endpoint.port(), new FixedAnswering(), Map.of())).isInstanceOf(BindException.class);
    }

    private static Answer ask(String line, String headers) throws IOException {
        return line.startsWith("HEAD")
                ? headOnly(line)
                : AskingProgram.once(endpoint.port(), line, headers, line.startsWith("POST") ? "{\"model\":\"m1\"}" : "");
    }

    private static Answer headOnly(String line) throws IOException {
        try (var program = new AskingProgram(endpoint.port())) {
            program.say(program.request(line, "", ""));
            return program.head();
        }
    }
}
