package dev.onehot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.route.ProxyServer;
import dev.onehot.testing.Certificate;
import dev.onehot.testing.Loopback;
import dev.onehot.testing.TunnelProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Proxies that want a password, and those that cannot be used: the one gets it, the other is said, and nothing goes without.
@Execution(ExecutionMode.CONCURRENT)
class ProxyLoginTest extends ProbeFixture {
    private static final String PASSWORD = "S3cret-Pass";
    private static final String LOGIN = basic("me:" + PASSWORD);
    private static final String LISTED =
            "HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: " + MODELS.length() + "\r\nConnection: close\r\n\r\n" + MODELS;

    @TempDir
    Path folder;

    @Test
    void thePasswordGoesToTheProxyAndNoFurther() throws Exception {
        var certificate = Certificate.of(folder, "dns:models.test");
        var server = closing(Loopback.on(certificate.socket(), FailureFixturesTest::honest));
        var proxy = closing(new TunnelProxy(server.port(), LOGIN, LISTED));
        var address = "http://me:" + PASSWORD + "@" + proxy.place();
        for (var wanted : List.of("", "env:WORK_PROXY")) {
            var probing = probe(Map.of(
                    "HTTPS_PROXY", wanted.isEmpty() ? address : "http://127.0.0.1:9", "HTTP_PROXY", wanted.isEmpty() ? address : "http://127.0.0.1:9",
                    "WORK_PROXY", address, "SSL_CERT_FILE", certificate.pem().toString()));
            var options = ProviderOptions.NONE.with(ProviderField.PROXY, wanted);
            assertThat(options.problems()).isEmpty();

            var tunnelled = probing.check(new Target("openai-compatible", "https://models.test/v1", ApiKey.of(KEY), "", options), false);
            var plain = probing.check(new Target("openai-compatible", "http://models.test/v1", ApiKey.of(""), "", options), false);

            assertThat(lights(tunnelled)).as(tunnelled.toString()).isEqualTo("on on ?");
            assertThat(lights(plain)).as(plain.toString()).isEqualTo("on ? ?");
            assertThat(tunnelled + " " + plain).doesNotContain(PASSWORD).doesNotContain(LOGIN.substring(6));
        }
        assertThat(proxy.heads()).anyMatch(it -> it.startsWith("CONNECT models.test:443 ")).anyMatch(it -> it.startsWith("GET http://models.test/"))
                .allMatch(it -> it.contains("Proxy-Authorization: " + LOGIN));
        assertThat(proxy.heads()).noneMatch(it -> it.startsWith("CONNECT") && it.contains(KEY));
        assertThat(server.requests()).isNotEmpty().allMatch(it -> it.header("Proxy-Authorization").isEmpty());
    }

