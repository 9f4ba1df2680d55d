package dev.onehot.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Answering;
import dev.onehot.relay.Caller;
import dev.onehot.relay.Served;
import dev.onehot.relay.UnansweredException;
import dev.onehot.relay.turn.Piece.Failure;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The endpoint's rules for what comes over the wire, each by a table: who may ask, what is asked, which headers pass, where the model stands.
class WireRulesTest {
    private static final Answerer ANSWERER = new Answerer(new Provider(1, "P", "openai", "", "m", "", ProviderOptions.NONE, MaskedKey.NONE, "", List.of(), true, new Provider.Place(1, false),
            Optional.empty(), "", "", 1), ApiKey.of("sk-of-the-provider"), 7, Set.of());

    /// Of three tokens: one is nobody's, one is known, one is known and nobody answers.
    private static final class Tokens implements Answering {
        @Override
        public Optional<Caller> caller(String token) {
            return token.startsWith("known") ? Optional.of(new Caller(token, OptionalLong.empty(), new LinkedHashMap<>())) : Optional.empty();
        }

        @Override
        public Answerer answerer(Caller caller) {
            if (caller.name().equals("known-locked")) {
                throw new UnansweredException(Failure.UNAVAILABLE, "Unlock Onehot.");
            }
            if (caller.name().equals("known-broken")) {
                throw new IllegalStateException("sk-secret");
            }
            return ANSWERER;
        }

        @Override
        public void served(Served served) {}
    }

