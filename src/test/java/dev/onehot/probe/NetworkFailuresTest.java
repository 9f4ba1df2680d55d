package dev.onehot.probe;

import static dev.onehot.testing.Loopback.json;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.testing.Await;
import dev.onehot.testing.Certificate;
import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong before a server has answered: names, ports, TLS, proxies, time, and a person who has waited long enough.
@Execution(ExecutionMode.CONCURRENT)
class NetworkFailuresTest extends ProbeFixture {
    private static final ProviderOptions TWO_SECONDS = ProviderOptions.NONE.with(ProviderField.TIMEOUT_SECONDS, "2");

    @TempDir
    Path folder;

    @AfterAll
    static void write() throws IOException {
        FailureFixturesTest.write();
    }

    @Test
    void nothingListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        expect("refused", target("openai-compatible", "http://127.0.0.1:" + port + "/v1", KEY, ""), CheckClass.REFUSED);
    }

    @Test
    void noSuchHost() {
        expect("unknown host", target("openai-compatible", "https://no-such-host.invalid/v1", KEY, ""), CheckClass.NO_SUCH_HOST);
    }

    @Test
    void noAddress() {
        var checked = check(target("openai-compatible", "", KEY, ""));
        FailureFixturesTest.note("no base URL", checked);
        assertThat(kind(checked)).contains(CheckClass.ADDRESS);
        assertThat(lights(checked)).isEqualTo("? ? ?");
        assertThat(kind(check(target("azure-openai", "", KEY, "")))).contains(CheckClass.ADDRESS);
    }

    @Test
    void tlsToAServerWithout() {
        var server = server(request -> json(200, MODELS));
        expect("https to a plain port", target("openai-compatible", "https://127.0.0.1:" + server.port() + "/v1", KEY, ""), CheckClass.TLS);
    }

    @Test
    void aCertificateThatNobodyVouchesFor() throws Exception {
        var certificate = Certificate.of(folder, "ip:127.0.0.1");
        var server = closing(Loopback.on(certificate.socket(), request -> json(200, MODELS)));
        expect("wrong TLS: own certificate", target("openai-compatible", "https://127.0.0.1:" + server.port() + "/v1", KEY, ""), CheckClass.TLS);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anAuthorityOfTheSystemIsBelieved() throws Exception {
        var certificate = Certificate.of(folder, "ip:127.0.0.1");
        var server = closing(Loopback.on(certificate.socket(), FailureFixturesTest::honest));
        var trusting = closing(new Probe(java.util.Map.of("SSL_CERT_FILE", certificate.pem().toString()), CLOCK));
        var checked = trusting.check(target("openai-compatible", "https://127.0.0.1:" + server.port() + "/v1", KEY, ""), false);
        assertThat(lights(checked)).isEqualTo("on on ?");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:9, https://models.invalid/v1", "http://127.0.0.1:9, http://models.invalid/v1",
        "http://no-such-proxy.invalid:3128, https://models.invalid/v1", "http://no-such-proxy.invalid:3128, http://models.invalid/v1"})
    void aProxyThatIsNotThere(String proxy, String base) {
        var target = new Target("openai-compatible", base, ApiKey.of(KEY), "", ProviderOptions.NONE.with(ProviderField.PROXY, proxy));
        expect("proxy " + proxy + " is not there, for " + base, target, CheckClass.PROXY_UNREACHABLE);
        var failure = check(target).result().failure().orElseThrow();
        assertThat(failure.what().text(Locale.ROOT)).isEqualTo("The proxy " + proxy.substring("http://".length()) + " cannot be reached.");
    }

    @Test
    void aProxyThatRefuses() {
        var proxy = server(request -> json(407, "{}", "Proxy-Authenticate: Basic realm=\"work\""));
        var tunnel = new Target("openai", "", ApiKey.of(KEY), "", ProviderOptions.NONE.with(ProviderField.PROXY, proxy.url("")));
        expect("proxy refuses the tunnel (407)", tunnel, CheckClass.PROXY);
        assertThat(proxy.requests()).noneMatch(ProbeFixture::hasKey);

        var forbidding = server(request -> json(403, "{}"));
        expect("proxy forbids the tunnel (403)",
                new Target("openai", "", ApiKey.of(KEY), "", ProviderOptions.NONE.with(ProviderField.PROXY, forbidding.url(""))), CheckClass.PROXY);
    }

    @Test
    void aProxyThatWorksIsUsed() {
        var proxy = server(FailureFixturesTest::honest);
        var target = new Target(
                "openai-compatible", "http://models.invalid/v1", ApiKey.of(KEY), "", ProviderOptions.NONE.with(ProviderField.PROXY, proxy.url("")));
        assertThat(lights(check(target))).isEqualTo("on on ?");
        assertThat(proxy.requests().getFirst().path()).isEqualTo("http://models.invalid/v1/models");
    }

    @Test
    void aSlowDripEndsWithTheTime() {
        var server = server(request -> out -> {
            out.write("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n".getBytes());
            for (int i = 0; i < 100_000; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(50);
            }
        });
        var target = new Target("openai-compatible", server.url("/v1"), ApiKey.of(KEY), "", TWO_SECONDS);
        expect("slow drip", target, CheckClass.TIMEOUT);
    }

    @Test
    void aServerThatNeverAnswers() {
        var never = new CountDownLatch(1);
        var server = server(request -> out -> never.await());
        var target = new Target("openai-compatible", server.url("/v1"), ApiKey.of(KEY), "", TWO_SECONDS);
        expect("never answers", target, CheckClass.TIMEOUT);
        never.countDown();
    }

    @Test
    void aCheckThatIsCancelledEndsAtOnce() throws InterruptedException {
        var never = new CountDownLatch(1);
        var server = server(request -> out -> never.await());
        var found = new AtomicReference<Checked>();
        var thread = Thread.ofVirtual().start(() -> found.set(check(relay(server))));
        Await.until("it has asked", () -> !server.requests().isEmpty());
        thread.interrupt();
        thread.join();
        FailureFixturesTest.note("cancelled", found.get());
        assertThat(kind(found.get())).contains(CheckClass.CANCELLED);
        never.countDown();
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowedWithTheKey() {
        var other = server(request -> json(200, MODELS));
        var server = server(request -> json(302, "", "Location: http://localhost:" + other.port() + "/v1/models"));
        var checked = check(relay(server));
        FailureFixturesTest.note("redirect to another host", checked);
        assertThat(lights(checked)).isEqualTo("on ? ?");
        assertThat(kind(checked)).contains(CheckClass.REDIRECT);
        assertThat(other.requests()).isEmpty();
    }

    /// On one machine another port is another program: it gets no key, and neither does one that merely speaks TLS.
    @Test
    void aRedirectToAnotherPortIsNotFollowedWithTheKey() throws Exception {
        var certificate = Certificate.of(folder, "ip:127.0.0.1");
        var safe = closing(Loopback.on(certificate.socket(), FailureFixturesTest::honest));
        var plain = server(FailureFixturesTest::honest);
        var trusting = closing(new Probe(java.util.Map.of("SSL_CERT_FILE", certificate.pem().toString()), CLOCK));
        for (var other : new String[] {"https://127.0.0.1:" + safe.port(), plain.url("")}) {
            var server = server(request -> json(302, "", "Location: " + other + "/v1/models"));
            var checked = trusting.check(relay(server), false);
            assertThat(kind(checked)).as(other).contains(CheckClass.REDIRECT);
        }
        assertThat(safe.requests()).isEmpty();
        assertThat(plain.requests()).isEmpty();
    }

    /// A port that is said is the same as one that is meant.
    @Test
    void theUsualPortMayBeSaidOrNot() {
        assertThat(Exchange.sameHost(java.net.URI.create("http://relay.example/a"), java.net.URI.create("http://relay.example:80/b"))).isTrue();
        assertThat(Exchange.sameHost(java.net.URI.create("http://relay.example/a"), java.net.URI.create("https://relay.example/a"))).isTrue();
        assertThat(Exchange.sameHost(java.net.URI.create("http://relay.example:8080/a"), java.net.URI.create("https://relay.example/a"))).isFalse();
        assertThat(Exchange.sameHost(java.net.URI.create("https://relay.example/a"), java.net.URI.create("http://relay.example/a"))).isFalse();
        assertThat(Exchange.sameHost(java.net.URI.create("https://relay.example/a"), java.net.URI.create("https://relay.example:8443/a"))).isFalse();
    }

    @Test
    void aRedirectOnTheSameHostIsFollowed() {
        var server = server(request -> request.path().equals("/v1/models")
                ? json(308, "", "Location: /v1/models/")
                : FailureFixturesTest.honest(request));
        assertThat(lights(check(relay(server)))).isEqualTo("on on ?");
    }

    private void expect(String name, Target target, CheckClass kind) {
        var checked = check(target);
        FailureFixturesTest.note(name, checked);
        assertThat(kind(checked)).as(checked.toString()).contains(kind);
        assertThat(checked.result().keyAccepted().isOn()).isFalse();
        assertThat(checked.toString()).doesNotContain(KEY);
    }
}