    /// As curl 7.88.1 sends them (tried 2026-11-29), and with an `@` in the password, which undici takes and this curl does not.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://me:pw@HOST         | me:pw",
        "me:pw@HOST                | me:pw",
        "HTTP://me:pw@HOST/path    | me:pw",
        "http://me@HOST            | me:",
        "http://me:@HOST           | me:",
        "http://:pw@HOST           | :pw",
        "http://me:p%40s%3As@HOST  | me:p@s:s",
        "http://me:p%s@HOST        | me:p%s",
        "http://me:p+s@HOST        | me:p+s",
        "http://m%C3%A9:%C3%BC@HOST| mé:ü",
        "http://me:p@s@HOST        | me:p@s",
    })
    void aNameAndAPasswordAreReadAsCurlReadsThem(String address, String login) {
        var proxy = closing(new TunnelProxy(9, basic(login), LISTED));
        var checked = probe(Map.of("http_proxy", address.replace("HOST", proxy.place())))
                .check(target("openai-compatible", "http://models.test/v1", "", ""), false);
        assertThat(lights(checked)).as(proxy.heads().toString()).isEqualTo("on ? ?");
    }

    @Test
    void aWrongPasswordIsSaidAndNotRepeated() {
        var proxy = closing(new TunnelProxy(9, basic("me:another"), LISTED));
        var probing = probe(Map.of("all_proxy", "http://me:" + PASSWORD + "@" + proxy.place()));
        for (var base : List.of("https://models.test/v1", "http://models.test/v1")) {
            var checked = probing.check(target("openai-compatible", base, KEY, ""), false);
            assertThat(kind(checked)).as(checked.toString()).contains(CheckClass.PROXY);
            assertThat(checked.toString()).contains(proxy.place()).doesNotContain(PASSWORD).doesNotContain(LOGIN.substring(6));
        }
        // A proxy that repeats what it was sent.
        var talking = server(it -> Loopback.json(502, "{\"error\":\"not for " + it.header("Proxy-Authorization") + " alias " + PASSWORD + "\"}"));
        var checked = probe(Map.of("http_proxy", "http://me:" + PASSWORD + "@127.0.0.1:" + talking.port()))
                .check(target("openai-compatible", "http://models.test/v1", KEY, ""), false);
        assertThat(checked.toString()).contains("not for").doesNotContain(PASSWORD).doesNotContain(LOGIN.substring(6));
    }

    /// SOCKS, TLS to the proxy, what is no address: curl and undici go through the first two, and no program goes on without.
    @ParameterizedTest
    @CsvSource({"socks5h://me:S3cret-Pass@127.0.0.1:PORT, proxy-unusable", "socks5://127.0.0.1:PORT, proxy-unusable",
        "socks4a://127.0.0.1:PORT, proxy-unusable", "socks://127.0.0.1:PORT, proxy-unusable", "https://me:S3cret-Pass@127.0.0.1:PORT, proxy-unusable",
        "foo://127.0.0.1:PORT, proxy-unusable", "http://me:S3cret-Pass#@127.0.0.1:PORT, proxy-address", "http://127.0.0.1:99999, proxy-address",
        "http://127.0.0.1:0, proxy-address", "127.0.0.1:70000, proxy-address", "http://me:S3cret-Pass@127.0.0.1:123456, proxy-address",
        "socks5://127.0.0.1:99999, proxy-unusable", "http://not an address, proxy-address"})
    void aProxyThatCannotBeUsedIsSaidAndNothingGoesWithout(String address, String word) {
        var server = server(FailureFixturesTest::honest);
        var given = address.replace("PORT", String.valueOf(server.port()));
        for (var name : List.of("ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy")) {
            var checked = probe(Map.of(name, given)).check(target("openai-compatible", "http://models.invalid/v1", KEY, ""), false);
            var failure = checked.result().failure().orElseThrow();
            assertThat(failure.kind().word()).as(checked.toString()).isEqualTo(word);
            // Only of another kind of proxy it is true that HTTP ones alone can be used.
            assertThat(failure.what().text(Locale.ROOT)).contains(word.equals("proxy-unusable") ? "HTTP proxies only" : "port from 1 to 65535");
            assertThat(checked.toString() + failure.what() + failure.advice()).doesNotContain(PASSWORD);
            assertThat(lights(checked)).isEqualTo("? ? ?");
        }
        var own = new Target(
                "openai-compatible", server.url("/v1"), ApiKey.of(KEY), "", ProviderOptions.NONE.with(ProviderField.PROXY, "env:WORK_PROXY"));
        for (var environment : List.of(Map.of("WORK_PROXY", given), Map.<String, String>of())) {
            var checked = probe(environment).check(own, false);
            assertThat(checked.result().failure().orElseThrow().kind().word()).isEqualTo(environment.isEmpty() ? "proxy-address" : word);
            assertThat(checked.toString()).doesNotContain(PASSWORD);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aPasswordIsNoPartOfAProvider() {
        var problem = ProviderOptions.NONE.with(ProviderField.PROXY, "http://me:" + PASSWORD + "@proxy.example:3128").problems().getFirst();
        assertThat(problem.field()).isEqualTo("proxy");
        assertThat(problem.toString()).contains("option.proxy.password").doesNotContain(PASSWORD);
        assertThat(ProxyServer.of("http://me:" + PASSWORD + "@proxy.example:3128").orElseThrow()).hasToString("proxy.example:3128");
    }

    private Probe probe(Map<String, String> environment) {
        return closing(new Probe(environment, CLOCK));
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