    /// @param headers `name: value` with `;` between
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8931 | Host: 127.0.0.1:8931                       | false
            8931 | Host: localhost:8931                       | false
            8931 | Host: LOCALHOST:8931                       | false
            8931 | Host: [::1]:8931                           | false
            8931 | Host: localhost                            | true
            8931 | Host: localhost:8932                       | true
            8931 | Host: localhost:18931                      | true
            8931 | Host: evil.example.com:8931                | true
            8931 | Host: evil.example.com                     | true
            8931 | Host: 127.0.0.1.evil.example.com:8931      | true
            8931 | X: none                                    | true
            8931 | Host: localhost:8931; Host: localhost:8931 | true
            8931 | Host: localhost:8931; Origin: null         | true
            80   | Host: localhost                            | false
            80   | Host: localhost:80                         | false
            80   | Host: evil.example.com                     | true
            80   | Host: evil.example.com:80                  | true
            """)
    void aBrowserForSomePageIsStrange(int port, String headers, boolean strange) {
        assertThat(new Doorkeeper(port, new Tokens()).isStrange(headers(headers))).isEqualTo(strange);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Authorization: Bearer a                    | /v1            | a
            Authorization: bearer  a                   | /v1            | a
            Authorization: Basic a                     | /v1            | -
            Authorization: Bearer                      | /v1            | -
            X-Api-Key: a; api-key: b; X-GOOG-API-KEY: c | /v1           | a,c,b
            X-Api-Key: a                               | /v1?key=q      | a,q
            X: a                                       | /v1?a=1&key=q&key=r | q,r
            X: a                                       | /v1?monkey=q   | -
            X: a                                       | /v1?key=       | -
            X: a                                       | key=q          | -
            Authorization: Bearer a; x-api-key: b      | /v1?key=c      | a,b,c
            """)
    void everyTokenThatCameIsTried(String headers, String target, String tokens) {
        assertThat(String.join(",", Doorkeeper.tokens(headers(headers), target))).isEqualTo(Objects.requireNonNullElse(tokens, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            known               | granted known
            none,known          | granted known
            known,known-2       | granted known
            none                | KEY false
            -                   | KEY false
            known-locked        | UNAVAILABLE false known-locked
            known-broken        | SERVER true known-broken
            """)
    void whoIsLetIn(String tokens, String expected) {
        var admission = new Doorkeeper(1, new Tokens()).admit(tokens == null ? List.of() : List.of(tokens.split(",")));
        assertThat(switch (admission) {
            case Admission.Granted(var caller, var answerer) -> "granted " + caller.name() + (answerer.equals(ANSWERER) ? "" : "?");
            case Admission.Refused(var program, var denial) -> (denial.failed().kind() + " " + denial.again() + " " + program).strip();
        }).isEqualTo(expected);
        assertThat(admission.toString()).doesNotContain("sk-secret");
        assertThat(tokens != null || admission.toString().contains("it sent none")).isTrue();
    }

    /// @param google whether the request has a header of Google's, or of Anthropic's
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            POST | /v1/messages                    | -  | MESSAGES TURN messages
            POST | /messages                       | -  | MESSAGES TURN messages
            POST | //v1/messages?beta=true&key=k   | -  | MESSAGES TURN messages ?beta=true
            GET  | /v1/messages                    | -  | CHAT OTHER messages
            POST | /v1/messages/count_tokens       | -  | MESSAGES COUNT messages/count_tokens
            POST | /v1/messages/batches            | -  | MESSAGES OTHER messages/batches
            POST | /v1/chat/completions            | -  | CHAT TURN chat/completions
            POST | /openai/v1/chat/completions     | -  | CHAT TURN chat/completions
            POST | /v1/v1/chat/completions         | -  | CHAT TURN chat/completions
            POST | /v1/responses                   | -  | RESPONSES TURN responses
            GET  | /v1/responses/r                 | -  | RESPONSES OTHER responses/r
            GET  | /v1/models                      | -  | CHAT MODELS models
            GET  | /v1/models                      | a  | MESSAGES MODELS models
            GET  | /v1/models                      | g  | GEMINI MODELS models
            GET  | /v1beta/models                  | -  | GEMINI MODELS models
            GET  | /v1alpha/models/a%2Fb           | -  | GEMINI MODEL models/a%2Fb =a/b
            GET  | /v1/models/a+b                  | -  | CHAT MODEL models/a+b =a+b
            POST | /v1/models                      | -  | -
            POST | /v1beta/models/g-1:generateContent       | - | GEMINI TURN models/g-1:generateContent =g-1
            POST | /v1beta/models/g-1:streamGenerateContent?alt=sse | - | GEMINI TURN models/g-1:streamGenerateContent =g-1 ?alt=sse
            POST | /v1beta/models/g-1:countTokens  | -  | GEMINI COUNT models/g-1:countTokens =g-1
            POST | /v1beta/models/g-1:embedContent | -  | GEMINI OTHER models/g-1:embedContent =g-1
            POST | /models/a:b/c                   | -  | -
            POST | /v1/embeddings                  | -  | CHAT OTHER embeddings
            POST | /embeddings                     | -  | CHAT OTHER embeddings
            POST | /embeddings                     | g  | GEMINI OTHER embeddings
            POST | /whatever                       | -  | -
            POST | /v1/whatever                    | -  | CHAT OTHER whatever
            GET  | /                               | -  | -
            CONNECT | /v1/messages                 | -  | -
            TRACE | /v1/messages                   | -  | -
            OPTIONS | /v1/messages                 | -  | -
            GET  | /v1/../x                        | -  | -
            GET  | /v1/%2e%2e/x                    | -  | -
            GET  | /v1/%252e%252e/x                | -  | -
            GET  | /v1/..;a=b/x                    | -  | -
            GET  | /v1/..%5cx                      | -  | -
            GET  | /v1/./x                         | -  | -
            GET  | /v1/...                         | -  | CHAT OTHER ...
            GET  | /v1/%zz                         | -  | CHAT OTHER %zz
            """)
    void whatIsAsked(String method, String target, String google, String expected) {
        var headers = headers(google == null ? "X: y" : google.equals("g") ? "x-goog-api-key: k" : "anthropic-version: 1");
        var asked = Asked.of(HttpMethod.valueOf(method), target, headers)
                .map(it -> it.tongue() + " " + it.what() + " " + it.path()
                        + (it.model().isEmpty() || it.what() == Asked.What.MODELS ? "" : " =" + it.model()) + (it.query().isEmpty() ? "" : " ?" + it.query()));
        assertThat(asked).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            {"model":"m-1"}                                | m-1
            {"a":{"model":"x"},"model" : "m"}              | m
            {"a":["model","x"],"model":"m"}                | m
            {"a":"model","model":"m"}                      | m
            {"a\\"model":"x","model":"m"}                  | m
            {"a":"\\\\","model":"m"}                       | m
            {"model":"a\\"b"}                              | a\\"b
            {"model":7}                                    | -
            {"model":null,"b":"c"}                         | -
            {"models":"x"}                                 | -
            {"mode":"x"}                                   | -
            {"nodel":"x"}                                  | -
            {"model":                                      | -
            {"model                                        | -
            {"model":"m                                    | m
            ["model","x"]                                  | -
            [{"model":"x"}]                                | -
            ""                                             | -
            """)
    void whereTheModelStands(String json, String name) {
        var bytes = ("xx" + json + "yy").getBytes(StandardCharsets.UTF_8);
        var found = Optional.ofNullable(ModelName.in(bytes, 2, bytes.length - 2));
        assertThat(found.map(it -> new String(bytes, it.from(), it.to() - it.from(), StandardCharsets.UTF_8))).isEqualTo(Optional.ofNullable(name));
    }

    @Test
    void headersOfAConnectionAndOfSecretsPassInNoDirection() {
        var answer = headers("Content-Type: text/plain; Connection: keep-alive, X-Hop; X-Hop: 1; Set-Cookie: a; Alt-Svc: b; Strict-Transport-Security: c; X-Onehot-Provider: d;"
                + "X-Onehot-Revision: e; Access-Control-Allow-Origin: *; Transfer-Encoding: chunked; Request-Id: 7; request-id: 8");
        var told = new DefaultHttpHeaders();
        ForwardedHeaders.answer(answer, told);
        assertThat(told.entries()).extracting(Map.Entry::toString).containsExactly("Content-Type=text/plain", "Request-Id=7", "request-id=8");
        var way = ServerWay.of(ANSWERER, Tongue.CHAT, "m", Map.of());
        var asked = new DefaultHttpHeaders();
        ForwardedHeaders.ask(headers("Host: here; Content-Length: 3; Expect: x; Accept-Encoding: gzip; HTTP2-Settings: y; Forwarded: z; Via: v; X-Forwarded-For: me; Cookie: c;"
                + "Authorization: Bearer token; X-Api-Key: token; Proxy-Authorization: p; TE: t; X-Stays: yes; Connection: X-Named; X-Named: no"), way, asked);
        assertThat(asked.entries()).extracting(Map.Entry::toString)
                .containsExactlyInAnyOrder("X-Stays=yes", "Accept-Encoding=identity", "Authorization=Bearer sk-of-the-provider");
        var anew = new DefaultHttpHeaders();
        ForwardedHeaders.askAnew(headers("User-Agent: program/1; X-Stays: no"), way, anew);
        assertThat(anew.entries()).extracting(Map.Entry::toString).contains("User-Agent=program/1", "Content-Type=application/json", "Authorization=Bearer sk-of-the-provider")
                .noneMatch(it -> it.startsWith("X-Stays"));
        assertThat(ForwardedHeaders.ascii("a b~")).isEqualTo("a b~");
        assertThat(List.of(ForwardedHeaders.ascii("ü 1"), ForwardedHeaders.ascii("50%"), ForwardedHeaders.ascii("a\n"), ForwardedHeaders.ascii("\u007f")))
                .containsExactly("%C3%BC%201", "50%25", "a%0A", "%7F");
    }

    @Test
    void aBodyIsKeptAsItComesUpToItsLimit() {
        var body = new RequestBody(1_000);
        assertThat(body.add(Unpooled.EMPTY_BUFFER)).isTrue();
        var all = new StringBuilder();
        for (var piece : List.of("a", "bc", "d".repeat(300), "e", "f".repeat(2_000))) {
            assertThat(body.add(Unpooled.copiedBuffer(piece, StandardCharsets.UTF_8))).isTrue();
            all.append(piece);
            assertThat(body.bytes().toString(StandardCharsets.UTF_8)).isEqualTo(all.toString());
        }
        body.forget();
        assertThat(body.bytes().isReadable()).isFalse();
    }

    private static HttpHeaders headers(String lines) {
        var headers = new DefaultHttpHeaders();
        for (var line : lines.split(";")) {
            headers.add(line.substring(0, line.indexOf(':')).strip(), line.substring(line.indexOf(':') + 1).strip());
        }
        return headers;
    }
}
