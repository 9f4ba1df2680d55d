package dev.onehot.relay.http;

import static dev.onehot.relay.http.FixedAnswering.BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Header;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.relay.http.AskingProgram.Answer;
import dev.onehot.testing.Certificate;
import dev.onehot.testing.TunnelProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A provider is asked where a check would ask it: past its proxy, with its own headers, believed by whose certificates are believed.
@Execution(ExecutionMode.CONCURRENT)
class ProviderPlacesTest {
    private static final String CHAT = "POST /v1/chat/completions";
    private static final String BODY = "{\"model\":\"m1\"}";
    private static final String LOGIN = "Basic " + Base64.getEncoder().encodeToString("me:pass-word-1".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private static Answer ask(String baseUrl, ProviderOptions options, Map<String, String> environment) throws IOException {
        var answering = new FixedAnswering().with(FixedAnswering.provider(1, "Work", "openai-compatible", baseUrl, "m1", options), "m1");
        try (var endpoint = Endpoint.open(0, answering, environment)) {
            var answer = AskingProgram.once(endpoint.port(), CHAT, BEARER, BODY);
            assertThat(answering.served.toString() + answer).doesNotContain("pass-word-1", LOGIN, FixedAnswering.KEY);
            return answer;
        }
    }

    @Test
    void aSafeServerIsAskedWhereItsCertificateIsBelieved() throws Exception {
        var certificate = Certificate.of(folder, "ip:127.0.0.1");
        try (var server = new RawServer((_, to) -> RawServer.say(to, RawServer.json(200, "{\"safe\":1}", "")), certificate.socket())) {
            var address = "https://127.0.0.1:" + server.port() + "/v1";
            assertThat(ask(address, ProviderOptions.NONE, Map.of("SSL_CERT_FILE", certificate.pem().toString())).body()).isEqualTo("{\"safe\":1}");
            var refused = ask(address, ProviderOptions.NONE, Map.of());
            assertThat(refused.status()).isEqualTo(502);
            assertThat(refused.body()).contains("Check the certificate");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aTunnelLeadsToASafeServer() throws Exception {
        var certificate = Certificate.of(folder, "dns:models.test");
        try (var server = new RawServer((_, to) -> RawServer.say(to, RawServer.json(200, "{\"safe\":1}", "")), certificate.socket());
                var proxy = new TunnelProxy(server.port(), LOGIN, "")) {
            var environment = Map.of("SSL_CERT_FILE", certificate.pem().toString(), "HTTPS_PROXY", "http://me:pass-word-1@" + proxy.place());
            assertThat(ask("https://models.test/v1", ProviderOptions.NONE, environment).body()).isEqualTo("{\"safe\":1}");
            assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT models.test:443 ").doesNotContain(FixedAnswering.KEY);
            var refused = ask("https://models.test/v1", ProviderOptions.NONE, Map.of("HTTPS_PROXY", "http://me:other@" + proxy.place()));
            assertThat(refused.body()).contains("Check the proxy: it did not lead to Work at models.test");
        }
    }

    @Test
    void aPlainServerIsAskedThroughItsProxy() throws IOException {
        try (var proxy = new TunnelProxy(1, LOGIN, RawServer.json(200, "{\"plain\":1}", ""))) {
            var options = ProviderOptions.NONE.with(ProviderField.PROXY, "env:WORK_PROXY");
            assertThat(ask("http://models.test/v1", options, Map.of("WORK_PROXY", "http://me:pass-word-1@" + proxy.place())).body()).isEqualTo("{\"plain\":1}");
            assertThat(proxy.heads()).singleElement().asString().startsWith("POST http://models.test/v1/chat/completions HTTP/1.1\r\n").contains("Host: models.test\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"socks5://127.0.0.1:9, nothing goes through it", "http://127.0.0.1:9, Check the proxy: it did not lead to"})
    void aProxyThatCannotBeUsedIsNeverPassedBy(String address, String said) throws IOException {
        try (var server = RawServer.json(200, "{}")) {
            var answer = ask(server.url("/v1"), ProviderOptions.NONE.with(ProviderField.PROXY, address), Map.of());
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body()).contains(said);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void itsOwnHeadersGoWithEveryRequest() throws IOException {
        try (var server = RawServer.json(200, "{}")) {
            var options = ProviderOptions.NONE.withHeaders(List.of(
                    new Header("X-Team", "{env:TEAM}"), new Header("X-Key", Header.KEY), new Header("X-None", "{env:NONE}"), new Header("User-Agent", "gateway")));
            ask(server.url("/v1"), options, Map.of("TEAM", "blue"));
            assertThat(server.requests.getFirst().headers()).containsEntry("X-Team", "blue").containsEntry("X-Key", FixedAnswering.KEY).containsEntry("User-Agent", "gateway")
                    .doesNotContainKeys("X-None", "Authorization");
        }
    }

    @Test
    void whatNoHeaderMayHoldIsNotSent() throws IOException {
        try (var server = RawServer.json(200, "{}")) {
            var options = ProviderOptions.NONE.withHeaders(List.of(new Header("X-Team", "{env:TEAM}")));
            var answer = ask(server.url("/v1"), options, Map.of("TEAM", "blue\r\nX-Other: pass-word-1"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("Check the key of Work: the header X-Team cannot hold");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void azureIsAskedAtItsDeployment() throws IOException {
        try (var server = RawServer.json(200, "{}")) {
            var options = ProviderOptions.NONE.with(ProviderField.DEPLOYMENT, "dep").with(ProviderField.API_VERSION, "2024-10-21");
            var answering = new FixedAnswering().with(FixedAnswering.provider(1, "Azure", "azure-openai", server.url("/openai/v1"), "m1", options), "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                assertThat(AskingProgram.once(endpoint.port(), CHAT + "?a=b", BEARER, BODY).status()).isEqualTo(200);
            }
            assertThat(server.requests.getFirst().line()).isEqualTo("POST /openai/deployments/dep/chat/completions?api-version=2024-10-21&a=b HTTP/1.1");
            assertThat(server.requests.getFirst().headers()).containsEntry("api-key", FixedAnswering.KEY);
        }
    }
}
